"""Readiness over time as a table: a row a week, a month or a year, and their sum."""

from dataclasses import dataclass
from datetime import date, timedelta

from careers.domain.levels import VERDICT_NAMES
from careers.domain.progress import shown
from careers.domain.progress.entries import standing
from careers.domain.progress.record import Record
from careers.domain.progress.spans import periods

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """`standing` is the range at the end of the period; the parts are "" where there is none."""

    name: str
    standing: str
    verdict: str
    improved: str
    role_changed: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` oldest first."""

    rows: tuple[Row, ...]
    start: str
    improved: str
    role_changed: str
    whole: str


def table(record: Record, first: date, last: date) -> Table:
    begin = record.place(first)
    parts = record.change(begin, len(record.points))
    return Table(
        rows=tuple(_row(record, period) for period in periods(first, last)),
        start=standing(record.before(begin)),
        improved=shown.words(parts.improved),
        role_changed=shown.words(parts.role_changed),
        whole=shown.words(parts.whole),
    )


def _row(record: Record, period: tuple[str, date, date]) -> Row:
    name, first, last = period
    start, end = record.place(first), record.place(last + _DAY)
    parts, score = record.change(start, end), record.before(end)
    return Row(
        name=name,
        standing=standing(score),
        verdict=VERDICT_NAMES[score.verdict],
        improved=shown.words(parts.improved),
        role_changed=shown.words(parts.role_changed),
        quiet=not any((*parts.improved, *parts.role_changed)),
    )
