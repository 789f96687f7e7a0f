"""One role's history, ready to be asked what happened between two days."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property

from careers.domain.catalogue import Catalogue, Role
from careers.domain.progress import shown
from careers.domain.progress.shown import Parts
from careers.domain.timeline import Event, Point, Score, replay
from careers.domain.timeline.editions import Edition


@dataclass(frozen=True)
class Record:
    """`events` oldest first, at least one; `editions` in the order of their numbers, from the
    one in force at the first event. Days are those of `zone`."""

    catalogue: Catalogue
    role: Role
    events: Sequence[Event]
    editions: Sequence[Edition]
    zone: tzinfo

    @cached_property
    def points(self) -> tuple[Point, ...]:
        return replay(self.events, [row.of(self.role.slug) for row in self.editions])

    @cached_property
    def totals(self) -> list[Parts]:
        return shown.running(self.points)

    @cached_property
    def days(self) -> list[date]:
        """Of each point."""
        return [self.day(point.at) for point in self.points]

    @cached_property
    def by_number(self) -> Mapping[int, int]:
        return {row.number: place for place, row in enumerate(self.editions)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Of skills, as the newest release that held each calls it."""
        return {slug: name for row in self.editions for slug, name in row.skills.items()}

    @property
    def now(self) -> Score:
        return self.points[-1].after

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def place(self, day: date) -> int:
        """Of the first point on this day or later."""
        return bisect_left(self.days, day)

    def before(self, place: int) -> Score:
        """What held before the point at `place`."""
        return self.points[place].before if place < len(self.points) else self.now

    def change(self, start: int, end: int) -> Parts:
        return shown.between(self.totals, start, end)

    def name(self, slug: str) -> str:
        return self.names.get(slug, slug)

    def level(self, level: int | None) -> str:
        return "not rated" if level is None else self.catalogue.level_name(level)
