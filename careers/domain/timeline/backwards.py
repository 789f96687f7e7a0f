"""The newest events undone one after the other, from the ratings of today: a trend without a
whole history."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from careers.domain.holdings import final, newest
from careers.domain.timeline.replaying import timely
from careers.domain.timeline.shapes import Asked, Event

Row = tuple[str, int | None, datetime]
"""Skill slug, level (None where cleared), when: a rating."""


class Moment(NamedTuple):
    """What was held from `cause` until the moment that was yielded before: `levels` by skill
    slug (the rated ones only), under `release`, which is a place in the list of releases.
    `cause` is None for what was held before all of them."""

    cause: Event | Asked | None
    levels: dict[str, int]
    release: int


def undone(
    ratings: Iterable[Row], events: Sequence[Event], releases: Sequence[Asked], *, whole: bool
) -> Iterator[Moment]:
    """Newest first. `events` are the newest ones, oldest first, all there are if `whole`;
    `releases` in the order of their numbers, the first of which counts from the beginning.

    Ends early at a release that merged skills, or took a merge back, where what lies behind
    cannot be known: when something was said of a skill is only known as far as `events` go.
    """
    past = _Past(ratings, events, releases, whole=whole)
    causes = timely(events, releases[1:])
    for cause in reversed(causes):
        yield Moment(cause, past.levels(), past.release)
        if isinstance(cause, Event):
            past.unsay(cause)
        elif not past.withdraw():
            return
    yield Moment(None, past.levels(), past.release)


class _Past:
    """What was said of each skill, going backwards, and what it counted for: the old level of
    an event is what the member held, whichever of the skills merged into one it came from."""

    def __init__(
        self,
        ratings: Iterable[Row],
        events: Sequence[Event],
        releases: Sequence[Asked],
        *,
        whole: bool,
    ) -> None:
        self._said = {row[0]: row for row in ratings}
        self._whole = whole
        self._merges: Sequence[Mapping[str, str]] = [row.merged for row in releases] or [{}]
        self.release = len(self._merges) - 1
        self._unknown: set[str] = set()  # skills said something of at a time that is not known
        self._doubtful = False  # whether what was said of one of them is not known either
        self._earlier: dict[str, list[Event]] = {}
        for event in events:
            self._earlier.setdefault(event.skill, []).append(event)
        self._levels = self._counted()

    def _counted(self) -> dict[str, int]:
        found = newest(self._said.values(), self._merges[self.release])
        return {slug: level for slug, (_, level) in found.items() if level is not None}

    def levels(self) -> dict[str, int]:
        return dict(self._levels)

    def unsay(self, event: Event) -> None:
        target = final(event.skill, self._merges[self.release])
        self._levels.pop(target, None)
        if event.old is not None:
            self._levels[target] = event.old
        earlier = self._earlier[event.skill]
        earlier.pop()
        if earlier:
            self._said[event.skill] = event.skill, earlier[-1].new, earlier[-1].at
        elif self._whole:
            self._said.pop(event.skill, None)
        else:
            self._said[event.skill] = event.skill, event.old, event.at
            self._unknown.add(event.skill)
            self._doubtful = self._doubtful or self._shares({event.skill}, self.release)

    def _shares(self, skills: set[str], release: int) -> bool:
        """Whether one of `skills` counted for the same as another that the member rated."""
        merged = self._merges[release]
        counted = Counter(final(slug, merged) for slug in self._said)
        return any(counted[final(slug, merged)] > 1 for slug in skills)

    def withdraw(self) -> bool:
        """Back to the release before, if what was held under it is known."""
        before = self.release - 1
        moved = dict(self._merges[before]) != dict(self._merges[self.release])
        if moved and (self._doubtful or self._shares(self._unknown, before)):
            return False
        self.release = before
        if moved:
            self._levels = self._counted()
        return True
