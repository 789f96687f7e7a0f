"""The next best steps towards a role, and what a supposed rating would change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.levels import MIN_LEVEL
from careers.domain.readiness import Readiness, ReceiptRow, assess

SHOWN = 3
"""How many steps a dashboard offers."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One skill, one level up. `hours` are those of the can-do, `gain` is the change of
    `low` (0-1) if it is done next, `must_have` says that a missing must-have asks for it."""

    skill: Skill
    to_level: int
    hours: int
    gain: Fraction
    must_have: bool

    @property
    def can_do(self) -> str:
        return self.skill.can_do[self.to_level]


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
    open_rows = tuple(row for row in readiness.receipt if not row.met)
    wanted = {slug for row in open_rows for slug in row.requirement.any_of}
    steps = (
        _step(skill, role, levels, readiness.weight, open_rows)
        for skill in catalogue.skills
        if skill.slug in wanted and _within_reach(skill, levels)
    )
    return tuple(sorted((step for step in steps if step.gain), key=_slowness)[:limit])


def what_if(
    requirements: Iterable[Requirement], levels: Mapping[str, int], skill: str, level: int
) -> Readiness | None:
    """The readiness if the member held `skill` (a slug) at `level` (0-4)."""
    return assess(requirements, {**levels, skill: level})


def _within_reach(skill: Skill, levels: Mapping[str, int]) -> bool:
    """Whether there is a level above, and everything that it leans on is held."""
    to_level = levels.get(skill.slug, MIN_LEVEL) + 1
    return to_level < len(skill.can_do) and all(
        levels.get(needed.skill, MIN_LEVEL) >= needed.level
        for needed in skill.requires
        if needed.at_level == to_level
    )


def _step(
    skill: Skill,
    role: Role,
    levels: Mapping[str, int],
    weight: int,
    open_rows: tuple[ReceiptRow, ...],
) -> NextStep:
    to_level = levels.get(skill.slug, MIN_LEVEL) + 1
    asking = role.asked[skill.slug]
    return NextStep(
        skill=skill,
        to_level=to_level,
        hours=skill.hours[to_level],
        gain=(
            _earned(what_if(asking, levels, skill.slug, to_level)) - _earned(assess(asking, levels))
        )
        / weight,
        must_have=any(
            row.requirement.must_have and skill.slug in row.requirement.any_of for row in open_rows
        ),
    )


def _earned(readiness: Readiness | None) -> Fraction:
    return readiness.earned if readiness else Fraction(0)


def _slowness(step: NextStep) -> tuple[bool, Fraction]:
    """Hours for each unit of gain: a step that takes no hours comes before all others."""
    return (step.hours > 0, step.hours / step.gain if step.hours else -step.gain)
