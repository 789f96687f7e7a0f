"""What there is to learn on the way to a role: steps with hours, in the editor's stages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careers.domain import document as doc
from careers.domain.catalogue import Catalogue, Requirement, Skill
from careers.domain.levels import MIN_LEVEL
from careers.domain.readiness import ReceiptRow
from careers.domain.transition import Row

RESOURCES = 2
"""How many a step names; the skill's own page has all of them."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What a member holds of a requirement: `held` 0-4, None where no option is rated; `of`
    is the option's name where there are several."""

    held: int | None
    name: str
    of: str
    met: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A requirement in one of the four lists. `before` is the level that the origin asks, by
    name, "" where it asks none; `mine` is None for visitors."""

    requirement: Requirement
    skills: tuple[Skill, ...]
    level_name: str
    before: str = ""
    if_another: bool = False
    mine: Mine | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One skill that would do, with the can-do of the level asked. `hours` are 0 where the
    catalogue states none."""

    skill: Skill
    can_do: str
    hours: int
    resources: tuple[doc.Resource, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A requirement to raise or to learn anew; `hours` are those of the quickest option."""

    line: Line
    options: tuple[Option, ...]

    @property
    def hours(self) -> int:
        return min((option.hours for option in self.options if option.hours), default=0)

    @property
    def hours_text(self) -> str:
        return about(self.hours)


@dataclass(frozen=True, slots=True)
class Part:
    """A stage of the way. `carried` are lines that it names and that carry over, `unasked`
    skills that it names and the target does not ask for."""

    name: str
    steps: tuple[Step, ...]
    reason: str = ""
    carried: tuple[Line, ...] = ()
    unasked: tuple[Skill, ...] = ()

    @property
    def hours(self) -> int:
        return total(self.steps)

    @property
    def hours_text(self) -> str:
        return about(self.hours)


def total(steps: Iterable[Step]) -> int:
    return sum(step.hours for step in steps)


def about(hours: int) -> str:
    """ "about 1,840 h", or empty where no hours are known."""
    return f"about {hours:,}\N{NO-BREAK SPACE}h" if hours else ""


def line(catalogue: Catalogue, row: Row, receipt: Mapping[str, ReceiptRow]) -> Line:
    """`receipt` is by requirement of the target, and empty for visitors."""
    asked = row.to_requirement
    highest = max((one.level for one in row.from_requirements), default=None)
    return Line(
        asked,
        skills(catalogue, asked),
        catalogue.level_name(asked.level),
        "" if highest is None else catalogue.level_name(highest),
        row.if_another,
        _mine(catalogue, receipt[asked.slug]) if receipt else None,
    )


def skills(catalogue: Catalogue, requirement: Requirement) -> tuple[Skill, ...]:
    return tuple(catalogue.skill(slug) for slug in requirement.any_of)


def step(row: Row, line: Line) -> Step:
    """Hours run from the level that the origin asks of the very skill. Where its level would
    do already, but perhaps of another skill, they run from the start: that is the work left
    for those whose skill is the other one."""
    asked = row.to_requirement
    return Step(
        line, tuple(_option(skill, _from(row, skill), asked.level) for skill in line.skills)
    )


def stages(
    catalogue: Catalogue,
    written: Iterable[doc.TransitionStage],
    steps: Sequence[Step],
    carried: Sequence[Line],
) -> tuple[tuple[Part, ...], tuple[Step, ...]]:
    """The editor's stages, each with the steps and carried lines that it is the first to name,
    and the steps that none names. `steps` and `carried` are all that the target asks."""
    asked = {slug for one in (*_lines(steps), *carried) for slug in one.requirement.any_of}
    left, over, parts = list(steps), list(carried), []
    for stage in written:
        place = {slug: index for index, slug in enumerate(stage.skills)}
        named = sorted(
            (one for one in left if _named(one.line, place)), key=lambda one: _at(one.line, place)
        )
        kept = tuple(one for one in over if _named(one, place))
        left = [one for one in left if one not in named]
        over = [one for one in over if one not in kept]
        unasked = tuple(catalogue.skill(slug) for slug in stage.skills if slug not in asked)
        parts.append(Part(stage.name, tuple(named), stage.reason, kept, unasked))
    return tuple(parts), tuple(left)


def by_category(catalogue: Catalogue, steps: Iterable[Step]) -> tuple[Part, ...]:
    """In the order of the catalogue's categories."""
    found: dict[str, list[Step]] = {}
    for one in steps:
        found.setdefault(catalogue.category_of(one.line.requirement), []).append(one)
    return tuple(
        Part(category.name, tuple(found[category.slug]))
        for category in catalogue.categories
        if category.slug in found
    )


def _mine(catalogue: Catalogue, row: ReceiptRow) -> Mine:
    several = len(row.requirement.any_of) > 1
    return Mine(
        row.held,
        "Not rated" if row.held is None else catalogue.level_name(row.held),
        catalogue.skill(row.held_by).name if row.held_by and several else "",
        row.met,
    )


def _from(row: Row, skill: Skill) -> int:
    if row.if_another:
        return MIN_LEVEL
    asking = (one.level for one in row.from_requirements if skill.slug in one.any_of)
    return max(asking, default=MIN_LEVEL)


def _option(skill: Skill, from_level: int, to_level: int) -> Option:
    hours = sum(skill.hours[from_level + 1 : to_level + 1])
    return Option(skill, skill.can_do[to_level], hours, skill.resources[:RESOURCES])


def _lines(steps: Iterable[Step]) -> Iterator[Line]:
    return (one.line for one in steps)


def _named(line: Line, place: Mapping[str, int]) -> bool:
    return any(slug in place for slug in line.requirement.any_of)


def _at(line: Line, place: Mapping[str, int]) -> int:
    """Where a stage first names an option of the line."""
    return min(place[slug] for slug in line.requirement.any_of if slug in place)
