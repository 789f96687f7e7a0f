"""Which results of the fit statements some answers lead to.

A result is a set of linear conditions on the scores, such as "at least 1/4, and more than 1/4
above each other role". Whether answers meet them is found by dynamic programming over the
values that the conditions can take, statement by statement: sums of few small numbers, of
which there are few, where the answers are 5 to the power of the statements.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from math import lcm
from typing import Final

from careers.domain.document import FitStatement
from careers.domain.levels import FIT_ANSWERS, FIT_APART, FIT_PULLS_FROM, FIT_SUITS_FROM

MOST_STEPS: Final = 300_000
"""After this many the search is given up, and the result is taken to be reachable: about a
second, for a catalogue of dozens of roles with alike statements."""

Scores = Mapping[str, tuple[int, ...]]
"""By role what full agreement with each statement adds to its score, in whole units."""
Condition = tuple[tuple[int, ...], int]
"""What each statement adds to a value per step of the answer, and the least the value may be."""


def unreachable_roles(statements: Sequence[FitStatement], roles: Sequence[str]) -> tuple[str, ...]:
    """The slugs of `roles` that no answers name alone. Roles that no statement pulls towards
    are never named."""
    scores, unit = _scores(statements)
    steps = iter(range(MOST_STEPS))
    return tuple(
        slug
        for slug in roles
        if slug not in scores or not _attainable(_alone(slug, scores, unit), steps)
    )


def unreachable_tie(statements: Sequence[FitStatement]) -> bool:
    """Whether no answers make two roles too close to call, where two are judged at all."""
    scores, unit = _scores(statements)
    steps = iter(range(MOST_STEPS))
    pairs = list(permutations(scores, 2))
    return bool(pairs) and not any(
        _attainable(_close(first, second, scores, unit), steps) for first, second in pairs
    )


def _scores(statements: Sequence[FitStatement]) -> tuple[Scores, int]:
    """What one step of each answer adds to the score of each judged role, and how many of
    these units make a score of 1."""
    weights: dict[str, list[int]] = {}
    for at, statement in enumerate(statements):
        for row in statement.weights:
            weights.setdefault(row.role, [0] * len(statements))[at] = row.weight
    judged = {slug: row for slug, row in weights.items() if any(row)}
    limits = (FIT_PULLS_FROM, FIT_APART, FIT_SUITS_FROM)
    unit = lcm(*(sum(row) for row in judged.values()), *(one.denominator for one in limits))
    unit *= max(FIT_ANSWERS)
    highest = {slug: max(FIT_ANSWERS) * sum(row) for slug, row in judged.items()}
    scores = {
        slug: tuple(unit // highest[slug] * weight for weight in row)
        for slug, row in judged.items()
    }
    return scores, unit


def _alone(slug: str, scores: Scores, unit: int) -> list[Condition]:
    own = scores[slug]
    lead = int(FIT_APART * unit) + 1
    others = [(_minus(own, row), lead) for other, row in scores.items() if other != slug]
    return [(own, int(FIT_PULLS_FROM * unit)), *others]


def _close(first: str, second: str, scores: Scores, unit: int) -> list[Condition]:
    """`first` is highest and pulls; `second` is named beside it and does not suit."""
    own, near = scores[first], scores[second]
    behind = [(_minus(own, row), 0) for other, row in scores.items() if other != first]
    return [
        (own, int(FIT_PULLS_FROM * unit)),
        *behind,
        (_minus(near, own), -int(FIT_APART * unit)),
        (tuple(-part for part in near), 1 - int(FIT_SUITS_FROM * unit)),
    ]


def _minus(row: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    return tuple(one - two for one, two in zip(row, other, strict=True))


def _attainable(conditions: Sequence[Condition], steps: Iterator[int]) -> bool:
    """Whether some answers lift the value of every condition to its least.

    A state is the values so far. Statements that are not come to yet may stay unanswered, so
    that a state which meets all conditions ends the search; a state that the best answers to
    the rest cannot lift enough is dropped, and a value that the worst cannot spoil is cut.
    """
    least = [floor for _, floor in conditions]
    rows = sorted(zip(*(row for row, _ in conditions), strict=True), key=sum, reverse=True)
    room = [sum(max(FIT_ANSWERS) * abs(part) for part in row) for row, _ in conditions]
    states = {(0,) * len(conditions)}
    for row in rows:
        room = [left - max(FIT_ANSWERS) * abs(part) for left, part in zip(room, row, strict=True)]
        needed = [floor - left for floor, left in zip(least, room, strict=True)]
        enough = [floor + left for floor, left in zip(least, room, strict=True)]
        states = set(_reached(states, row, needed, enough, steps))
        if any(_meets(state, least) for state in states) or next(steps, None) is None:
            return True
    return False


def _reached(
    states: set[tuple[int, ...]],
    row: Sequence[int],
    needed: Sequence[int],
    enough: Sequence[int],
    steps: Iterator[int],
) -> Iterator[tuple[int, ...]]:
    for state, _ in zip(states, steps, strict=False):
        for answer in FIT_ANSWERS:
            values = [value + answer * part for value, part in zip(state, row, strict=True)]
            if _meets(values, needed):
                yield tuple(map(min, values, enough))


def _meets(values: Sequence[int], least: Sequence[int]) -> bool:
    return all(value >= floor for value, floor in zip(values, least, strict=True))
