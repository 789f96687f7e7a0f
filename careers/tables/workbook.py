"""Workbooks (XLSX) to CSV text, so that all tables take one way, and tables to workbooks."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from careers.domain.cells import guard
from careers.domain.faults import DocumentError, Fault
from careers.tables import sheet

BEGINNING: Final = b"PK\x03\x04"
"""Of any archive; no text that is CSV in UTF-8 begins so."""
LARGEST_UNPACKED: Final = 16_000_000
"""Bytes. An archive of some kilobytes can hold gigabytes."""
MOST_PARTS: Final = 200
MOST_COLUMNS: Final = 100
"""What stands to the right of them is not read: no table has a fifth as many."""
DECLARATION: Final = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
"""Where XML may define what unfolds to any length. No workbook needs it."""
NO_XML: Final = {"\ufffe": "_xFFFE_", "\uffff": "_xFFFF_"}
"""The characters that a text may hold and XML may not, as workbooks write them."""
WRITTEN: Final = {ord(character): written for character, written in NO_XML.items()}


def is_workbook(data: bytes) -> bool:
    return data.startswith(BEGINNING)


def as_csv(data: bytes) -> str:
    """The first table of a workbook: of formulas what they came to. Raises DocumentError where
    it is too large or no workbook."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check(archive)
        return sheet.text_of(list(_rows(data)), ",")
    except DocumentError:
        raise
    except Exception as error:  # a damaged workbook may fail in any way
        raise _refused("this is not a workbook (XLSX) that can be read") from error


def write(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one table, with whole numbers as numbers and no text as a formula."""
    workbook = Workbook(write_only=True)
    table = workbook.create_sheet("Table")
    table.freeze_panes = "A2"
    table.append(columns)
    for row in rows:
        table.append([_value(cell) for cell in row])
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _check(archive: ZipFile) -> None:
    """What an archive says of its parts is what no more than is ever read of them."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _refused(f"the workbook is larger than {LARGEST_UNPACKED:,} bytes when unpacked")
    for part in parts:
        content = archive.read(part)
        if any(declaration in content for declaration in DECLARATION):
            raise _refused("the workbook holds a document type definition")


def _rows(data: bytes) -> Iterator[list[str]]:
    """One text may stand in a million cells: they are counted as they come."""
    workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    table: Any = workbook.worksheets[0]
    table.reset_dimensions()
    left = sheet.LARGEST
    for row in table.iter_rows(max_row=sheet.MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True):
        cells = [_text(value) for value in row]
        left -= sum(len(cell) for cell in cells)
        if left < 0:
            raise _refused(f"the table is longer than {sheet.LARGEST:,} characters")
        yield cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    for character, written in NO_XML.items():
        text = text.replace(written, character)
    return text


def _value(cell: str) -> str | int:
    is_number = cell.isascii() and cell.isdigit() and len(cell) < 10 and str(int(cell)) == cell
    return int(cell) if is_number else guard(cell).translate(WRITTEN)


def _refused(reason: str) -> DocumentError:
    return DocumentError([Fault("", reason)])
