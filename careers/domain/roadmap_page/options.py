"""Where the member may choose: any-of requirements, skipped steps, and what is out of date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from careers.domain import dates, wording
from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.levels import MIN_LEVEL
from careers.domain.roadmap import Lean, Roadmap, StepKey
from careers.domain.roadmap.choices import Choices
from careers.domain.roadmap_page.cards import title


@dataclass(frozen=True, slots=True)
class Option:
    """`value` is "requirement:skill", as a form names the pin."""

    skill: Skill
    value: str
    planned: bool


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A requirement that several skills would meet. `pinned` is the member's own choice."""

    requirement: Requirement
    asked: str
    options: tuple[Option, ...]
    pinned: Skill | None


@dataclass(frozen=True, slots=True)
class Skipped:
    value: str
    title: str


def any_ofs(
    catalogue: Catalogue,
    role: Role,
    levels: Mapping[str, int],
    roadmap: Roadmap,
    choices: Choices,
) -> tuple[AnyOf, ...]:
    """Those that are not met yet, in the order of the role."""
    pins = dict(choices.pins)
    planned = _planned(roadmap)
    return tuple(
        AnyOf(
            asked,
            wording.asked(asked, catalogue),
            tuple(
                Option(catalogue.skill(slug), f"{asked.slug}:{slug}", (asked.slug, slug) in planned)
                for slug in asked.any_of
            ),
            catalogue.skill(pins[asked.slug]) if asked.slug in pins else None,
        )
        for asked in role.requirements
        if len(asked.any_of) > 1 and not _met(asked, levels)
    )


def _met(asked: Requirement, levels: Mapping[str, int]) -> bool:
    return any(levels.get(slug, MIN_LEVEL) >= asked.level for slug in asked.any_of)


def _planned(roadmap: Roadmap) -> set[tuple[str, str]]:
    """(requirement, skill) of the steps that meet a requirement in the end."""
    return {
        (reason.requirement.slug, step.skill)
        for step in roadmap.steps
        for reason in step.why
        if reason.completes
    }


def skipped(catalogue: Catalogue, choices: Choices) -> tuple[Skipped, ...]:
    return tuple(
        Skipped(f"{slug}:{level}", title(catalogue, (slug, level)))
        for slug, level in choices.skipped
    )


def warnings(catalogue: Catalogue, roadmap: Roadmap) -> tuple[str, ...]:
    """What leans on something skipped, and what could not come as early as it was put."""
    return (
        *(_unsupported(catalogue, lean) for lean in roadmap.unsupported),
        *(_pulled(catalogue, lean) for lean in roadmap.pulled),
    )


def _unsupported(catalogue: Catalogue, lean: Lean) -> str:
    step, needed = title(catalogue, lean.step), title(catalogue, lean.needed)
    return f"{step} leans on {needed}, which is skipped."


def _pulled(catalogue: Catalogue, lean: Lean) -> str:
    step, needed = title(catalogue, lean.step), title(catalogue, lean.needed)
    return f"{needed} came forward with {step}, which leans on it."


def out_of_date(catalogue: Catalogue, role: Role, stale: Choices) -> tuple[str, ...]:
    """Sentences about what this release does not have; it is kept, in case one does again."""
    return tuple(_out_of_date(catalogue, role, stale))


def _out_of_date(catalogue: Catalogue, role: Role, stale: Choices) -> Iterator[str]:
    release = f"release {catalogue.number}"
    titles = {row.slug: catalogue.title(row) for row in role.requirements}
    for pin in stale.pins:
        name = catalogue.skill(pin.skill).name if catalogue.has_skill(pin.skill) else pin.skill
        where = titles.get(pin.requirement, pin.requirement)
        yield f"You chose {name} for {where}: in {release} it is no option there any more."
    gone: dict[StepKey, str] = dict.fromkeys(stale.skipped, "skipped")
    gone |= dict.fromkeys(stale.order, "put in an order of your own")
    gone |= {key: f"started on {dates.day(day)}" for key, day in stale.started}
    for key, deed in gone.items():
        yield f"You had {deed} {title(catalogue, key)}: {release} has no such skill."
