"""What was reached for the first time, and what is still to come."""

from dataclasses import dataclass
from datetime import date

from careers.domain import dates, wording
from careers.domain.levels import VERDICT_NAMES
from careers.domain.progress.record import Record
from careers.domain.timeline import Event, Point

READY = ""
"""Among the slugs of must-haves."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """`on` is None for what is still to come. `how` says by whose doing, or what became of it."""

    name: str
    on: date | None
    day: str
    how: str


def milestones(record: Record) -> tuple[Milestone, ...]:
    """First Ready, then each must-have of the role as it is now: the newest first, then what
    is still to come in the order of what the role asks."""
    rows = [row for row in record.role.requirements if row.must_have]
    firsts = _firsts(record)
    found = [_milestone(record, READY, VERDICT_NAMES["ready"], firsts)]
    for row in rows:
        name = f"Must-have: {wording.asked(row, record.catalogue)}"
        found.append(_milestone(record, row.slug, name, firsts))
    return tuple(sorted(found, key=lambda row: row.on or date.min, reverse=True))


def _firsts(record: Record) -> dict[str, Point]:
    """The first point at which each must-have was met (by slug), and at which it was Ready."""
    found: dict[str, Point] = {}
    for point in record.points:
        if point.before is point.after:
            continue
        for slug in point.after.met - point.before.met:
            found.setdefault(slug, point)
        if point.after.verdict == "ready":
            found.setdefault(READY, point)
    return found


def _milestone(record: Record, slug: str, name: str, firsts: dict[str, Point]) -> Milestone:
    point = firsts.get(slug)
    if point is None:
        return Milestone(name, None, "", "")
    on = record.day(point.at)
    still = slug in record.now.met if slug else record.now.verdict == "ready"
    return Milestone(name, on, dates.day(on), _how(record, point) if still else "not now")


def _how(record: Record, point: Point) -> str:
    if isinstance(point.cause, Event):
        return f"when you rated {record.name(point.cause.skill)}"
    return f"because the role changed in release {point.cause.number}"
