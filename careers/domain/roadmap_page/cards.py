"""One card for each step: what it is, why, what it brings, when it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from careers.domain import dates, wording
from careers.domain import document as doc
from careers.domain.catalogue import Catalogue, Skill
from careers.domain.fractions import points
from careers.domain.levels import VERDICT_NAMES
from careers.domain.roadmap import Reason, Roadmap, Step, StepKey
from careers.domain.roadmap.choices import Choices

RESOURCES: Final = 2
"""How many a card names; the skill's own page has all of them."""


@dataclass(frozen=True, slots=True)
class Card:
    """`gain` is in points ("3.1"), "" where the step only prepares. `held` is the member's
    rating of the skill (0-4), None where it is not rated. `by_hand`: its place was chosen."""

    number: int
    key: StepKey
    skill: Skill
    level: str
    can_do: str
    hours: int
    gain: str
    after: str
    finish: date
    why: tuple[str, ...]
    unlocks: bool
    resources: tuple[doc.Resource, ...]
    held: int | None
    started: date | None
    by_hand: bool
    earlier: bool
    later: bool

    @property
    def value(self) -> str:
        """As a form names the step."""
        return f"{self.key[0]}:{self.key[1]}"

    @property
    def anchor(self) -> str:
        return anchor(self.key)

    @property
    def title(self) -> str:
        return f"{self.skill.name} to {self.level}"

    @property
    def is_next(self) -> bool:
        return self.number == 1

    @property
    def tags(self) -> tuple[str, ...]:
        tags = {"Next": self.is_next, "Must-have": self.unlocks, "Order by hand": self.by_hand}
        return tuple(tag for tag, holds in tags.items() if holds)

    @property
    def iso(self) -> str:
        return self.finish.isoformat()

    @property
    def short_day(self) -> str:
        return dates.short_day(self.finish)


def anchor(key: StepKey) -> str:
    """Where on the page the step is. No slug ends so, but after a letter."""
    return f"step-{key[0]}-{key[1]}"


def title(catalogue: Catalogue, key: StepKey) -> str:
    """ "SQL to Practitioner"; the slug where the release has no such skill."""
    slug, level = key
    name = catalogue.skill(slug).name if catalogue.has_skill(slug) else slug
    return f"{name} to {catalogue.level_name(level)}"


def cards(
    catalogue: Catalogue, roadmap: Roadmap, levels: Mapping[str, int], choices: Choices
) -> tuple[Card, ...]:
    """In the order of the roadmap."""
    started, count = dict(choices.started), len(roadmap.steps)
    return tuple(
        _card(catalogue, step, number, count, levels, started.get(step.key), choices)
        for number, step in enumerate(roadmap.steps, start=1)
    )


def _card(
    catalogue: Catalogue,
    step: Step,
    number: int,
    count: int,
    levels: Mapping[str, int],
    started: date | None,
    choices: Choices,
) -> Card:
    skill = catalogue.skill(step.skill)
    return Card(
        number=number,
        key=step.key,
        skill=skill,
        level=catalogue.level_name(step.to_level),
        can_do=skill.can_do[step.to_level],
        hours=step.hours,
        gain=points(step.gain) if step.gain else "",
        after=readiness_after(step),
        finish=step.finish,
        why=tuple(_why(catalogue, step)),
        unlocks=bool(step.unlocked),
        resources=skill.resources[:RESOURCES],
        held=levels.get(step.skill),
        started=started,
        by_hand=step.key in choices.order,
        earlier=number > 1,
        later=number < count,
    )


def readiness_after(step: Step) -> str:
    """ "79 %, Nearly ready"."""
    return f"{wording.percent_text(step.low_percent)}, {VERDICT_NAMES[step.verdict]}"


def _why(catalogue: Catalogue, step: Step) -> Iterator[str]:
    several = sum(bool(reason.gain) for reason in step.why) > 1
    for reason in step.why:
        sentence = _reason(catalogue, reason, step)
        if several and reason.gain:
            sentence = f"{sentence}: +{points(reason.gain)} points"
        yield f"{sentence}."
    if step.prepares:
        ahead = wording.listed([title(catalogue, key) for key in step.prepares])
        yield f"Prepares for {ahead}."


def _reason(catalogue: Catalogue, reason: Reason, step: Step) -> str:
    asked = wording.asked(reason.requirement, catalogue)
    if reason.unlocks:
        return f"Meets the must-have {asked}"
    if reason.completes and reason.requirement.any_of == (step.skill,):
        return "Meets the requirement in full"
    if reason.completes:
        return f"Meets {asked}"
    return f"Part of the way to {asked}" if reason.gain else f"A first step towards {asked}"
