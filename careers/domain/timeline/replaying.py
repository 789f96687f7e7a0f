"""A member's readiness for one role, from the first event to the last.

Ordered by time, at equal times releases first, then by id. The first release counts from the
beginning of time: what is older than it (a history brought from elsewhere) is read under it.

An event touches few requirements, so only their lines are drawn anew: ten years of ratings
take about as long as a page.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction

from careers.domain import readiness
from careers.domain.holdings import final, newest, rank
from careers.domain.readiness import ReceiptRow
from careers.domain.timeline.shapes import Asked, Event, Point, Score

NOTHING = Score()


def replay(events: Iterable[Event], releases: Iterable[Asked]) -> tuple[Point, ...]:
    """One point for each event and each release but the first, oldest first. `releases` are
    what each of them asks of the role, in the order of their numbers."""
    return tuple(_replay(sorted(events, key=_of_event), _in_order(releases)))


def _replay(events: Sequence[Event], releases: Sequence[Asked]) -> Iterator[Point]:
    standing = Standing(releases[0] if releases else None)
    for cause in timely(events, releases[1:]):
        before = standing.score
        asks = standing.take(cause)
        yield Point(cause, before, standing.score, asks)


def timely(events: Sequence[Event], releases: Sequence[Asked]) -> list[Event | Asked]:
    """Both in one line; each is in order already, and sorting keeps that order."""
    causes: list[Event | Asked] = [*releases, *events]
    return sorted(causes, key=_moment)


def _moment(cause: Event | Asked) -> tuple[datetime, bool]:
    return cause.at, isinstance(cause, Event)


def _of_event(event: Event) -> tuple[datetime, int]:
    return event.at, event.id


def _in_order(releases: Iterable[Asked]) -> list[Asked]:
    """By number. A clock that was set back between two releases makes the later one no
    older: it took effect when it came."""
    found: list[Asked] = []
    for row in sorted(releases, key=lambda row: row.number):
        at = max(row.at, found[-1].at) if found else row.at
        found.append(row if at == row.at else Asked(row.number, at, row.requirements, row.merged))
    return found


class Standing:
    """What the member said of each skill, and where one role stands because of it."""

    def __init__(self, asked: Asked | None) -> None:
        self._said: dict[str, tuple[str, int | None, datetime]] = {}
        self._ask(asked)

    def take(self, cause: Event | Asked) -> bool:
        """Whether the role has anything to do with it."""
        if isinstance(cause, Event):
            return self._hear(cause)
        self._ask(cause)
        return bool(self._rows)

    def _ask(self, asked: Asked | None) -> None:
        self._merged = asked.merged if asked else {}
        self._held = newest(self._said.values(), self._merged)
        self.levels = {slug: level for slug, (_, level) in self._held.items() if level is not None}
        requirements = asked.requirements if asked else ()
        self._rows = [readiness.row(requirement, self.levels) for requirement in requirements]
        self._places: dict[str, list[int]] = {}
        for place, requirement in enumerate(requirements):
            for slug in requirement.any_of:
                self._places.setdefault(slug, []).append(place)
        self._must_haves = frozenset(row.slug for row in requirements if row.must_have)
        self._whole = sum(row.whole for row in self._rows)
        self._sure = sum(row.sure for row in self._rows)
        self._possible = sum(row.possible for row in self._rows)
        self.score = self._scored()

    def _hear(self, event: Event) -> bool:
        self._said[event.skill] = event.skill, event.new, event.at
        target = final(event.skill, self._merged)
        own = rank(event.skill, target, event.at)
        places = self._places.get(target, ())
        if target in self._held and own < self._held[target][0]:
            return bool(places)
        self._held[target] = own, event.new
        if event.new is None:
            self.levels.pop(target, None)
        else:
            self.levels[target] = event.new
        changed = [place for place in places if self._draw(place)]
        if changed:
            self.score = self._scored()
        return bool(places)

    def _draw(self, place: int) -> bool:
        """The line at `place` anew; whether it says something else than before."""
        before = self._rows[place]
        after = readiness.row(before.requirement, self.levels)
        self._sure += after.sure - before.sure
        self._possible += after.possible - before.possible
        self._rows[place] = after
        return after != before

    def _scored(self) -> Score:
        return scored(self._rows, self._whole, self._sure, self._possible, self._must_haves)


def scored(
    rows: Sequence[ReceiptRow], whole: int, sure: int, possible: int, must_haves: frozenset[str]
) -> Score:
    """From the lines of a receipt and their sums in twelfths."""
    if not rows:
        return NOTHING
    low = Fraction(sure, whole)
    met = frozenset(row.requirement.slug for row in rows if row.met) & must_haves
    high = Fraction(sure + possible, whole)
    return Score(low, high, readiness.verdict_of(low, rows), met, must_haves)
