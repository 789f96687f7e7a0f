"""What a record adds to what is there already. Nothing newer is ever overwritten."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple

from careers.domain.evidence import Kind
from careers.domain.record.document import Event, Evidence, Rating, Record

OTHERS_WORD: Final[frozenset[Kind]] = frozenset({"review"})
"""Evidence that is what somebody else said: a file that anybody may edit cannot carry it."""

Said = tuple[str, datetime, int | None]
"""Skill, when, and which level: a member says no two things at one moment. The level before
is left out, because it changes where two histories are laid together."""


def said(event: Event) -> Said:
    return event.skill, event.at, event.new


def missing_events(record: Record, there: Collection[Said]) -> tuple[Event, ...]:
    """Those of the record that are not `there` yet, in the order in which they count. A rating
    that none of its events explains counts as one."""
    told = {said(event): event for event in [*record.events, *_unexplained(record)]}
    return tuple(
        event
        for key, event in sorted(told.items(), key=lambda item: item[0][1])
        if key not in there
    )


def _unexplained(record: Record) -> Iterable[Event]:
    newest: dict[str, Event] = {}
    for event in record.events:
        if event.skill not in newest or newest[event.skill].at <= event.at:
            newest[event.skill] = event
    for rating in record.ratings:
        last = newest.get(rating.skill)
        if last is None or last.at < rating.rated_at:
            yield _as_event(rating, last.new if last else None)


def _as_event(rating: Rating, old: int | None) -> Event:
    return Event(skill=rating.skill, old=old, new=rating.level, at=rating.rated_at, source="import")


def newest_of(events: Iterable[Event]) -> dict[str, Event]:
    """By skill; of two at one moment the later in the list."""
    found: dict[str, Event] = {}
    for event in events:
        if event.skill not in found or found[event.skill].at <= event.at:
            found[event.skill] = event
    return found


class Link(NamedTuple):
    """One event in the history of one skill, and whether it was just brought."""

    pk: int
    old: int | None
    new: int | None
    brought: bool


def mended(history: Sequence[Link]) -> dict[int, int | None]:
    """The old level of each event of one skill whose neighbour changed, by key: where a brought
    event and one that was there meet, each begins where the one before it ended."""
    return {
        after.pk: before.new
        for before, after in pairwise(history)
        if before.brought != after.brought and after.old != before.new
    }


def own_evidence(record: Record) -> tuple[Evidence, ...]:
    return tuple(row for row in record.evidence if row.kind not in OTHERS_WORD)
