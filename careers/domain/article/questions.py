"""Questions and answers in running text, below a heading that says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from careers.domain.article.blocks import Passage, key, plain, without_bullet

_SECTION: Final = re.compile(r"\b(faqs?|questions)\b")
_PREFIX: Final = re.compile(r"^(?:q|question)\s*\d*\s*[:.]\s*", re.IGNORECASE)
_ANSWER: Final = re.compile(r"^(?:a|answer)\s*[:.]\s*", re.IGNORECASE)
_ASKED: Final = re.compile(r"^(?P<asked>[^?\n]{3,}\?)[*_]*\s*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Question:
    """`answer` is Markdown, "" where none follows."""

    line: int
    question: str
    answer: str = ""


def split(passages: Iterable[Passage]) -> tuple[list[Question], list[Passage]]:
    """The questions, and the passages that are neither question, answer nor heading."""
    asked: list[Question] = []
    rest: list[Passage] = []
    is_open = False
    for passage in passages:
        if not _in_faq(passage):
            is_open = False
            rest += [] if passage.level else [passage]
        elif found := _question(passage):
            is_open = True
            asked.append(found)
        elif is_open and not passage.level:
            asked[-1] = _with(asked[-1], passage.text)
        elif not passage.level:
            rest.append(passage)
    return asked, rest


def _in_faq(passage: Passage) -> bool:
    return any(_SECTION.search(key(heading)) for heading in passage.headings)


def _question(passage: Passage) -> Question | None:
    text = _PREFIX.sub("", without_bullet(passage.text).lstrip("*_"))
    found = _ASKED.match(text)
    if found is None:
        return None
    return Question(passage.line, plain(found["asked"]), _ANSWER.sub("", found["rest"]).strip())


def _with(question: Question, text: str) -> Question:
    said = _ANSWER.sub("", text).strip()
    answer = f"{question.answer}\n\n{said}" if question.answer else said
    return Question(question.line, question.question, answer)
