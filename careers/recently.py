"""What a member's first page says of the last while."""

from datetime import date, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple

from careers import history
from careers.domain.progress import recent
from careers.domain.progress.recent import Moved, Recent
from careers.domain.progress.trend import MOST_LINES, Trend, trend
from careers.domain.timeline import Event
from careers.domain.timeline.backwards import Row
from careers.ratings import Row as StoredRow
from careers.releases import Published

MOST: Final = 256
"""Members whose last while a process remembers, of about 10 kB each."""


class Recently(NamedTuple):
    """`moved` by releases after the one that the member has seen the last notice of."""

    trend: Trend | None
    moved: tuple[Moved, ...]


NOTHING: Final = Recently(None, ())


def of_member(
    member_id: int,
    published: Published,
    rows: list[StoredRow],
    roles: tuple[str, ...],
    seen: int,
    today: date,
    zone: tzinfo,
) -> Recently:
    """From the ratings in `rows`, for the first of `roles` (slugs). One query: the events."""
    events = history.newest_events_of(member_id, published)
    if not events:
        return NOTHING
    slugs = published.skill_slugs
    said = tuple((slugs[pk], level, at) for pk, level, at in rows if pk in slugs)
    kept = tuple(role for role in roles if published.catalogue.role(role).requirements)
    told = _trend(published, said, tuple(events), kept[:MOST_LINES], today, zone)
    if seen >= published.catalogue.number:
        return Recently(told, ())
    return Recently(told, _moved(published, said, tuple(events), seen))


def _recent(published: Published, said: tuple[Row, ...], events: tuple[Event, ...]) -> Recent:
    editions = history.editions(published, events[0].at)
    whole = len(events) < history.NEWEST
    return recent.recent(published.catalogue, said, events, editions, whole=whole)


@lru_cache(maxsize=MOST)
def _trend(
    published: Published,
    said: tuple[Row, ...],
    events: tuple[Event, ...],
    roles: tuple[str, ...],
    today: date,
    zone: tzinfo,
) -> Trend | None:
    """Never stale: releases and events are immutable, and every argument is part of the key."""
    asking = [published.catalogue.role(slug) for slug in roles]
    found = recent.samples(_recent(published, said, events), asking, today, zone)
    return trend(asking, found) if found else None


@lru_cache(maxsize=MOST)
def _moved(
    published: Published, said: tuple[Row, ...], events: tuple[Event, ...], seen: int
) -> tuple[Moved, ...]:
    """As above."""
    editions = history.editions(published, events[0].at)
    if not any(edition.number > seen for edition in editions[1:]):
        return ()
    return recent.moved(_recent(published, said, events), seen)
