"""A record as tables: a sheet for each section, a row for each thing in it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from careers.domain.record.document import Record

ABOUT = """What Crosswalk keeps of you, written on {day} under release {release}.

One table for each kind of thing. Times are in UTC. A cell that a spreadsheet could take for a
formula has a ' before it. The same as one document, which Crosswalk can read again, is the
JSON export. withheld.csv lists what is kept and not in here, and why.
"""


class Sheet(NamedTuple):
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(record: Record) -> Iterator[Sheet]:
    """Of every section, empty ones too: an empty table says that nothing is kept."""
    told = record.model_dump(mode="json")
    for name, field in Record.model_fields.items():
        shape = _shape(field)
        if shape is not None:
            columns = tuple(shape.model_fields)
            found = told[name] if isinstance(told[name], list) else [told[name]]
            yield Sheet(name, columns, tuple(_row(row, columns) for row in found if row))


def about(record: Record) -> str:
    return ABOUT.format(day=f"{record.exported_at:%Y-%m-%d}", release=record.release)


def _shape(field: FieldInfo) -> type[BaseModel] | None:
    """What a section is made of; None for what is no section."""
    parts = (field.annotation, *get_args(field.annotation))
    return next((p for p in parts if isinstance(p, type) and issubclass(p, BaseModel)), None)


def _row(row: Mapping[str, Any], columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_cell(row[column]) for column in columns)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
