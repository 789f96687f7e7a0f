"""Tables as workbooks: there and back, and what is no workbook or too much of one."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from careers.domain.document import Document
from careers.domain.faults import DocumentError
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


def repacked(data, change):
    """The archive with each part as `change` of its name and content."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_a_round_trip_changes_nothing(kind):
    data = exported_workbook(kind, whole())
    assert workbook.is_workbook(data)

    plan = planned(kind, workbook.as_csv(data), whole())

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

    plan = planned("skills", workbook.as_csv(exported_workbook("skills", document)), document)

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

    (change,) = planned("requirements", workbook.as_csv(book(*rows)), whole()).changes

    assert change.name == "Row 3: data-scientist · sql"
    assert {("level", "4"), ("weight", "2")} <= {(line.label, line.after) for line in change.lines}


@pytest.mark.parametrize("level", [1.5, date(2026, 1, 2), False, "#REF!"])
def test_what_is_no_number_is_told(level):
    text = workbook.as_csv(book(["role", "requirement", "level"], ["data-scientist", "sql", level]))

    with pytest.raises(DocumentError, match=r"row 2, column “level”: “.*” is not a whole number"):
        planned("requirements", text, whole())


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
        planned("skills", workbook.as_csv(data), whole())
