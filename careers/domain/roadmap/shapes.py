"""What a roadmap consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from careers.domain.catalogue import Requirement
from careers.domain.fractions import percent
from careers.domain.levels import Verdict

StepKey = tuple[str, int]
"""A skill (a slug) and the level, 1-4, that a step raises it to."""

Part = Literal["ready", "rest"]
"""On the way to Ready soonest, or on from there to 100 %."""


class CircularPrerequisites(ValueError):
    """Steps that need each other: no order of learning exists. `skills` are the slugs of one
    circle, the first also last."""

    def __init__(self, steps: Sequence[StepKey]) -> None:
        slugs = [slug for slug, _ in steps]
        self.skills = tuple(
            slug for at, slug in enumerate(slugs) if at == 0 or slug != slugs[at - 1]
        )
        super().__init__(f"prerequisites run in a circle: {' → '.join(self.skills)}")


class Pin(NamedTuple):
    """The member's choice among the options of a requirement, both by slug."""

    requirement: str
    skill: str


class Lean(NamedTuple):
    """`step` leans on `needed`."""

    step: StepKey
    needed: StepKey


@dataclass(frozen=True, slots=True)
class Reason:
    """What a step does for a requirement: `gain` is a share of the readiness (0-1), 0 where
    only a later step of the same skill raises it; `completes` says that it is met from here."""

    requirement: Requirement
    gain: Fraction
    completes: bool

    @property
    def unlocks(self) -> bool:
        """Whether a missing must-have is met by this step."""
        return self.completes and self.requirement.must_have


@dataclass(frozen=True, slots=True)
class Step:
    """One skill (a slug), one level up.

    `gain` is the change of `low` (a share, 0-1) at this place, `low` and `verdict` the
    readiness after it, with unrated skills counted as 0. `hours` are its own,
    `running_hours` those up to its end. `prepares` is the first step of each other
    skill in the roadmap that leans on it; `why` and `prepares` are never both empty.
    """

    skill: str
    to_level: int
    hours: int
    gain: Fraction
    part: Part
    finish: date
    running_hours: int
    low: Fraction
    verdict: Verdict
    why: tuple[Reason, ...]
    prepares: tuple[StepKey, ...]

    @property
    def key(self) -> StepKey:
        return self.skill, self.to_level

    @property
    def low_percent(self) -> int:
        return percent(self.low)

    @property
    def unlocked(self) -> tuple[Requirement, ...]:
        """The must-haves that are met from here."""
        return tuple(reason.requirement for reason in self.why if reason.unlocks)


@dataclass(frozen=True, slots=True)
class Target:
    """ "Can I make it by then?"

    Whole hours a week that Ready, and everything, would need by the date `on`: 0 where
    nothing is left to do, None where no pace is enough or no steps lead there. At the present
    pace the first `done` steps are finished by then, and `low` (0-1) and `verdict` reached.
    """

    on: date
    ready_hours_per_week: int | None
    all_hours_per_week: int | None
    done: int
    low: Fraction
    verdict: Verdict


@dataclass(frozen=True)
class Roadmap:
    """The steps from `low` (0-1) and `verdict` onwards, in order.

    `reaches_ready` is false only where skipped steps are in the way, or the role asks for
    nothing. `begin` is the first day that is not off. `ignored_pins` name a requirement or
    option that is no longer there. `unsupported` are steps that lean on something skipped;
    `pulled` those (as `needed`) that had to come earlier than an order by hand wanted them.
    """

    role: str
    begin: date
    hours_per_week: int
    low: Fraction
    verdict: Verdict
    reaches_ready: bool
    steps: tuple[Step, ...] = ()
    ignored_pins: tuple[Pin, ...] = ()
    unsupported: tuple[Lean, ...] = ()
    pulled: tuple[Lean, ...] = ()
    target: Target | None = None

    @cached_property
    def ready_steps(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.part == "ready")

    @cached_property
    def rest_steps(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.part == "rest")

    @property
    def keys(self) -> tuple[StepKey, ...]:
        return tuple(step.key for step in self.steps)

    def low_on(self, day: date) -> Fraction:
        """The share (0-1) that is reached by then."""
        return max([self.low, *(step.low for step in self.steps if step.finish <= day)])

    @property
    def hours(self) -> int:
        return self.steps[-1].running_hours if self.steps else 0

    @property
    def ready_hours(self) -> int | None:
        """Hours to Ready: 0 where it is reached already, None where it is out of reach."""
        if not self.reaches_ready:
            return None
        return self.ready_steps[-1].running_hours if self.ready_steps else 0

    @property
    def ready_on(self) -> date | None:
        """None where Ready is out of reach; the first day where it is reached already."""
        if not self.reaches_ready:
            return None
        return self.ready_steps[-1].finish if self.ready_steps else self.begin

    @property
    def finish(self) -> date:
        return self.steps[-1].finish if self.steps else self.begin

    @property
    def end_low(self) -> Fraction:
        """The share (0-1) that is reached at the end."""
        return self.steps[-1].low if self.steps else self.low
