"""What an article says, laid over a catalogue: all that is understood, and nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.article.blocks import Table, blocks, items
from careers.domain.article.draft import LEAVE_OUT, MAX_OPENS, NEW, new_code
from careers.domain.article.understood import MAX_ARTICLE, MAX_ROWS
from careers.domain.article.understood import read as read_over
from careers.domain.document import Document
from careers.domain.retired import Retired
from tests import catalogues

BASE = catalogues.small()
DS, MLE = (role.name for role in BASE.roles[:2])


def read(text, document, decisions):
    return read_over(text, document, decisions, Retired())


def understood(text, **decisions):
    return read(text, BASE, decisions)


def role(reading, name):
    return next(role for role in reading.document.roles if role.name == name)


def test_focus_and_goal():
    reading = understood(
        f"| Role | Primary focus | End goal |\n|---|---|---|\n| {DS}s | **Insight** | Decisions |"
    )
    assert (role(reading, DS).focus, role(reading, DS).goal) == ("Insight", "Decisions")
    assert not reading.opens
    assert not reading.left


@pytest.mark.parametrize(
    "table",
    [
        f"| Role | Area | Tasks |\n|---|---|---|\n| {DS} | Study | Reading · writing (papers, notes) |",
        f"## {DS} responsibilities\n\nArea\tTasks\nStudy\tReading; writing (papers, notes)",
        f"Area\t{DS}\nStudy\tReading, writing (papers, notes)",
    ],
)
def test_responsibilities_in_three_shapes(table):
    reading = understood(table)
    study = role(reading, DS).responsibilities[-1]
    assert study.area == "Study"
    assert [task.text for task in study.tasks] == ["Reading", "writing (papers, notes)"]


def test_tasks_that_are_there_keep_their_skills():
    held = role(understood(""), DS).responsibilities[0]
    first = held.tasks[0].text.upper()
    reading = understood(f"Role\tArea\tTasks\n{DS}\t{held.area.lower()}\t{first}, something new")
    after = role(reading, DS).responsibilities[0]
    assert after.tasks[: len(held.tasks)] == held.tasks
    assert [task.text for task in after.tasks[len(held.tasks) :]] == ["something new"]


def test_a_skill_that_is_asked_for_comes_to_the_head():
    asked = role(understood(""), DS).requirements[0]
    skill = next(skill for skill in BASE.skills if skill.slug == asked.any_of[0])
    reading = understood(f"Role\tCategory\tSkills\n{DS}\t{BASE.categories[0].name}\t{skill.name}")
    assert role(reading, DS).requirements[0] == asked.model_copy(update={"headline": True})


TOOLS = f"Role\tCategory\tSkills\n{DS}\t{BASE.categories[0].name}\tCOBOL"


def test_an_unknown_skill_is_asked_about_and_left_out_until_then():
    reading = understood(TOOLS)
    assert [row.name for row in reading.opens] == ["skill:cobol"]
    assert reading.document == BASE
    left_out = read(TOOLS, BASE, {"skill:cobol": LEAVE_OUT})
    assert left_out.document == BASE
    assert left_out.opens[0].chosen == LEAVE_OUT


def test_a_new_skill_needs_a_level_as_well():
    asked = read(TOOLS, BASE, {"skill:cobol": NEW})
    level = asked.opens[1].name
    assert "At which level" in asked.opens[1].question
    whole = read(TOOLS, BASE, {"skill:cobol": NEW, level: "3"})
    added = role(whole, DS).requirements[-1]
    assert (added.any_of, added.level, added.reason) == (("cobol",), 3, "")
    assert whole.document.skills[-1].category == BASE.categories[0].slug


def test_a_choice_that_was_not_offered_counts_for_nothing():
    for forged in ("no-such-skill", "5", ""):
        assert read(TOOLS, BASE, {"skill:cobol": forged}).document == BASE


def test_an_alias_is_enough_unless_two_skills_have_it():
    first, second = BASE.skills[:2]
    named = first.model_copy(update={"aliases": ("Twin",)})
    other = second.model_copy(update={"aliases": ("Twin",)})
    text = TOOLS.replace("COBOL", "twin")
    once = BASE.model_copy(update={"skills": (named, *BASE.skills[1:])})
    assert not [row for row in read(text, once, {}).opens if row.name.startswith("skill:")]
    twice = BASE.model_copy(update={"skills": (named, other, *BASE.skills[2:])})
    (question,) = read(text, twice, {}).opens
    assert {value for value, _ in question.choices} == {first.slug, second.slug}


def test_key_differences_and_stages_by_role():
    reading = understood(
        f"| Aspect | {DS} | {MLE} |\n|---|---|---|\n| Tempo | Slow | Fast |\n\n"
        f"| Stage | {DS} | {MLE} |\n|---|---|---|\n| Launch | Supports if needed | Leads |"
    )
    assert {cell.text for cell in reading.document.aspects[-1].cells} == {"Slow", "Fast"}
    launch = reading.document.stages[-1]
    assert [(cell.rank, cell.wording) for cell in launch.cells] == [
        (0, "Supports if needed"),
        (3, "Leads"),
    ]


def test_a_wording_of_no_known_strength_is_asked_about():
    text = f"Stage\t{DS}\t{MLE}\nLaunch\tWatches\tLeads"
    (question,) = understood(text).opens
    assert "how strong is “Watches”" in question.question
    decided = read(text, BASE, {question.name: "1"})
    assert {cell.rank for cell in decided.document.stages[-1].cells} == {1, 3}


def test_preferences_and_questions():
    reading = understood(
        f"| Preference | Suitable role |\n|---|---|\n| Enjoy crosswords | {DS} |\n\n"
        "## FAQ\n\n**1. Is it hard?**\n\nNo. *Rarely*.\n\n- at first\n\n## Afterword\n\nWhy? Because."
    )
    statement = reading.document.fit_statements[-1]
    assert statement.text == "Enjoy crosswords"
    assert [(one.weight > 0) for one in statement.weights] == [True]
    assert reading.document.faq[-1].question == "Is it hard?"
    assert reading.document.faq[-1].answer == "No. *Rarely*.\n\n- at first"
    assert [left.text for left in reading.left] == ["Why? Because."]


def test_a_question_that_is_there_gets_the_new_answer():
    question = "Is it hard?"
    once = understood(f"Question\tAnswer\n{question}\tNo.").document
    twice = read(f"Question\tAnswer\n{question.upper()}\tYes.", once, {}).document
    assert [row.answer for row in twice.faq if row.question == question] == ["Yes."]


def test_an_unknown_role_may_become_a_new_one():
    text = "Role\tFocus\tGoal\nData Engineer\tPipelines\tTrust"
    (question,) = understood(text).opens
    reading = read(text, BASE, {question.name: NEW})
    new = role(reading, "Data Engineer")
    assert (new.slug, new.code, new.focus) == ("data-engineer", "DE", "Pipelines")
    assert new.glyph not in {one.glyph for one in BASE.roles}


def test_a_column_without_a_name_is_told_as_such():
    (left,) = understood("| | Colour |\n|---|---|\n| Red | x |").left
    assert left.why == "No table of the catalogue has the columns (without a name), Colour."


def test_what_is_not_understood_is_listed_with_its_line():
    reading = understood(f"Hello.\n\n| Colour | {DS} |\n|---|---|\n| Red | x |")
    assert [(left.line, left.text) for left in reading.left] == [
        (1, "Hello."),
        (3, f"Colour | {DS}"),
    ]
    assert reading.document == BASE


def test_a_text_too_long_for_its_field_is_named_and_makes_no_document():
    reading = understood(f"Role\tFocus\n{DS}\t{'x' * 121}")
    assert reading.document is None
    assert reading.faults[0].path.endswith(".focus")


@pytest.mark.parametrize(
    "wording",
    ["Supports; the other leads", "Does not lead", "Helps, never leads", "Owns or shares"],
)
def test_a_wording_of_several_strengths_or_of_a_denial_is_asked_about(wording):
    (question,) = understood(f"Stage\t{DS}\t{MLE}\nLaunch\t{wording}\tLeads").opens
    assert f"“{wording}”" in question.question


def test_columns_and_cells_that_nothing_is_read_from_are_listed():
    reading = understood(f"Role\tFocus\tSalary\n{DS}\tInsight\t100\textra\n")
    assert [left.text for left in reading.left] == ["Column Salary", "extra"]


def test_a_name_that_ends_in_s_is_no_plural():
    (question,) = understood("Role\tFocus\nMLOps\tx").opens
    whole = read("Role\tFocus\nMLOps\tx", BASE, {question.name: NEW}).document
    assert not read("Role\tFocus\nMLOps\ty", whole, {}).opens


def test_so_many_questions_are_asked_and_no_more():
    rows = "\n".join(f"{DS}\t{BASE.categories[0].name}\tunknown {n}" for n in range(250))
    reading = understood(f"Role\tCategory\tSkills\n{rows}")
    assert len(reading.opens) == MAX_OPENS
    assert len(reading.left) == 250 - MAX_OPENS


def test_codes_of_new_roles_never_run_out():
    taken = {"ABCD", *(f"ABCD{n}"[:5] for n in range(2, 30))}
    assert new_code("Ab bc cd de", set()) == "ABCD"
    assert new_code("Ab bc cd de", taken) not in taken


def test_limits():
    with pytest.raises(ValueError, match="longer than"):
        understood("x" * (MAX_ARTICLE + 1))
    with pytest.raises(ValueError, match="more than"):
        understood("a\tb\n" * (MAX_ROWS + 2))


def test_cells_may_hold_bars_and_lists_brackets():
    (table,) = blocks(r"| a | b |" "\n|---|---|\n" r"| x \| y | `z`<br>w |")
    assert table == Table(1, (), ("a", "b"), table.rows)
    assert table.rows[0].cells == ("x | y", "z · w")
    assert items("APIs (REST, gRPC), queues; caches.") == ("APIs (REST, gRPC)", "queues", "caches")


marks = st.sampled_from(
    ["|", "\t", "\n", "---", "#", "?", "**", "Role", "FAQ", "Skills", DS, "x", " "]
)


@given(st.lists(marks, max_size=40).map("".join))
def test_no_text_breaks_it_and_every_line_is_accounted_for(text):
    reading = understood(text)
    assert isinstance(reading.document, Document) or reading.faults
    last = text.count("\n") + 1
    assert all(1 <= left.line <= last for left in reading.left)


@given(st.data())
def test_laying_it_twice_changes_nothing_more(data):
    cells = st.text("abc ,·", min_size=1, max_size=8).map(str.strip).filter(bool)
    rows = data.draw(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=4))
    table = "\n".join("\t".join(row) for row in [("Aspect", DS, MLE), *rows])
    once = understood(table).document
    assert once is not None
    assert read(table, once, {}).document == once
