"""What a catalogue must say before it may be published: no reference broken, no gap.

Each rule takes the document and yields faults; the list at the end is all of them.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from careers.domain.document import Document, Skill
from careers.domain.faults import Fault
from careers.domain.levels import ASKABLE_LEVELS, LEADS, LEVELS
from careers.domain.references import broken

MOST_SHARED_WORDS = 0.60
"""Above this share of common words two can-dos say the same thing: 2|A ∩ B| / (|A| + |B|)
over their sets of words, names and aliases of the skills taken out."""


def lint(document: Document) -> tuple[Fault, ...]:
    """All faults of `document`; the gaps are looked for only when no reference is broken."""
    return broken(document) or tuple(fault for rule in _RULES for fault in rule(document))


def _levels(document: Document) -> Iterator[Fault]:
    missing = set(LEVELS) - {row.level for row in document.levels}
    for level in sorted(missing):
        yield Fault("levels", f"level {level} has no name")


def _can_dos(document: Document) -> Iterator[Fault]:
    for index, skill in enumerate(document.skills):
        by_level = {row.level: row for row in skill.can_dos}
        for level in ASKABLE_LEVELS:
            row = by_level.get(level)
            path = f"skills[{index}].can_dos"
            if row is None or not row.statement:
                yield Fault(path, f"{skill.name} has no can-do at level {level}")
            elif not row.hours:
                yield Fault(path, f"{skill.name} has no hours at level {level}")


def _alike(document: Document) -> Iterator[Fault]:
    told = [
        (f"skills[{at}].can_dos", skill.name, row.level, _words(row.statement, skill))
        for at, skill in enumerate(document.skills)
        for row in skill.can_dos
    ]
    for (_, name, level, words), (path, other, at_level, others) in combinations(told, 2):
        if words and others and shared_words(words, others) > MOST_SHARED_WORDS:
            yield Fault(
                path, f"{other} at level {at_level} says the same as {name} at level {level}"
            )


def _words(statement: str, skill: Skill) -> frozenset[str]:
    text = statement.casefold()
    for name in sorted((skill.name, *skill.aliases), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name.casefold())}\b", " ", text)
    return frozenset(re.findall(r"[\w'’]+", text))


def shared_words(one: frozenset[str], other: frozenset[str]) -> float:
    """0 (nothing in common) to 1 (the same words)."""
    return 2 * len(one & other) / (len(one) + len(other))


def _requirements(document: Document) -> Iterator[Fault]:
    for index, role in enumerate(document.roles):
        for at, requirement in enumerate(role.requirements):
            if not requirement.reason:
                yield Fault(
                    f"roles[{index}].requirements[{at}].reason",
                    f"{role.name} asks for {requirement.slug} without a reason",
                )


def _cells(document: Document) -> Iterator[Fault]:
    for index, aspect in enumerate(document.aspects):
        said = {cell.role for cell in aspect.cells if cell.text}
        for role in document.roles:
            if role.slug not in said:
                yield Fault(f"aspects[{index}].cells", f"{aspect.name} says nothing of {role.name}")


def _stages(document: Document) -> Iterator[Fault]:
    for index, stage in enumerate(document.stages):
        path = f"stages[{index}].cells"
        said = {cell.role for cell in stage.cells if cell.wording}
        for role in document.roles:
            if role.slug not in said:
                yield Fault(path, f"{stage.name} says nothing of {role.name}")
        if not any(cell.rank == LEADS for cell in stage.cells):
            yield Fault(path, f"nobody leads {stage.name}")


def _answers(document: Document) -> Iterator[Fault]:
    for index, row in enumerate(document.faq):
        if not row.answer:
            yield Fault(f"faq[{index}].answer", f"“{row.question}” has no answer")


_RULES: tuple[Callable[[Document], Iterator[Fault]], ...] = (
    _levels,
    _can_dos,
    _alike,
    _requirements,
    _cells,
    _stages,
    _answers,
)
