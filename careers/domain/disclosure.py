"""Which counts of people one look shows, so that fewer than five cannot simply be read off.

Hiding a small count is not enough where it can be had by subtraction, or where a larger count
would confine it. Within a role (`disclose`) whether a total is shown depends on nothing but
what is shown beside it: who knows the rule learns no more than who does not. Across the roles
of one look (`disclose_all`) no two numbers shown differ by one to four; of a number withheld
for that, it can be guessed that it is near another one.

More is not promised. Sums over three roles or more can still tell a small count, and so can
two looks one after another: whoever may write the catalogue can put the questions. Looks are
therefore logged, with what was asked and shown (`careers.models.EffectPreview`).
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from careers.domain.effect import Counts
from careers.domain.levels import FEWEST

SPREAD_ABOVE: Final = 20
"""Percentiles are shown where more members than this change."""

FEW: Final = "few"
WITHHELD: Final = "withheld"
Figure = int | Literal["few", "withheld"]
"""A count; 1 to 4; or any number that would give such a count away."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of `Counts` is shown. `moves` are up, down and otherwise, `verdicts` gained and
    lost Ready. `at_least` is what the shown moves add up to; `spread` is empty where it is
    not shown."""

    members: Figure
    changed: Figure
    moves: Sequence[Figure] = (WITHHELD,) * 3
    verdicts: Sequence[Figure] = (WITHHELD,) * 2
    at_least: int = 0
    spread: tuple[Fraction, ...] = ()


def disclose_all(exact: Iterable[Counts]) -> tuple[Shown, ...]:
    """What one look shows of all its roles. Of two roles with numbers that differ by one to
    four, the later one's is withheld: one role may ask for all that the other does and for one
    skill more. Any two numbers are compared, since who changes for one role may be who rated
    a skill of another."""
    told: set[int] = set()
    found = []
    for counts in exact:
        shown = _away(disclose(counts), told)
        told |= numbers(shown)
        found.append(shown)
    return tuple(found)


def numbers(shown: Shown) -> set[int]:
    """All that is shown exactly of one role."""
    figures = (shown.members, shown.changed, *shown.moves, *shown.verdicts, shown.at_least)
    return set(_exact(figures))


def _away(shown: Shown, told: AbstractSet[int]) -> Shown:
    """Moves go with their sum and with the verdicts, which are judged by it: one number left
    out alone could be had from the others."""
    if _near([shown.changed, shown.at_least, *shown.moves], told):
        shown = Shown(shown.members, WITHHELD)
    if _near(shown.verdicts, told):
        shown = replace(shown, verdicts=(WITHHELD, WITHHELD))
    if _near([shown.members], told):
        shown = replace(shown, members=WITHHELD)
    return shown


def _near(figures: Sequence[Figure], told: AbstractSet[int]) -> bool:
    return any(0 < abs(one - other) < FEWEST for one in _exact(figures) for other in told)


def disclose(exact: Counts) -> Shown:
    """Hide what is small of one role, and each other number that would tell it."""
    if 0 < exact.members < FEWEST:
        return Shown(FEW, WITHHELD)
    if conceal(exact.changed) == FEW:
        return Shown(_total(exact.members, [FEW]), FEW)
    moves = [conceal(count) for count in (exact.up, exact.down, exact.otherwise)]
    at_least = sum(_exact(moves))
    whole = at_least == exact.changed
    return Shown(
        _total(exact.members, moves),
        exact.changed if whole else WITHHELD,
        moves,
        _verdicts(at_least, exact),
        at_least,
        exact.spread if whole and exact.changed > SPREAD_ABOVE else (),
    )


def conceal(count: int) -> Figure:
    return FEW if 0 < count < FEWEST else count


def _verdicts(changed: int, exact: Counts) -> Sequence[Figure]:
    """Gained and lost. Both are withheld where one of them, or the changed that neither
    gained nor lost, could be told from `changed`, which is no more than what is shown."""
    verdicts = [conceal(count) for count in (exact.gained, exact.lost)]
    return verdicts if _apart(changed, verdicts) else (WITHHELD, WITHHELD)


def _total(total: int, parts: Sequence[Figure]) -> Figure:
    return total if _apart(total, parts) else WITHHELD


def _apart(total: int, parts: Sequence[Figure]) -> bool:
    """Whether `total` may be shown beside `parts` of it. What is left of it is shared by the
    hidden parts and the people in no part: it must be so large that every hidden part may
    be anything from 1 to 4 and that the others, if there are any, are not few."""
    left = total - sum(_exact(parts))
    hidden = sum(not isinstance(part, int) for part in parts)
    return left >= hidden * (FEWEST - 1) + FEWEST or (left == 0 and not hidden)


def _exact(parts: Iterable[Figure]) -> Iterable[int]:
    return (part for part in parts if isinstance(part, int))
