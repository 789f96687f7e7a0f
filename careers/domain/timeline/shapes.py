"""What a timeline is made of, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from careers.domain.catalogue import Requirement
from careers.domain.levels import Verdict


class Event(NamedTuple):
    """A change, clearing or confirmation of a rating: `old` and `new` are levels 0-4, None
    where unrated; `old` is what the member held under the release of that day."""

    at: datetime
    id: int
    skill: str
    old: int | None
    new: int | None
    source: str = "web"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one release asks of a role: nothing where it does not hold the role. `merged`
    maps the slug of each merged skill to what it was merged into."""

    number: int
    at: datetime
    requirements: tuple[Requirement, ...]
    merged: Mapping[str, str]


class Change(NamedTuple):
    """Of both ends of a range, each -1 to 1."""

    low: Fraction
    high: Fraction

    def plus(self, other: "Change") -> "Change":
        return Change(self.low + other.low, self.high + other.high)


NO_CHANGE = Change(Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Score:
    """Where a role stands. Nothing is known of a role that asks nothing, or of which nothing
    is rated: that is 0 to 1, and its verdict "unrated". `met` are the slugs of the
    must-haves that are met, of `must_haves` in all."""

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(1)
    verdict: Verdict = "unrated"
    met: frozenset[str] = frozenset()
    must_haves: frozenset[str] = frozenset()

    def since(self, before: "Score") -> Change:
        if before is self:
            return NO_CHANGE
        return Change(self.low - before.low, self.high - before.high)

    @property
    def low_percent(self) -> int:
        return int(self.low * 100)

    @property
    def high_percent(self) -> int:
        return int(self.high * 100)


@dataclass(frozen=True, slots=True)
class Point:
    """One event or one release, and what it changed: `improved` at an event, `role_changed`
    at a release, the other is nothing. So their sum is the whole change. `asks` says whether
    the role asked for the skill of the event."""

    cause: Event | Asked
    before: Score
    after: Score
    asks: bool

    @property
    def at(self) -> datetime:
        return self.cause.at

    @property
    def low(self) -> Fraction:
        return self.after.low

    @property
    def high(self) -> Fraction:
        return self.after.high

    @property
    def improved(self) -> Change:
        return self.after.since(self.before) if isinstance(self.cause, Event) else NO_CHANGE

    @property
    def role_changed(self) -> Change:
        return self.after.since(self.before) if isinstance(self.cause, Asked) else NO_CHANGE
