"""Tables as workbooks: there and back, and what is no workbook or too much of one."""

import struct
import tracemalloc
from datetime import date
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile
from zlib import crc32

import pytest
from openpyxl import Workbook, load_workbook

from careers.domain.document import Document
from careers.domain.faults import DocumentError
from careers.domain.retired import Retired
from careers.tables import sheet, workbook
from careers.tables.plan import TABLES, exported_workbook, planned
from tests.tables.test_plan import whole


def book(*rows):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return saved(made)


def saved(made):
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(data, change, packing=ZIP_DEFLATED):
    """The archive with each part as `change` of its name and content."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def told(text):
    """The rows without the empty cells at their ends."""
    return [line.replace('"', "").rstrip(",").split(",") for line in text.splitlines()]


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_a_round_trip_changes_nothing(kind):
    data = exported_workbook(kind, whole())
    assert workbook.is_workbook(data)

    plan = planned(kind, workbook.as_csv(data), whole(), Retired())

    assert (plan.document, plan.changes) == (whole(), ())
    assert plan.unchanged > 0


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "12",
        " a  b",
        "a\nb\tc",
        "\ufffe\uffff",
        "'=1",
        "#N/A",
        "TRUE",
        "é 漢 \U0001f600",
        "1e5",
    ],
)
def test_a_text_comes_back_as_it_was(text):
    data = whole().model_dump(mode="json")
    data["skills"][0]["summary"] = f"{text}."
    data["skills"][0]["aliases"] = [text.strip().replace("\n", " ").replace("\t", " ")]
    document = Document.model_validate(data)

    plan = planned(
        "skills", workbook.as_csv(exported_workbook("skills", document)), document, Retired()
    )

    assert (plan.document, plan.changes) == (document, ())


def test_no_cell_is_a_formula_and_numbers_are_numbers():
    made = load_workbook(BytesIO(exported_workbook("skills", whole())))

    cells = {cell.column_letter: cell for cell in made.active[2]}
    heading = {cell.value: cells[cell.column_letter] for cell in made.active[1]}
    assert heading["summary"].value.startswith("'=1+1")
    assert heading["hours_1"].data_type == "n"
    assert {cell.data_type for row in made.active for cell in row} <= {"s", "inlineStr", "n"}


def test_what_spreadsheets_make_of_cells():
    rows = [
        ["Role", "Requirement", "Level", "Weight", "Must have", "Reason"],
        [None],
        ["data-scientist", "sql", 4.0, 2, True, "Because."],
    ]

    (change,) = planned("requirements", workbook.as_csv(book(*rows)), whole(), Retired()).changes

    assert change.name == "Row 3: data-scientist · sql"
    assert {("level", "4"), ("weight", "2")} <= {(line.label, line.after) for line in change.lines}


@pytest.mark.parametrize("level", [1.5, date(2026, 1, 2), False, "#REF!"])
def test_what_is_no_number_is_told(level):
    text = workbook.as_csv(book(["role", "requirement", "level"], ["data-scientist", "sql", level]))

    with pytest.raises(DocumentError, match=r"row 2, column “level”: “.*” is not a whole number"):
        planned("requirements", text, whole(), Retired())


def cut(data):
    return data[: len(data) // 2]


def damaged(data):
    return data[:200] + bytes(60) + data[260:]


def no_sheet(data):
    return repacked(data, lambda name, content: b"" if "sheet1" in name else content)


def no_parts(data):
    out = BytesIO()
    ZipFile(out, "w").writestr("a", b"")
    return out.getvalue()


def entities(code):
    def change(name, content):
        if "sheet1" not in name:
            return content
        text = '<!DOCTYPE a [<!ENTITY b "cccc">]><worksheet/>'
        return text.encode(code)

    return lambda data: repacked(data, change)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (cut, "not a workbook"),
        (damaged, "not a workbook"),
        (no_sheet, "not a workbook"),
        (no_parts, "not a workbook"),
        (entities("utf-8"), "document type definition"),
        (entities("utf-16"), "document type definition"),
    ],
)
def test_what_is_no_workbook_is_refused(harm, words):
    with pytest.raises(DocumentError, match=words):
        workbook.as_csv(harm(book(["skill"], ["sql"])))


def test_an_archive_that_holds_far_more_than_it_weighs_is_refused():
    def grown(name, content):
        return content + b" " * 17_000_000 if "sheet1" in name else content

    data = repacked(book(["skill"]), grown)
    assert len(data) < 100_000
    with pytest.raises(DocumentError, match="when unpacked"):
        workbook.as_csv(data)


MANY = 40_000_000
"""Bytes that a lying archive holds and does not tell."""


def lying(packing):
    """A workbook of which one part is followed by MANY zeros; the archive tells its length
    and checksum without them."""
    name, first = "xl/workbook.xml", b""

    def grown(part, content):
        nonlocal first
        first = content if part == name else first
        return content + bytes(MANY) if part == name else content

    data = bytearray(repacked(book(["skill"], ["sql"]), grown, packing))
    at = data.rfind(name.encode()) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, at + 16, crc32(first))
    struct.pack_into("<I", data, at + 24, len(first))
    return bytes(data)


def outcome(data):
    """What becomes of a workbook, and the most bytes that it took meanwhile."""
    tracemalloc.start()
    try:
        return workbook.as_csv(data), tracemalloc.get_traced_memory()[1]
    except DocumentError as error:
        return str(error), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_an_archive_that_lies_about_its_sizes_takes_no_memory():
    said, most = outcome(lying(ZIP_DEFLATED))

    assert told(said) == [["skill"], ["sql"]]
    assert most < MANY / 4


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA])
def test_an_archive_that_can_only_be_unpacked_whole_is_refused(packing):
    said, most = outcome(lying(packing))

    assert "packed in a way" in said
    assert most < MANY / 4


def test_an_archive_that_is_not_packed_is_read():
    data = repacked(book(["skill"], ["sql"]), lambda name, content: content, ZIP_STORED)

    assert told(workbook.as_csv(data)) == [["skill"], ["sql"]]


def test_more_elements_than_the_largest_table_takes_are_refused():
    """Each is five bytes and weighs hundreds when it is read."""

    def grown(name, content):
        cells = b"<row>" + b"<c/>" * workbook.MOST_ELEMENTS + b"</row>"
        return content.replace(b"<sheetData>", b"<sheetData>" + cells)

    with pytest.raises(DocumentError, match="more than 600,000 elements"):
        workbook.as_csv(repacked(book(["skill"]), grown))


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_the_largest_table_has_fewer_elements(kind):
    width = len(TABLES[kind].names())
    data = workbook.write(["x"] * width, [["x"] * width] * 99)

    with ZipFile(BytesIO(data)) as archive:
        elements = sum(archive.read(name).count(b"<") for name in archive.namelist()) / 2

    assert elements * sheet.MOST_ROWS / 100 < workbook.MOST_ELEMENTS


def test_one_long_text_in_many_cells_is_refused():
    data = book(["skill", "name"], *(["sql", "x" * 30_000] for _ in range(200)))
    assert len(data) < 100_000

    with pytest.raises(DocumentError, match="longer than 4,000,000 characters"):
        workbook.as_csv(data)


def test_a_cell_at_the_far_end_is_no_million_cells():
    made = Workbook()
    made.active["A1"], made.active["XFD1048576"] = "skill", "far"

    lines = workbook.as_csv(saved(made)).splitlines()

    assert len(lines) <= sheet.MOST_ROWS + 1
    assert lines[0].count(",") < workbook.MOST_COLUMNS


def test_more_rows_than_a_table_has_are_refused():
    data = book(["skill"], *(["sql"] for _ in range(sheet.MOST_ROWS)))

    with pytest.raises(DocumentError, match="more than 10,000 rows"):
        planned("skills", workbook.as_csv(data), whole(), Retired())


def test_rows_that_say_nothing_are_not_counted(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 10)
    made = Workbook()
    made.active.append(["skill", "name"])
    made.active.append(["sql", "Seequel"])
    for row in range(3, 40):
        made.active.cell(row, 1, " " if row % 2 else None).number_format = "0.00"

    (change,) = planned("skills", workbook.as_csv(saved(made)), whole(), Retired()).changes

    assert change.name == "Row 2: sql"


def test_a_row_below_rows_that_say_nothing_is_not_lost(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 10)
    made = Workbook()
    made.active["A1"], made.active["A40"] = "skill", "sql"

    with pytest.raises(DocumentError, match="more than 10 rows"):
        planned("skills", workbook.as_csv(saved(made)), whole(), Retired())


FORMULA = b"<f>1+1</f>"


@pytest.mark.parametrize("cell", [b'<c r="B2">%s</c>', b'<c r="B2">%s<v></v></c>'])
def test_a_formula_that_nobody_worked_out_is_named(cell):
    with pytest.raises(DocumentError, match="cell B2: this formula was saved without"):
        workbook.as_csv(with_cell(cell % FORMULA))


@pytest.mark.parametrize(
    ("cell", "text"),
    [(b"<c r='B2'>%s<v>2</v></c>", "2"), (b"<c r='B2' t='str'>%s<v></v></c>", "")],
)
def test_of_a_formula_what_it_came_to_is_read(cell, text):
    assert told(workbook.as_csv(with_cell(cell % FORMULA)))[1] == ["sql", *filter(None, [text])]


def with_cell(cell):
    def change(name, content):
        return content.replace(b'<c r="B2" t="n"><v>9</v></c>', cell)

    data = repacked(book(["skill", "name"], ["sql", 9]), change)
    assert data != book(["skill", "name"], ["sql", 9])
    return data
