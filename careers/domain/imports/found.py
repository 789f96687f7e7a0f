"""What was found in a file: skills to confirm one by one, and what no skill is called."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from careers.domain.catalogue import Catalogue
from careers.domain.characters import is_shown

Kind = Literal["resume", "linkedin", "text"]

MOST_PLACES: Final = 3
"""Places that are shown of one skill."""
MOST_UNKNOWN: Final = 100
LONGEST_QUOTE: Final = 240


@dataclass(frozen=True, slots=True)
class Place:
    """`where` in the file, "" where the `quote` says enough."""

    where: str
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One skill (a slug) at one place. `level` 0-4 only where the file states it in words."""

    skill: str
    place: Place
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`level` is None unless every statement of the file agrees on it."""

    skill: str
    places: tuple[Place, ...]
    level: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """In catalogue order. `unknown` are names of skills that the catalogue does not hold."""

    kind: Kind
    suggestions: tuple[Suggestion, ...]
    unknown: tuple[str, ...] = ()


def gathered(
    kind: Kind, catalogue: Catalogue, mentions: Iterable[Mention], unknown: Iterable[str] = ()
) -> Found:
    """One suggestion a skill, of all its mentions."""
    of: dict[str, list[Mention]] = {}
    for mention in mentions:
        of.setdefault(mention.skill, []).append(mention)
    suggestions = (_suggestion(of[row.slug]) for row in catalogue.skills if row.slug in of)
    return Found(kind, tuple(suggestions), tuple(dict.fromkeys(unknown))[:MOST_UNKNOWN])


def _suggestion(mentions: list[Mention]) -> Suggestion:
    places = tuple(dict.fromkeys(mention.place for mention in mentions))[:MOST_PLACES]
    stated = {mention.level for mention in mentions if mention.level is not None}
    return Suggestion(mentions[0].skill, places, stated.pop() if len(stated) == 1 else None)


def clean(text: str) -> str:
    """`text` as pages can show it: what they cannot is a space; letters with their accents."""
    shown = "".join(char if is_shown(char) and not _is_half(char) else " " for char in text)
    return unicodedata.normalize("NFC", shown)


def _is_half(char: str) -> bool:
    """A lone surrogate, which JSON may spell and no database takes."""
    return "\ud800" <= char <= "\udfff"


def shortened(text: str) -> str:
    """In one line, cut where it is too long to quote."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"
