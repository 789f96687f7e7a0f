"""The history of one skill, and of which skills there is one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from careers.domain import dates, wording
from careers.domain.catalogue import Catalogue
from careers.domain.holdings import final
from careers.domain.progress.record import Record
from careers.domain.timeline import Event

SOURCES: Mapping[str, str] = {
    "web": "Rated by hand",
    "undo": "Undone",
    "import": "Imported",
    "api": "Sent by a program",
    "roadmap": "Done on the roadmap",
    "try": "Tried before signing in",
}


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill of which something was said: what it is now, since when, how often that was."""

    slug: str
    name: str
    level: int | None
    level_name: str
    day: str
    times: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said of a skill."""

    day: str
    time: datetime
    level: int | None
    level_name: str
    was: str
    source: str


def skill_rows(record: Record, first: date) -> tuple[SkillRow, ...]:
    """Of skills of which something was said since, the latest first."""
    found: dict[str, list[Event]] = {}
    for event in reversed(record.events):
        if record.day(event.at) < first:
            break
        found.setdefault(final(event.skill, record.catalogue.merged), []).append(event)
    return tuple(_row(record, slug, events) for slug, events in found.items())


def _row(record: Record, slug: str, events: Sequence[Event]) -> SkillRow:
    newest = events[0]
    return SkillRow(
        slug=slug,
        name=record.name(slug),
        level=newest.new,
        level_name=wording.capital(record.level(newest.new)),
        day=dates.day(record.day(newest.at)),
        times="once" if len(events) == 1 else f"{wording.number_word(len(events))} times",
    )


def lines(catalogue: Catalogue, events: Iterable[Event], zone: tzinfo) -> tuple[Line, ...]:
    """In the order given."""
    return tuple(_line(catalogue, event, zone) for event in events)


def _line(catalogue: Catalogue, event: Event, zone: tzinfo) -> Line:
    at = event.at.astimezone(zone)
    return Line(
        day=dates.day(at.date()),
        time=at,
        level=event.new,
        level_name="Cleared" if event.new is None else catalogue.level_name(event.new),
        was=_was(catalogue, event),
        source=SOURCES[event.source],
    )


def _was(catalogue: Catalogue, event: Event) -> str:
    if event.old is None:
        return "not rated before"
    if event.old == event.new:
        return "confirmed"
    return f"{catalogue.level_name(event.old)} before"
