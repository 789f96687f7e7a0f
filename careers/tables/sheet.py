"""CSV text to numbered rows of cells, and back."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from careers.domain.cells import guard, shortened, unguard
from careers.domain.faults import DocumentError, Fault

LARGEST: Final = 4_000_000
"""Characters."""
MOST_ROWS: Final = 10_000
SEPARATORS: Final = (",", ";", "\t")
"""Spreadsheets write semicolons where the comma is the decimal sign."""
Separator = Literal[",", ";"]
DECLARED: Final = re.compile(r'\A"?sep=([,;\t])"?[,;\t]*(\r\n|\r|\n|\Z)', re.IGNORECASE)
"""A first line that tells the separator, which spreadsheets obey and do not show."""


class Row(NamedTuple):
    """`number` counts from 1 as a spreadsheet does, the heading included; a cell that the row
    is too short for is None, as spreadsheets leave empty ones out at the end."""

    number: int
    cells: tuple[str | None, ...]


class Sheet(NamedTuple):
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read(text: str, columns: Sequence[str], needed: Sequence[str]) -> Sheet:
    """The rows that say anything. Raises DocumentError where `text` is too long, is no CSV, or
    has columns that are not among `columns`, stand twice, or miss one of `needed`."""
    if len(text) > LARGEST:
        raise DocumentError([Fault("", f"the file is longer than {LARGEST:,} characters")])
    if declared := DECLARED.match(text):
        records = _records(text[declared.end() :], declared[1])
    else:
        records = _records(text, _separator(text, columns))
    return arranged(records, columns, needed)


def arranged(
    records: Sequence[Sequence[str]], columns: Sequence[str], needed: Sequence[str]
) -> Sheet:
    """The rows that say anything of `records`, of which the first is the heading. Raises as
    `read` does."""
    typed = _heading(records)
    header = tuple(_column(name) for name in typed)
    faults = [
        *(Fault("row 1", message) for message in _header_faults(typed, columns, needed)),
        *_length_faults(records, len(header)),
    ]
    if faults:
        raise DocumentError(faults)
    rows = [
        Row(number, _cells(record, len(header)))
        for number, record in enumerate(records[1:], start=2)
        if _says(record)
    ]
    return Sheet(header, tuple(rows))


def write(columns: Sequence[str], rows: Iterable[Sequence[str]], separator: Separator) -> str:
    """CSV that spreadsheets open as UTF-8, every cell quoted and none of them a formula."""
    guarded = ([guard(cell) for cell in row] for row in rows)
    return f"\ufeff{text_of([columns, *guarded], separator)}"


def text_of(rows: Iterable[Sequence[str]], separator: Separator) -> str:
    """`rows` as they are, every cell quoted."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def _separator(text: str, columns: Sequence[str]) -> str:
    """The one that makes known columns of the heading."""
    heading = next(iter(text.splitlines()), "")
    found = {
        separator: len(set(columns) & {_column(cell) for cell in heading.split(separator)})
        for separator in SEPARATORS
    }
    return max(SEPARATORS, key=lambda separator: found[separator])


def _records(text: str, separator: str) -> list[list[str]]:
    """Without those below the last that may say anything, where they say nothing."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[str]] = []
    try:
        for record in reader:
            if len(records) < MOST_ROWS:
                records.append(record)
            elif _says(record):
                raise DocumentError([Fault("", f"the file has more than {MOST_ROWS:,} rows")])
    except csv.Error as error:
        fault = Fault(f"row {len(records) + 1}", f"this is not CSV ({error})")
        raise DocumentError([fault]) from error
    return records


def _says(record: Sequence[str]) -> bool:
    return any(cell.strip() for cell in record)


def _column(name: str) -> str:
    """What a heading means: “ Any of” is any_of."""
    return "_".join(name.strip(' "').casefold().split())


def _heading(records: Sequence[Sequence[str]]) -> list[str]:
    """The names of the columns as they are typed; spreadsheets may add empty ones at the end."""
    names = [cell.strip() for cell in records[0]] if records else []
    while names and not names[-1]:
        names.pop()
    return names


def _header_faults(
    typed: Sequence[str], columns: Sequence[str], needed: Sequence[str]
) -> list[str]:
    header = [_column(name) for name in typed]
    unknown = [
        f"this table has no column “{shortened(name)}”"
        for name in typed
        if _column(name) not in columns
    ]
    twice = [f"the column “{name}” stands twice" for name in columns if header.count(name) > 1]
    missing = [f"the column “{name}” is missing" for name in needed if name not in header]
    return [*unknown, *twice, *missing]


def _length_faults(records: Sequence[Sequence[str]], width: int) -> list[Fault]:
    return [
        Fault(f"row {number}", f"has more cells than the {width} columns of row 1")
        for number, record in enumerate(records, start=1)
        if _says(record[width:])
    ]


def _cells(record: Sequence[str], width: int) -> tuple[str | None, ...]:
    said = [unguard(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in record[:width]]
    return (*said, *[None] * (width - len(said)))
