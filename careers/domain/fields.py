"""The kinds of value that a catalogue document holds, each with its length or range."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from careers.domain import levels
from careers.domain.characters import is_shown

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
CODE_PATTERN = r"^[A-Z0-9]{2,5}$"
PATTERNS_SAID = {
    SLUG_PATTERN: "must be small letters, digits and single hyphens, such as model-serving",
    CODE_PATTERN: "must be two to five capitals or digits, such as MLE",
}


def _printable(text: str) -> str:
    if not is_shown(text):
        raise ValueError("must not contain control characters")
    return text


def _web_address(url: str) -> str:
    if url and not url.startswith(("https://", "http://")):
        raise ValueError("must begin with https:// or http://")
    return url


def _text(longest: int) -> object:
    return StringConstraints(max_length=longest, strip_whitespace=True)


Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]
Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=levels.MAX_NAME, strip_whitespace=True),
    AfterValidator(_printable),
]
Label = Annotated[str, _text(levels.MAX_NAME), AfterValidator(_printable)]
Sentence = Annotated[str, _text(levels.MAX_SENTENCE), AfterValidator(_printable)]
FullSentence = Annotated[
    str,
    StringConstraints(min_length=1, max_length=levels.MAX_SENTENCE, strip_whitespace=True),
    AfterValidator(_printable),
]
Text = Annotated[str, _text(levels.MAX_TEXT), AfterValidator(_printable)]
Url = Annotated[str, _text(500), AfterValidator(_printable), AfterValidator(_web_address)]
Level = Annotated[int, Field(ge=levels.MIN_LEVEL, le=levels.MAX_LEVEL, strict=True)]
AskedLevel = Annotated[int, Field(ge=1, le=levels.MAX_LEVEL, strict=True)]
Hours = Annotated[int, Field(ge=0, le=levels.MAX_HOURS, strict=True)]
Percent = Annotated[int, Field(ge=0, le=100, strict=True)]
