"""Tables laid over a document: what is new, what differs, what cannot be."""

import pytest

from careers.domain.document import Document
from careers.domain.faults import DocumentError
from careers.domain.retired import Gone, Retired
from careers.tables.plan import TABLES, exported, planned
from tests.catalogues import small

KINDS = sorted(TABLES)


def whole():
    """A document with every field of the tables filled, also with what is hard to write."""
    data = small().model_dump(mode="json")
    skill, other = data["skills"][:2]
    skill["aliases"] = ["a|b", "c\\", "=d", "e, f; g", "'h"]
    skill["summary"] = '=1+1;"-2",\n+3'
    link = {"url": "https://example.org/", "title": "@x", "hours_basis": "\u2028é 漢 \U0001f600"}
    skill["resources"] = [link, link | {"free": False}]
    other["can_dos"] = [{"level": 2, "statement": "", "hours": 0}]
    data["roles"][0]["requirements"][0]["reason"] = "-because"
    return Document.model_validate(data)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize(
    "change", [str, lambda text: text.replace("\r\n", "\n")], ids=["crlf", "lf"]
)
def test_a_round_trip_changes_nothing(kind, separator, change):
    text = exported(kind, whole(), separator)
    assert text.startswith("\ufeff")

    plan = planned(kind, change(text).removeprefix("\ufeff"), whole(), Retired())

    assert plan.document == whole()
    assert plan.changes == ()
    assert plan.unchanged == text.count("\r\n") - 1


def test_a_changed_and_a_new_requirement():
    lines = ["role;requirement;any_of;level;weight;must_have;reason"]
    lines += ["data-scientist;sql;SQL;4;4;yes;To ask.", ";;;;;;"]
    lines += ["Data Scientist;cloud;docker | kubernetes;2;1;no;=To run."]

    plan = planned("requirements", "\n".join(lines), small(), Retired())

    changed, new = plan.changes
    assert (changed.kind, changed.name) == ("changed", "Row 2: data-scientist · sql")
    assert ("level", "3", "4") in [(line.label, line.before, line.after) for line in changed.lines]
    assert {line.label for line in changed.lines} <= {"level", "reason"}
    assert (new.kind, new.name) == ("added", "Row 4: data-scientist · cloud")
    before, after = small().roles[0].requirements, plan.document.roles[0].requirements
    assert [row.slug for row in after] == [*(row.slug for row in before), "cloud"]
    assert after[-1].any_of == ("docker", "kubernetes")
    assert after[-1].reason == "=To run."
    assert plan.document.roles[1:] == small().roles[1:]


def test_a_short_row_leaves_the_rest_as_it_is():
    plan = planned(
        "requirements", "role,requirement,level,reason\ndata-scientist,sql,4", small(), Retired()
    )

    (change,) = plan.changes
    assert [line.label for line in change.lines] == ["level"]


def test_a_new_skill_with_can_dos():
    text = "skill\tname\tcategory\tcan_do_2\thours_2\taliases\nrust\tRust\tOperations\tYou do.\t9\tr | s"

    plan = planned("skills", text, small(), Retired())

    skill = plan.document.skills[-1]
    assert (skill.slug, skill.category, skill.aliases) == ("rust", "operations", ("r", "s"))
    assert [(row.level, row.statement, row.hours) for row in skill.can_dos] == [(2, "You do.", 9)]


@pytest.mark.parametrize(
    "heading",
    [
        "ROLE;Requirement; Level ",
        "Role,requirement,LEVEL",
        "sep=;\r\nrole;requirement;level",
        "SEP=,\nrole,requirement,level",
        '"sep=;"\nrole;requirement;level',
        "sep=\t\r\nRole\tRequirement\tLevel",
        '" Role ";"\u00a0Requirement";"Level";;',
    ],
)
def test_a_heading_as_spreadsheets_write_it(heading):
    separator = next(mark for mark in "\t;," if mark in heading.splitlines()[-1])
    row = separator.join(["data-scientist", "sql", "4"])

    (change,) = planned("requirements", f"{heading}\r\n{row}", small(), Retired()).changes

    assert change.name == "Row 2: data-scientist · sql"
    assert [(line.label, line.after) for line in change.lines] == [("level", "4")]


def test_words_of_a_heading_may_stand_apart():
    heading = "Role;Requirement;Any of;Must have"

    plan = planned(
        "requirements", f"{heading}\ndata-scientist;sql;sql | git;no", small(), Retired()
    )

    assert {line.label for line in plan.changes[0].lines} == {"any_of", "must_have"}


@pytest.mark.parametrize(
    ("kind", "text", "faults"),
    [
        ("requirements", "", ["row 1: the column “role” is missing", "row 1: the column “requirement” is missing"]),
        ("skills", "skill,colour\nsql,red", ["row 1: this table has no column “colour”"]),
        ("skills", "skill,Name,name\nsql,a,b", ["row 1: the column “name” stands twice"]),
        ("skills", "skill,Colour \nsql,red", ["row 1: this table has no column “Colour”"]),
        ("skills", "sep=|\nskill|name", ["row 1: this table has no column “sep=|”"]),
        ("skills", "sep=;", ["row 1: the column “skill” is missing"]),
        ("skills", "skill,name,name\nsql,a,b", ["row 1: the column “name” stands twice"]),
        ("skills", "skill,name\nsql,a,b", ["row 2: has more cells than the 2 columns of row 1"]),
        ("skills", 'skill,name\nsql,"a', ["row 2: this is not CSV (unexpected end of data)"]),
        ("skills", "skill,name\nsql,", ["row 2, column “name”: must not be empty"]),
        ("skills", "skill,name\nsql,a\nsql,b", ["row 3, column “skill”: row 2 is about this as well"]),
        ("skills", "skill,hours_1\nsql,9999", ["row 2, column “hours_1”: must be at most 2000"]),
        ("skills", "skill,hours_1\nsql,1.5", ["row 2, column “hours_1”: “1.5” is not a whole number"]),
        ("skills", "skill,category\nsql,none", ["row 2, column “category”: there is no category “none”"]),
        ("skills", "skill,kind\nsql,craft", ["row 2, column “kind”: must be 'tool' or 'knowledge'"]),
        ("skills", "skill,summary\nsql,a\x00b", ["row 2, column “summary”: must not contain control characters"]),
        ("requirements", "role,requirement,any_of\ndata-scientist,sql,SQL | nix", ["row 2, column “any_of”: there is no skill “nix”"]),
        ("requirements", "role,requirement,level\ndata-scientist,sql,7", ["row 2, column “level”: must be at most 4"]),
        ("requirements", "role,requirement,level\ndata-scientist,sql,", ["row 2, column “level”: must be a whole number"]),
        ("requirements", "role,requirement,must_have\ndata-scientist,sql,maybe", ["row 2, column “must_have”: “maybe” is neither yes nor no"]),
        ("requirements", "role,requirement\nnobody,sql", ["row 2, column “role”: there is no role “nobody”"]),
        ("resources", "skill,url,title\nsql,javascript:alert(1),x", ["row 2, column “url”: must begin with https:// or http://"]),
        ("resources", "skill,url,title\nsql,https://new.example/,x\nsql,https://new.example/,y", ["row 3, column “url”: row 2 is about this as well"]),
    ],
)  # fmt: skip
def test_a_fault_names_its_row_and_column(kind, text, faults):
    with pytest.raises(DocumentError) as caught:
        planned(kind, text, small(), Retired())

    assert [str(fault) for fault in caught.value.faults][: len(faults)] == faults


@pytest.mark.parametrize("text", ["skill\n" + "sql\n" * 10_001, "skill,name\n" + "x" * 4_000_000])
def test_a_file_that_is_too_large_is_not_read(text):
    with pytest.raises(DocumentError, match="the file "):
        planned("skills", text, small(), Retired())


def test_rows_that_say_nothing_are_not_counted():
    blank = ";\n" * 10_001

    assert planned("skills", f"skill;name\nsql;Seequel\n{blank}", small(), Retired()).changes
    with pytest.raises(DocumentError, match="more than 10,000 rows"):
        planned("skills", f"skill;name\n{blank}sql;Seequel", small(), Retired())


def test_the_same_address_twice_is_two_rows_of_one_skill():
    data = whole()
    text = exported("resources", data, ",").replace('"\'@x"', '"New"', 1).removeprefix("\ufeff")

    plan = planned("resources", text, data, Retired())

    assert [row.title for row in plan.document.skills[0].resources] == ["New", "@x"]
    thrice = f"{data.skills[0].slug},https://example.org/,x\n" * 3
    with pytest.raises(DocumentError, match="has this address already"):
        planned("resources", f"skill,url,title\n{thrice}", data, Retired())


RETIRED = Retired(
    {"tableau": Gone("Tableau"), "podman": Gone("Podman", into="Docker")},
    {"data-engineer": Gone("Data Engineer")},
)


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("skills", "skill,name,category\ntableau,New,data", "row 2, column “skill”: Tableau is retired; bring it back first"),
        ("skills", "name,category,skill\nNew,data,podman", "row 2, column “skill”: Podman is merged into Docker; use that"),
        ("requirements", "role,requirement,any_of\ndata-scientist,sql,SQL | Tableau", "row 2, column “any_of”: Tableau is retired; bring it back first"),
        ("requirements", "role,requirement,any_of\nData engineer,sql,SQL", "row 2, column “role”: Data Engineer is retired; bring it back first"),
        ("resources", "skill,url,title\npodman,https://new.example/,x", "row 2, column “skill”: Podman is merged into Docker; use that"),
    ],
)  # fmt: skip
def test_what_is_retired_is_told_and_does_not_come_back(kind, text, fault):
    with pytest.raises(DocumentError) as caught:
        planned(kind, text, small(), RETIRED)

    assert str(caught.value.faults[0]) == fault


@pytest.mark.parametrize(
    ("kind", "text", "column"),
    [
        ("skills", "name,skill\nNew", "skill"),
        ("requirements", "requirement,any_of,level,weight,role\nnew,sql,2,1", "role"),
        ("resources", "title,skill,url\nx,sql", "url"),
    ],
)
def test_a_row_that_ends_before_its_key_is_told(kind, text, column):
    with pytest.raises(DocumentError, match=f"row 2, column “{column}”: is missing"):
        planned(kind, text, small(), RETIRED)
