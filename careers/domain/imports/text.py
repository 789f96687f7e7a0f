"""Skills in running text, each with the sentence that it was found in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from careers.domain.catalogue import Catalogue
from careers.domain.faults import DocumentError, Fault
from careers.domain.imports import names
from careers.domain.imports.found import (
    LONGEST_QUOTE,
    Found,
    Mention,
    Place,
    clean,
    gathered,
    shortened,
)

LONGEST: Final = 200_000
"""Characters of a text: some sixty pages."""
_ENDS: Final = re.compile(r"[.!?](?=\s)|\n")


def read(text: str, catalogue: Catalogue) -> Found:
    """Raises DocumentError where `text` is too long."""
    if len(text) > LONGEST:
        raise DocumentError([Fault("", f"this text is longer than {LONGEST:,} characters")])
    return gathered("text", catalogue, mentions(text, catalogue))


def mentions(text: str, catalogue: Catalogue, where: str = "") -> Iterator[Mention]:
    """Every skill that `text` names, in its order. No text states a level."""
    shown = clean(text)
    ends = [match.end() for match in _ENDS.finditer(shown)]
    for found in names.of(catalogue).find(shown):
        yield Mention(found.skill, Place(where, _sentence(shown, ends, found)))


def named(name: str, where: str, catalogue: Catalogue, level: int | None = None) -> list[Mention]:
    """The skill that is called `name`, at the `level` stated of it, or else the skills named
    within it, of which nothing is stated."""
    place = Place(where, shortened(clean(name)))
    if slug := names.of(catalogue).called(place.quote):
        return [Mention(slug, place, level)]
    return list(mentions(name, catalogue, where))


def _sentence(text: str, ends: list[int], found: names.Match) -> str:
    """What stands between two full stops or line ends, cut around what was found."""
    first, last = bisect_right(ends, found.start), bisect_left(ends, found.end)
    start = ends[first - 1] if first else 0
    end = ends[last] if last < len(ends) else len(text)
    if end - start <= LONGEST_QUOTE:
        return shortened(text[start:end])
    margin = LONGEST_QUOTE // 2
    cut = text[max(start, found.start - margin) : min(end, found.end + margin)]
    return shortened(f"…{cut}" if found.start - margin > start else cut)
