"""The next best steps towards a role, and what a supposed rating would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.levels import MAX_LEVEL, MIN_LEVEL
from careers.domain.readiness import TWELFTHS, Readiness, ReceiptRow, assess

SHOWN = 3
"""How many steps a dashboard offers."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One skill, one level up. `hours` are those of the can-do, `gain` is the change of
    `low` (0-1) if it is done next, `must_have` says that a missing must-have asks for it.
    Without a rating (`rated` is false) the step may lie behind the member already."""

    skill: Skill
    to_level: int
    hours: int
    gain: Fraction
    must_have: bool
    rated: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """`gain` in twelfths of weight, which all candidates share: whole numbers to sort by."""

    skill: Skill
    to_level: int
    gain: int
    must_have: bool

    @property
    def hours(self) -> int:
        return self.skill.hours[self.to_level]

    @property
    def slowness(self) -> float:
        """Hours for each twelfth gained. Equal ratios of whole numbers are equal floats."""
        return self.hours / self.gain


def next_best(
    catalogue: Catalogue, role: Role, levels: Mapping[str, int], limit: int = SHOWN
) -> tuple[NextStep, ...]:
    """The steps that earn most readiness per hour, at most `limit`; ties in catalogue order.

    An unrated skill counts as 0. A step that earns nothing by itself, or that leans on a
    skill the member does not hold yet, is left out.
    """
    readiness = assess(role.requirements, levels)
    if readiness is None:
        return ()
    open_rows = [row for row in readiness.receipt if not row.met]
    wanted = {slug for row in open_rows for slug in row.requirement.any_of}
    candidates = (
        _candidate(skill, levels, open_rows)
        for skill in catalogue.skills
        if skill.slug in wanted and _within_reach(skill, levels)
    )
    found = sorted((one for one in candidates if one.gain), key=lambda one: one.slowness)
    whole = TWELFTHS * readiness.weight
    return tuple(
        NextStep(
            one.skill,
            one.to_level,
            one.hours,
            Fraction(one.gain, whole),
            one.must_have,
            rated=one.skill.slug in levels,
        )
        for one in found[:limit]
    )


def what_if(
    requirements: Iterable[Requirement], levels: Mapping[str, int], skill: str, level: int
) -> Readiness | None:
    """The readiness if the member held `skill` (a slug) at `level` (0-4)."""
    return assess(requirements, {**levels, skill: level})


def _within_reach(skill: Skill, levels: Mapping[str, int]) -> bool:
    """Whether there is a level above, and everything that it leans on is held."""
    to_level = levels.get(skill.slug, MIN_LEVEL) + 1
    return to_level <= MAX_LEVEL and all(
        levels.get(needed.skill, MIN_LEVEL) >= needed.level
        for needed in skill.requires
        if needed.at_level == to_level
    )


def _candidate(
    skill: Skill, levels: Mapping[str, int], open_rows: Sequence[ReceiptRow]
) -> _Candidate:
    """Only requirements in `open_rows` can gain anything."""
    to_level = levels.get(skill.slug, MIN_LEVEL) + 1
    asking = [row for row in open_rows if skill.slug in row.requirement.any_of]
    after = what_if((row.requirement for row in asking), levels, skill.slug, to_level)
    return _Candidate(
        skill=skill,
        to_level=to_level,
        gain=_twelfths(after.receipt if after else ()) - _twelfths(asking),
        must_have=any(row.requirement.must_have for row in asking),
    )


def _twelfths(rows: Iterable[ReceiptRow]) -> int:
    """The weight that `rows` earn, in twelfths."""
    return sum(row.requirement.weight * row.twelfths for row in rows)
