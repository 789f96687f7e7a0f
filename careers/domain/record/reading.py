"""A record read from a file that anybody may have edited, or every reason why not."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError

from careers.domain import json_text
from careers.domain.characters import is_shown
from careers.domain.faults import DocumentError, Fault, from_validation
from careers.domain.fields import Name, Slug, Text, Url
from careers.domain.levels import MAX_WEEKS_OFF
from careers.domain.record.document import (
    FORMAT,
    VERSION,
    Answer,
    Evidence,
    FitResult,
    Goal,
    Record,
    TrialProgress,
)

MOST_VALUES: Final = 500_000
"""In all lists and objects: some sixty thousand events."""
MOST_EVENTS: Final = 50_000
MOST: Final = 2_000
"""Of anything else that is brought back."""
BROUGHT_BACK: Final = frozenset(
    ("ratings", "evidence", "roadmap_choices", "fit_results", "hints_aside", "trial_progress")
)
NOT_LOOKED_AT: Final = (
    frozenset(Record.model_fields)
    - BROUGHT_BACK
    - frozenset(("format", "version", "exported_at", "release", "levels", "events", "goal"))
)
"""What is not brought back is not looked at either: another version may keep it otherwise."""
MOST_NAMED: Final = 1_000
"""Faults of one file: to name each of a million would take a minute."""
EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
SKEW: Final = timedelta(minutes=5)
"""So far the clock of another server may be ahead."""
LONGEST_NOTE: Final = 2_000
MOST_STATEMENTS: Final = 300
"""And roles, of one fit result: far more than a catalogue has."""
YEARS: Final = range(1900, 2201)
"""Of a day that somebody gives."""


def _leads_somewhere(url: str) -> str:
    """What a form would take: the beginning alone is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if url and not parts.netloc:
        raise ValueError("must be a web address")
    if "@" in parts.netloc:
        raise ValueError("must not hold a name or a password before its @")
    return url


_Link = Annotated[Url, AfterValidator(_leads_somewhere)]


class _Evidence(Evidence):
    title: Name
    link: _Link
    note: Annotated[Text, Field(max_length=LONGEST_NOTE)]


class _Goal(Goal):
    weeks_off: Annotated[tuple[date, ...], Field(max_length=MAX_WEEKS_OFF)] = ()


class _FitResult(FitResult):
    answers: Annotated[dict[Slug, Answer], Field(max_length=MOST_STATEMENTS)]
    roles: Annotated[tuple[Slug, ...], Field(max_length=MOST_STATEMENTS)]


class _Trial(TrialProgress):
    title: Name
    ticked: tuple[Slug, ...] = Field((), max_length=MOST)
    link: _Link = ""
    note: Annotated[Text, Field(max_length=LONGEST_NOTE)] = ""


class _Record(Record):
    """Held to what a form would take: the document itself takes whatever is stored."""

    goal: _Goal | None = None
    evidence: tuple[_Evidence, ...] = ()
    fit_results: tuple[_FitResult, ...] = ()
    trial_progress: tuple[_Trial, ...] = ()


def is_record(document: Any) -> bool:
    """Whether some JSON says that it is one."""
    return isinstance(document, dict) and document.get("format") == FORMAT


def parse(text: str, now: datetime) -> Record:
    """Raises DocumentError naming the line or the path of each fault."""
    document = _document(text)
    if not is_record(document):
        raise DocumentError([Fault("format", f"must be “{FORMAT}”: this is no Crosswalk export")])
    if document.get("version") != VERSION:
        raise DocumentError([Fault("version", f"must be {VERSION}, the one that is known here")])
    _refuse(_too_many(document))
    _refuse(_unshown(document, ""))
    looked_at = {name: part for name, part in document.items() if name not in NOT_LOOKED_AT}
    try:
        record = _Record.model_validate(looked_at)
    except ValidationError as error:
        raise DocumentError(_named(error)) from error
    _refuse(_faults(record, now))
    return record


def _refuse(faults: Iterable[Fault]) -> None:
    if found := list(islice(faults, MOST_NAMED)):
        raise DocumentError(found)


def _named(error: ValidationError) -> tuple[Fault, ...]:
    if error.error_count() <= MOST_NAMED:
        return from_validation(error)
    return (Fault("", f"more than {MOST_NAMED:,} of its values are none that an export has"),)


def _too_many(document: dict[str, Any]) -> Iterator[Fault]:
    """Before each row is looked at."""
    for name, rows in document.items():
        most = MOST if name in BROUGHT_BACK else MOST_EVENTS
        if isinstance(rows, list) and len(rows) > most:
            yield Fault(name, f"may have at most {most:,}")


def _document(text: str) -> Any:
    try:
        json_text.measure(text, MOST_VALUES)
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = json_text.position(text, error.pos)
        raise DocumentError([Fault(where, f"this is not JSON ({error.msg})")]) from error
    except json_text.Refused as error:
        raise DocumentError([Fault(error.where, str(error))]) from error


def _unshown(value: Any, path: str) -> Iterator[Fault]:
    """Text, keys included, that no field takes: PostgreSQL would not take a NUL."""
    if isinstance(value, str):
        if not _writable(value):
            yield Fault(path, "holds a character that cannot be shown")
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _unshown(one, f"{path}[{place}]")
    elif isinstance(value, dict):
        for key, one in value.items():
            if not _writable(key):
                yield Fault(path, "holds a key with a character that cannot be shown")
            else:
                yield from _unshown(one, f"{path}.{key}" if path else key)


def _writable(text: str) -> bool:
    """Half of a surrogate pair is no character at all."""
    return is_shown(text) and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _faults(record: Record, now: datetime) -> Iterator[Fault]:
    for path, moment in _moments(record):
        if moment > now + SKEW:
            yield Fault(path, "lies in the future")
        elif moment < EARLIEST:
            yield Fault(path, f"must not be before {EARLIEST.year}")
    yield from _day_faults(record)


def _moments(record: Record) -> Iterator[tuple[str, datetime]]:
    yield "exported_at", record.exported_at
    for name, key in (
        ("events", "at"),
        ("ratings", "rated_at"),
        ("evidence", "created_at"),
        ("fit_results", "taken_at"),
        ("hints_aside", "at"),
        ("trial_progress", "updated_at"),
    ):
        for place, row in enumerate(getattr(record, name)):
            yield f"{name}[{place}].{key}", getattr(row, key)
    for place, row in enumerate(record.trial_progress):
        if row.attached_at:
            yield f"trial_progress[{place}].attached_at", row.attached_at
    yield "exported_at", record.exported_at
    if record.goal:
        yield "goal.set_at", record.goal.set_at


def _day_faults(record: Record) -> Iterator[Fault]:
    for path, day in _days(record):
        if day.year not in YEARS:
            yield Fault(path, f"must lie between {YEARS[0]} and {YEARS[-1]}")
    for place, row in enumerate(record.evidence):
        if row.expires_on and row.expires_on < row.dated_on:
            yield Fault(f"evidence[{place}].expires_on", "must not be before dated_on")
    goal = record.goal
    if goal and goal.start_on and goal.target_on and goal.target_on <= goal.start_on:
        yield Fault("goal.target_on", "must be after start_on")


def _days(record: Record) -> Iterator[tuple[str, date]]:
    for place, row in enumerate(record.evidence):
        yield f"evidence[{place}].dated_on", row.dated_on
        if row.expires_on:
            yield f"evidence[{place}].expires_on", row.expires_on
    if record.goal:
        for name in ("start_on", "target_on"):
            if day := getattr(record.goal, name):
                yield f"goal.{name}", day
        for place, day in enumerate(record.goal.weeks_off):
            yield f"goal.weeks_off[{place}]", day
