"""What a table would change in a document: cell by cell, and as the document it would become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from import_export.fields import Field
from import_export.results import Result, RowResult
from pydantic import ValidationError
from tablib import Dataset

from careers.domain.differences.shapes import Entry, Line
from careers.domain.differences.shapes import Kind as DifferenceKind
from careers.domain.document import Document
from careers.domain.faults import DocumentError, Fault, from_validation
from careers.domain.references import broken
from careers.domain.retired import Retired
from careers.tables import sheet, workbook
from careers.tables.base import Table
from careers.tables.kinds import Requirements, Resources, Skills

Kind = Literal["requirements", "skills", "resources"]
TABLES: Final[dict[Kind, type[Table]]] = {
    "requirements": Requirements,
    "skills": Skills,
    "resources": Resources,
}


@dataclass(frozen=True)
class Plan:
    """`document` is what the catalogue would be. `changes` are those of a table, an entry for
    each row and a line for each cell; `unchanged` of its rows say what is there already."""

    document: Document
    changes: tuple[Entry, ...] = ()
    unchanged: int = 0


def exported(kind: Kind, document: Document, separator: sheet.Separator) -> str:
    """The table as CSV, which laid over the same document changes nothing."""
    dataset = TABLES[kind](document, Retired()).export()
    return sheet.write(dataset.headers, dataset, separator)


def exported_workbook(kind: Kind, document: Document) -> bytes:
    """The same as XLSX."""
    dataset = TABLES[kind](document, Retired()).export()
    return workbook.write(dataset.headers, dataset)


def planned(kind: Kind, text: str, document: Document, retired: Retired) -> Plan:
    """The rows of `text` (CSV) laid over `document`; a row that names what is `retired` is a
    fault. Raises DocumentError with the row and the column of each."""
    table = TABLES[kind](document, retired)
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


def _change(table: Table, row: RowResult, number: int) -> Entry:
    kind: DifferenceKind = "added" if row.is_new() else "changed"
    sides = [(field, field.export(row.original) if row.original else "") for field in _told(table)]
    lines = tuple(
        Line(kind, field.column_name, before, after)
        for field, before in sides
        if (after := field.export(row.instance)) != before
    )
    name = " · ".join(str(getattr(row.instance, key)) for key in table.keys)
    return Entry(kind, f"Row {number}: {name}", lines)


def _told(table: Table) -> list[Field]:
    """The columns, of which the name of a row tells the keys already."""
    return [field for field in table.get_import_fields() if field.column_name not in table.keys]


def _whole(table: Any) -> Document:
    try:
        document = Document.model_validate(table.data)
    except ValidationError as error:
        raise DocumentError(from_validation(error)) from error
    if faults := broken(document):
        raise DocumentError(faults)
    return document
