"""The names of a catalogue's skills, found in any text.

A name matches whole words only, the longest name first; between its words may stand a space, a
hyphen or a slash, or nothing. Names of one or two letters ("R", "ML") match in their own case
only, and not where they are part of something else ("R&D", "John R. Smith"). Time is linear in
the text: each word is looked up once for each word that a name may have.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from careers.domain.catalogue import Catalogue
from careers.domain.search import fold

SHORT: Final = 2
"""Letters up to which a name must be written as the catalogue writes it."""
WIDEST: Final = 5
"""Characters between two words of one name, at most."""
_WORD: Final = re.compile(r"[^\W_]+[+#]*")
_GAP: Final = re.compile(r"(?!\s*\n\s*\n)(?:\s{0,2}[-–/&(_)]?\s{0,2}|\.|['’]\s?)\Z")
_JOINED: Final = frozenset("&'’-–_@+#.\\")
"""What makes a short name a part of something longer, on either side."""


class Match(NamedTuple):
    """Of `skill` (a slug), from `start` to `end` of the text."""

    skill: str
    start: int
    end: int


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class _Node:
    """What may follow the words so far; `ends` maps a spelling, "" for any, to a slug."""

    __slots__ = ("ends", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.ends: dict[str, str] = {}


class Names:
    """Every name and alias, a skill's own name before anybody's alias."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._whole: dict[tuple[str, ...], str] = {}
        self._root = _Node()
        self._most_words = 1
        own = [(skill.name, skill.slug) for skill in catalogue.skills]
        others = [(alias, skill.slug) for skill in catalogue.skills for alias in skill.aliases]
        for name, slug in (*own, *others):
            self._add(name, slug)

    def _add(self, name: str, slug: str) -> None:
        words = tuple(word.folded for word in _words(name))
        if not words:
            return
        self._whole.setdefault(words, slug)
        self._most_words = max(self._most_words, len(words))
        spelling = name.strip() if sum(map(len, words)) <= SHORT else ""
        for path in {words, ("".join(words),)}:
            node = self._root
            for word in path:
                node = node.following.setdefault(word, _Node())
            node.ends.setdefault(spelling, slug)

    def called(self, name: str) -> str | None:
        """The slug of the skill that is called exactly so, whatever the case; None for none."""
        words = tuple(word.folded for word in _words(name))
        return self._whole.get(words) or self._whole.get(("".join(words),))

    def find(self, text: str) -> Iterator[Match]:
        """From the first to the last, none within another."""
        words = _words(text)
        place = 0
        while place < len(words):
            found, length = self._longest(text, words, place)
            if found:
                yield found
            place += length

    def _longest(self, text: str, words: Sequence[_Word], place: int) -> tuple[Match | None, int]:
        """What begins at this word, and how many words that takes."""
        node, found, length = self._root, None, 1
        start = words[place].start
        for count, word in enumerate(words[place : place + self._most_words], start=1):
            if count > 1 and not _joins(text, words[place + count - 2].end, word.start):
                break
            following = node.following.get(word.folded)
            if following is None:
                break
            node = following
            slug = _meant(node.ends, text, start, word.end)
            if slug:
                found, length = Match(slug, start, word.end), count
        return found, length


def _joins(text: str, start: int, end: int) -> bool:
    """Whether what stands between two words leaves them one name."""
    return end - start <= WIDEST and _GAP.match(text[start:end]) is not None


def _meant(ends: Mapping[str, str], text: str, start: int, end: int) -> str | None:
    spelt = text[start:end]
    if spelt in ends and spelt:
        return ends[spelt] if _stands_alone(text, start, end) else None
    return ends.get("")


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == ".":
        return _ends_a_sentence(text, start, end)
    return before not in _JOINED and after not in _JOINED


def _ends_a_sentence(text: str, start: int, end: int) -> bool:
    """Not an initial: what follows is no word of the same name, and what precedes no first
    name."""
    if text[end + 1 : end + 2].strip() or not start:
        return False
    before = text[max(0, start - 40) : start].rstrip()
    return before[-1:] in {",", ";", "/", ":", "("} or before.rpartition(" ")[2].islower()


def _words(text: str) -> list[_Word]:
    return [_Word(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=4)
def of(catalogue: Catalogue) -> Names:
    """Kept by catalogue, of which a process holds one object a release."""
    return Names(catalogue)
