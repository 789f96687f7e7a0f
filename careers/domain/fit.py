"""Which role suits a person's preferences, from how far they agree with statements.

The score of a role is sum(answer * weight) / (2 * sum(weight)) over the statements that pull
towards it, between -1 and 1. Roles that no statement pulls towards are not judged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, Protocol

from careers.domain.levels import FIT_ANSWERS, FIT_APART, FIT_PULLS_FROM, FIT_SUITS_FROM

Outcome = Literal["one", "all", "close", "neither"]
"""One role; several that all suit; several too close to call; no role pulls."""

_FULL: Final = max(FIT_ANSWERS)


class Statement(Protocol):
    """`weights` maps role slugs to 0-3."""

    @property
    def slug(self) -> str: ...
    @property
    def weights(self) -> Mapping[str, int]: ...


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one answer adds to the score of each role that its statement pulls towards."""

    statement: str
    answer: int
    by_role: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Fit:
    """`roles` are the slugs of those named, highest score first, none where none pulls.
    `scores` holds every judged role; the contributions of a role add up to its score."""

    outcome: Outcome
    roles: tuple[str, ...]
    scores: Mapping[str, Fraction]
    contributions: tuple[Contribution, ...]


def judge(statements: Iterable[Statement], answers: Mapping[str, int]) -> Fit:
    """`answers` maps statement slugs to -2 (strongly disagree) .. 2; what is missing is 0,
    what names no statement counts for nothing. Neither the order of statements nor that of
    roles decides anything. Raises ValueError for an answer that is off the scale."""
    rows = list(statements)
    if any(answer not in FIT_ANSWERS for answer in answers.values()):
        raise ValueError("an answer lies between -2 and 2")
    totals = _totals(rows)
    contributions = tuple(_contribution(row, answers.get(row.slug, 0), totals) for row in rows)
    scores = {
        role: sum((one.by_role.get(role, Fraction()) for one in contributions), Fraction())
        for role in sorted(totals)
    }
    return Fit(*_outcome(scores), MappingProxyType(scores), contributions)


def _totals(statements: Iterable[Statement]) -> dict[str, int]:
    """The weight of all statements for each role that is judged."""
    totals: dict[str, int] = {}
    for statement in statements:
        for role, weight in statement.weights.items():
            if weight:
                totals[role] = totals.get(role, 0) + weight
    return totals


def _contribution(statement: Statement, answer: int, totals: Mapping[str, int]) -> Contribution:
    added = {
        role: Fraction(answer * weight, _FULL * totals[role])
        for role, weight in statement.weights.items()
        if weight
    }
    return Contribution(statement.slug, answer, MappingProxyType(added))


def _outcome(scores: Mapping[str, Fraction]) -> tuple[Outcome, tuple[str, ...]]:
    """`scores` in the order of slugs, which decides between equal scores how they are told."""
    highest = max(scores.values(), default=Fraction())
    if highest < FIT_PULLS_FROM:
        return "neither", ()
    ranked = sorted(scores, key=lambda role: -scores[role])
    named = tuple(role for role in ranked if highest - scores[role] <= FIT_APART)
    if len(named) == 1:
        return "one", named
    suits = all(scores[role] >= FIT_SUITS_FROM for role in named)
    return ("all" if suits else "close"), named
