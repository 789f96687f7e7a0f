"""What a table would change in a document: cell by cell, and as the document it would become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from import_export.results import Result, RowResult
from pydantic import ValidationError
from tablib import Dataset

from careers.domain.document import Document
from careers.domain.faults import DocumentError, Fault, from_validation
from careers.domain.references import broken
from careers.tables import sheet
from careers.tables.base import Line, Table
from careers.tables.kinds import Requirements, Resources, Skills

Kind = Literal["requirements", "skills", "resources"]
TABLES: Final[dict[Kind, type[Table]]] = {
    "requirements": Requirements,
    "skills": Skills,
    "resources": Resources,
}


@dataclass(frozen=True)
class Cell:
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """A row that is new or changed; `number` is its place in the file, the heading being 1."""

    number: int
    name: str
    is_new: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Plan:
    """`document` is what the catalogue would be. `changes` are those of a table, whose rows
    are told one by one; `unchanged` of its rows say what is there already."""

    document: Document
    changes: tuple[Change, ...] = ()
    unchanged: int = 0


def exported(kind: Kind, document: Document, separator: sheet.Separator) -> str:
    """The table as CSV, which laid over the same document changes nothing."""
    dataset = TABLES[kind](document).export()
    return sheet.write(dataset.headers, dataset, separator)


def planned(kind: Kind, text: str, document: Document) -> Plan:
    """The rows of `text` (CSV) laid over `document`. Raises DocumentError with the row and the
    column of each fault."""
    table = TABLES[kind](document)
    rows = sheet.read(text, table.names(), table.keys)
    dataset = Dataset(headers=[*rows.columns, "number"])
    for row in rows.rows:
        dataset.append([*row.cells, row.number])
    result = table.import_data(dataset)
    if faults := list(_faults(result, [row.number for row in rows.rows])):
        raise DocumentError(faults)
    changes = tuple(
        _change(table, row, at.number)
        for row, at in zip(result.rows, rows.rows, strict=True)
        if not row.is_skip()
    )
    return Plan(_whole(table), changes, len(result.rows) - len(changes))


def _faults(result: Result, numbers: Sequence[int]) -> Iterator[Fault]:
    for _, errors in result.row_errors():
        raise errors[0].error  # no fault of the file
    for row in result.invalid_rows:
        for column, messages in row.error_dict.items():
            for message in messages:
                yield Fault(f"row {numbers[row.number - 1]}, column “{column}”", message)


def _change(table: Table, row: RowResult, number: int) -> Change:
    after: Line = row.instance
    cells = [
        Cell(field.column_name, field.export(row.original) if row.original else "", now)
        for field in table.get_import_fields()
        if (now := field.export(after)) or row.original
    ]
    name = " · ".join(str(getattr(after, key)) for key in table.keys)
    differing = tuple(cell for cell in cells if cell.before != cell.after)
    return Change(number, name, row.is_new(), differing)


def _whole(table: Any) -> Document:
    try:
        document = Document.model_validate(table.data)
    except ValidationError as error:
        raise DocumentError(from_validation(error)) from error
    if faults := broken(document):
        raise DocumentError(faults)
    return document
