"""Two can-dos that say the same thing."""

import re
from itertools import combinations
from typing import Final

from careers.domain.document import Document, Skill
from careers.domain.linter.rule import Rule, Told

MOST_SHARED_WORDS: Final = 0.60
"""Above this share of common words two can-dos say the same thing: 2|A ∩ B| / (|A| + |B|)
over their sets of words, names and aliases of the skills taken out."""


def shared_words(one: frozenset[str], other: frozenset[str]) -> float:
    """0 (nothing in common) to 1 (the same words)."""
    return 2 * len(one & other) / (len(one) + len(other))


def _alike(document: Document) -> Told:
    told = [
        (f"skills[{at}].can_dos[{row_at}].statement", skill.name, row.level, words)
        for at, skill in enumerate(document.skills)
        for row_at, row in enumerate(skill.can_dos)
        if (words := _words(row.statement, skill))
    ]
    for (_, name, level, words), (path, other, at_level, others) in combinations(told, 2):
        if shared_words(words, others) > MOST_SHARED_WORDS:
            yield path, f"{other} at level {at_level} says the same as {name} at level {level}"


def _words(statement: str, skill: Skill) -> frozenset[str]:
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
