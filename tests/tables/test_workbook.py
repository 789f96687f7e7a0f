"""Tables as workbooks: there and back, and what spreadsheets make of their cells."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from careers.domain.document import Document
from careers.domain.faults import DocumentError
from careers.domain.retired import Retired
from careers.tables import sheet, workbook
from careers.tables.plan import TABLES, exported_workbook, planned
from tests.tables.books import book, repacked, saved, told
from tests.tables.test_plan import whole


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
