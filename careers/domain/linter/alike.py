"""Two can-dos that say the same thing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from careers.domain.document import Document, Skill
from careers.domain.linter.rule import Rule, Told

MOST_SHARED_WORDS: Final = (3, 5)
"""Above this share, 3/5, of common words two can-dos say the same thing: 2|A ∩ B| / (|A| + |B|)
over their sets of words, names and aliases of the skills taken out."""
BLOCK: Final = 4096
"""Texts that one is compared with at once; without an end, rare words would take much memory."""

Words = frozenset[str]
Texts = int
"""A set of texts: the bit worth 2 to the power of n is the text at place n."""


def _alike(document: Document) -> Told:
    """Each can-do once, with the first of those before it that say the same."""
    told = [
        (f"skills[{at}].can_dos[{row_at}].statement", f"{skill.name} at level {row.level}", words)
        for at, skill in enumerate(document.skills)
        for row_at, row in enumerate(skill.can_dos)
        if (words := _words(row.statement, skill))
    ]
    for at, first in repeated([words for *_, words in told]).items():
        path, name, _ = told[at]
        yield path, f"{name} says the same as {told[first][1]}"


def repeated(texts: Sequence[Words]) -> dict[int, int]:
    """By the place of each of `texts` (none empty) that says the same as one before it, the
    place of the first such.

    A text is compared with a block of others at once: a whole number stands for a set of them,
    with a bit for each. So a thousand skills more take a fraction of a second, whatever their
    can-dos say.
    """
    found: dict[int, int] = {}
    for start in range(0, len(texts), BLOCK):
        holders, sizes = _block(texts[start : start + BLOCK])
        for at in range(start + 1, len(texts)):
            if at not in found:
                before = (1 << (at - start)) - 1
                if same := _same(texts[at], holders, sizes) & before:
                    found[at] = start + (same & -same).bit_length() - 1
    return dict(sorted(found.items()))


def _block(texts: Sequence[Words]) -> tuple[dict[str, Texts], dict[int, Texts]]:
    """The texts that hold each word, and those of each number of words."""
    holders: dict[str, Texts] = defaultdict(int)
    sizes: dict[int, Texts] = defaultdict(int)
    for at, words in enumerate(texts):
        sizes[len(words)] |= 1 << at
        for word in words:
            holders[word] |= 1 << at
    return holders, sizes


def _same(words: Words, holders: Mapping[str, Texts], sizes: Mapping[int, Texts]) -> Texts:
    """Those that share more than MOST_SHARED_WORDS with `words`."""
    counts = _counts(holders.get(word, 0) for word in words)
    (part, whole), found = MOST_SHARED_WORDS, 0
    for size, texts in sizes.items():
        least = part * (len(words) + size) // (2 * whole) + 1
        if least <= min(len(words), size):
            found |= _at_least(least, counts, texts)
    return found


def _counts(sets: Iterable[Texts]) -> list[Texts]:
    """In how many of `sets` each text is: those whose count has a 1 as its binary digit of
    worth 1, those with a 1 as the digit of worth 2, and so on."""
    digits: list[Texts] = []
    for texts in sets:
        carried = texts
        for place, digit in enumerate(digits):
            digits[place], carried = digit ^ carried, digit & carried
        if carried:
            digits.append(carried)
    return digits


def _at_least(least: int, counts: Sequence[Texts], texts: Texts) -> Texts:
    """Those of `texts` whose count is `least` or more, digit by digit from the highest."""
    more, level = 0, texts
    for place in reversed(range(max(len(counts), least.bit_length()))):
        digit = counts[place] if place < len(counts) else 0
        if least >> place & 1:
            level &= digit
        else:
            more, level = more | level & digit, level & ~digit
    return more | level


def _words(statement: str, skill: Skill) -> Words:
    text = statement.casefold()
    for name in sorted((skill.name, *skill.aliases), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name.casefold())}\b", " ", text)
    return frozenset(re.findall(r"[\w'’]+", text))


RULES: Final = (
    Rule(
        "Can-dos that say the same",
        "error",
        "Members choose a level by its can-do: two that say the same cannot be told apart.",
        _alike,
    ),
)
