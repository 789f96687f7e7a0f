"""What moved when: one entry a day, newest first, each split into its two parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from careers.domain import dates, wording
from careers.domain.progress import shown
from careers.domain.progress.record import Record
from careers.domain.progress.role_changes import role_changes
from careers.domain.progress.shown import Tenths
from careers.domain.timeline import Event, Point, Score

FEW = 6
"""So many moves of a day are read at a glance; more of them open on demand."""


@dataclass(frozen=True, slots=True)
class Move:
    """One rating: "Working → Practitioner", and what it did: "+3.1 points", "" for nothing."""

    skill: str
    slug: str
    words: str
    effect: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A release, what it changed in the role, and what that did."""

    number: int
    lines: tuple[str, ...]
    effect: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`before` and `after` are ranges in words, the same where the score stayed. `stirred`
    says that one of the two parts is more than nothing."""

    on: date
    day: str
    before: str
    after: str
    improved: str
    role_changed: str
    stirred: bool
    moves: tuple[Move, ...]
    releases: tuple[Publication, ...]
    milestones: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        return len(self.moves) > FEW

    @property
    def counted(self) -> str:
        return f"{wording.capital(wording.count(len(self.moves), 'rating'))}"

    @property
    def moved(self) -> bool:
        return self.before != self.after


def relevant(record: Record, start: int) -> list[list[int]]:
    """The places of the points that concern the role, from `start` on, a list for each day,
    newest day first."""
    places = [place for place in range(start, len(record.points)) if _concerns(record, place)]
    days = [list(group) for _, group in groupby(places, key=record.days.__getitem__)]
    return days[::-1]


def _concerns(record: Record, place: int) -> bool:
    """A rating that the role asks for; a release that asks something else than before, or
    that merged skills so that the score moved."""
    point = record.points[place]
    if isinstance(point.cause, Event):
        return point.asks
    if any(point.role_changed):
        return True
    number, slug = record.by_number[point.cause.number], record.role.slug
    before = record.editions[number - 1].asked.get(slug, ())
    return before != point.cause.requirements


def entry(record: Record, places: list[int]) -> Entry:
    """Of the points of one day, oldest first."""
    first, last = places[0], places[-1]
    parts = record.change(first, last + 1)
    on = record.days[first]
    before, after = record.points[first].before, record.points[last].after
    return Entry(
        on=on,
        day=dates.day(on),
        before=standing(before),
        after=standing(after),
        improved=shown.words(parts.improved),
        role_changed=shown.words(parts.role_changed),
        stirred=any((*parts.improved, *parts.role_changed)),
        moves=tuple(_moves(record, places)),
        releases=tuple(_publications(record, places)),
        milestones=_reached(record, before, after),
    )


def standing(score: Score) -> str:
    return "not rated" if score.verdict == "unrated" else wording.range_text(score)


def _moves(record: Record, places: list[int]) -> Iterator[Move]:
    for place in reversed(places):
        event = record.points[place].cause
        if isinstance(event, Event):
            change = record.change(place, place + 1).improved
            name = record.name(event.skill)
            yield Move(name, event.skill, move_words(record, event), _effect(change, places))


def move_words(record: Record, event: Event) -> str:
    if event.old == event.new:
        return f"confirmed: {record.level(event.new)}"
    if event.old is None:
        return f"rated {record.level(event.new)}"
    if event.new is None:
        return f"cleared, was {record.level(event.old)}"
    return f"{record.level(event.old)} → {record.level(event.new)}"


def _effect(change: Tenths, places: list[int]) -> str:
    """ "" also for what is all of its day: the day says it."""
    return shown.words(change) if any(change) and len(places) > 1 else ""


def _publications(record: Record, places: list[int]) -> Iterator[Publication]:
    for place in reversed(places):
        point = record.points[place]
        if not isinstance(point.cause, Event):
            yield _publication(record, point, place, places)


def _publication(record: Record, point: Point, place: int, places: list[int]) -> Publication:
    number = record.by_number[point.cause.number] if not isinstance(point.cause, Event) else 0
    lines = role_changes(record.editions[number - 1], record.editions[number], record.role.slug)
    change = record.change(place, place + 1).role_changed
    return Publication(record.editions[number].number, lines, _effect(change, places))


def _reached(record: Record, before: Score, after: Score) -> tuple[str, ...]:
    """What was reached on this day and held at its end, or was lost."""
    titles = {row.slug: record.catalogue.title(row) for row in record.role.requirements}
    new = [titles[slug] for slug in sorted(after.met - before.met) if slug in titles]
    found = [f"Must-have met: {name}" for name in new]
    if after.verdict == "ready" != before.verdict:
        found.append("Ready")
    return tuple(found)
