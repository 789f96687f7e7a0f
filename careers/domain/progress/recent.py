"""What the first page says of the last while: a line for each role, and what releases moved.

Both are read off the newest events undone backwards, so that no history is too long for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

from careers.domain.catalogue import Catalogue, Requirement, Role
from careers.domain.progress.entries import standing
from careers.domain.progress.role_changes import role_changes
from careers.domain.progress.shown import number
from careers.domain.readiness import Readiness, assess
from careers.domain.timeline import Asked, Event, Score, undone
from careers.domain.timeline.backwards import Moment, Row
from careers.domain.timeline.editions import Edition

SAMPLES = 7
"""Moments that a line is drawn through, the first and today among them."""
MOST_TOLD = 4
"""Changes that a notice tells; the progress page tells all of them."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What was held at the end of a day, for each role in the order asked for."""

    on: date
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A release that moved the score of a role, and how the role differs since."""

    role: Role
    release: int
    fact: str
    before: str
    after: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recent:
    """Newest first, from the ratings of today. `editions` begin with the one in force at the
    oldest of the events."""

    catalogue: Catalogue
    editions: Sequence[Edition]
    moments: Sequence[Moment]


def recent(
    catalogue: Catalogue,
    ratings: Sequence[Row],
    events: Sequence[Event],
    editions: Sequence[Edition],
    *,
    whole: bool,
) -> Recent:
    """`events` oldest first, `whole` where there are no older ones."""
    asked = [Asked(row.number, row.at, (), row.merged) for row in editions]
    return Recent(catalogue, editions, tuple(undone(ratings, events, asked, whole=whole)))


def samples(told: Recent, roles: Sequence[Role], today: date, zone: tzinfo) -> tuple[Sample, ...]:
    """Oldest first, evenly spaced; fewer than two days make none."""
    first = _first_day(told, today, zone)
    days = (today - first).days
    count = min(days, SAMPLES - 1)
    found: list[Sample] = []
    known: dict[int, tuple[Score, ...]] = {}
    for place in range(count + 1 if days else 0):
        on = first + timedelta(days=days * place // count)
        moment = _held_on(told, on, zone)
        scores = known.get(moment) or _scores(told, told.moments[moment], roles)
        found.append(Sample(on, scores))
        known[moment] = scores
    return tuple(found)


def _first_day(told: Recent, today: date, zone: tzinfo) -> date:
    causes = [moment.cause for moment in told.moments if moment.cause]
    return min(today, _day(causes[-1].at, zone)) if causes else today


def _day(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()


def _held_on(told: Recent, day: date, zone: tzinfo) -> int:
    """The place of the newest moment that had begun by the end of the day."""
    for place, moment in enumerate(told.moments):
        if moment.cause is None or _day(moment.cause.at, zone) <= day:
            return place
    return len(told.moments) - 1


def _scores(told: Recent, moment: Moment, roles: Sequence[Role]) -> tuple[Score, ...]:
    asked = told.editions[moment.release].asked
    return tuple(_score(asked.get(role.slug, ()), moment.levels) for role in roles)


def _score(requirements: Sequence[Requirement], levels: dict[str, int]) -> Score:
    found: Readiness | None = assess(requirements, levels)
    return Score(found.low, found.high, found.verdict) if found else Score()


def moved(told: Recent, seen: int) -> tuple[Moved, ...]:
    """By each release after number `seen`, the newest first, in the order of the roles."""
    return tuple(_moved(told, seen))[:MOST_TOLD]


def _moved(told: Recent, seen: int) -> Iterator[Moved]:
    for after, before in pairwise(told.moments):
        release = after.cause
        if isinstance(release, Asked) and release.number > seen:
            for role in told.catalogue.roles:
                yield from _by_release(told, role, before, after)


def _by_release(told: Recent, role: Role, before: Moment, after: Moment) -> Iterator[Moved]:
    (was,), (now,) = _scores(told, before, [role]), _scores(told, after, [role])
    if (was.low, was.high) != (now.low, now.high):
        old, new = told.editions[before.release], told.editions[after.release]
        why = role_changes(old, new, role.slug)
        yield Moved(role, new.number, _fact(role, was, now), standing(was), standing(now), why)


def _fact(role: Role, was: Score, now: Score) -> str:
    change = now.since(was)
    end, by = ("", change.low) if change.low else ("the high end of ", change.high)
    verb = "rose" if by > 0 else "fell"
    tenths = round(abs(by) * 1000)
    points = f"{number(tenths)} points" if tenths else "less than a tenth of a point"
    owned = f"{end}your score for {role.name}"
    return f"{owned[0].upper()}{owned[1:]} {verb} by {points}, because the role changed."
