"""Workbooks (XLSX) to CSV text, so that all tables take one way, and tables to workbooks."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from careers.domain.cells import guard
from careers.domain.faults import DocumentError, Fault
from careers.tables import sheet

BEGINNING: Final = b"PK\x03\x04"
"""Of any archive; no text that is CSV in UTF-8 begins so."""
LARGEST_UNPACKED: Final = 16_000_000
"""Bytes. An archive of some kilobytes can hold gigabytes."""
AT_ONCE: Final = 65_536
"""Bytes that are unpacked before they are counted."""
PACKINGS: Final = (ZIP_STORED, ZIP_DEFLATED)
"""Those of workbooks. Others are unpacked whole, whatever is asked for at once."""
MOST_PARTS: Final = 200
MOST_ELEMENTS: Final = 600_000
"""Of XML: more than the largest table takes. Each weighs a hundred times its bytes when read."""
MOST_LINES: Final = 1_048_576
"""Rows of a spreadsheet."""
MOST_COLUMNS: Final = 100
"""What stands to the right of them is not read: no table has a fifth as many."""
DECLARATION: Final = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
"""Where XML may define what unfolds to any length. No workbook needs it."""
NO_XML: Final = {"\ufffe": "_xFFFE_", "\uffff": "_xFFFF_"}
"""The characters that a text may hold and XML may not, as workbooks write them."""
WRITTEN: Final = {ord(character): written for character, written in NO_XML.items()}

CELL, FORMULA, VALUE = (f"{{{SHEET_MAIN_NS}}}{tag}" for tag in "cfv")
NOT_WORKED_OUT: Final = (
    "this formula was saved without what it comes to: open the workbook in a spreadsheet, save "
    "it there and choose it again"
)
Parts = dict[str, bytes]


def is_workbook(data: bytes) -> bool:
    return data.startswith(BEGINNING)


def as_csv(data: bytes) -> str:
    """The first table of a workbook: of formulas what they came to. Raises DocumentError where
    it is too large, no workbook, or holds a formula without what it came to."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = _unpacked(archive)
        return sheet.text_of(list(_rows(parts)), ",")
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


def _unpacked(archive: ZipFile) -> Parts:
    """The parts by name. What an archive says of their sizes is not believed."""
    parts: Parts = {}
    left, elements = LARGEST_UNPACKED, 0
    if len(archive.infolist()) > MOST_PARTS:
        raise _refused(f"the workbook has more than {MOST_PARTS} parts")
    for part in archive.infolist():
        content = _content(archive, part, left)
        left -= len(content)
        elements += content.count(b"<") - content.count(b"</")
        if elements > MOST_ELEMENTS:
            raise _refused(f"the workbook has more than {MOST_ELEMENTS:,} elements")
        if any(declaration in content for declaration in DECLARATION):
            raise _refused("the workbook holds a document type definition")
        parts[part.filename] = content
    return parts


def _content(archive: ZipFile, part: ZipInfo, most: int) -> bytes:
    if part.compress_type not in PACKINGS:
        raise _refused("the workbook is packed in a way that is not read here")
    content = bytearray()
    with archive.open(part) as file:
        while piece := file.read(AT_ONCE):
            content += piece
            if len(content) > most:
                raise _refused(
                    f"the workbook is larger than {LARGEST_UNPACKED:,} bytes when unpacked"
                )
    return bytes(content)


def _packed(parts: Parts) -> BytesIO:
    """What was unpacked and counted, so that nothing else is ever read of the archive."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out


def _rows(parts: Parts) -> Iterator[list[str]]:
    """One text may stand in a million cells: they are counted as they come. Of rows below the
    last that a table may have only the first that says anything is told."""
    workbook = load_workbook(_packed(parts), read_only=True, data_only=True, keep_links=False)
    table: Any = workbook.worksheets[0]
    if faults := [*_unsaved(parts[table._worksheet_path])]:  # noqa: SLF001 - told nowhere else
        raise DocumentError(faults)
    table.reset_dimensions()
    left = sheet.LARGEST
    lines = table.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, row in enumerate(islice(lines, MOST_LINES), start=1):
        cells = [_text(value) for value in row] if row.count(None) < len(row) else []
        if number > sheet.MOST_ROWS and not any(cell.strip() for cell in cells):
            continue
        left -= sum(len(cell) for cell in cells)
        if left < 0:
            raise _refused(f"the table is longer than {sheet.LARGEST:,} characters")
        yield cells
        if number > sheet.MOST_ROWS:
            return


def _unsaved(content: bytes) -> Iterator[Fault]:
    """Programs that write a formula without working it out leave a cell that reads as empty,
    which would clear what is there."""
    for _, cell in iterparse(BytesIO(content)):
        if cell.tag == CELL:
            empty = not cell.findtext(VALUE) and cell.get("t") != "str"
            if empty and cell.find(FORMULA) is not None:
                yield Fault(f"cell {cell.get('r', '')}".strip(), NOT_WORKED_OUT)
            cell.clear()


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
