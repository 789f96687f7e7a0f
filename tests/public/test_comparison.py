"""Rows and cells of the comparison, from the catalogue alone."""

import pytest

from careers.domain import comparison, preferences
from careers.domain import roles as rows
from careers.domain.catalogue import from_document
from careers.domain.document import Cell, FitWeight, Involvement
from tests import catalogues


@pytest.fixture(scope="module")
def catalogue():
    return from_document(catalogues.small())


def test_aspects_follow_the_order_of_the_roles_asked_for(catalogue):
    there = comparison.aspects(catalogue, catalogue.roles)
    back = comparison.aspects(catalogue, catalogue.roles[::-1])

    assert [row.cells for row in there] == [("Findings", "Services")]
    assert [row.cells for row in back] == [("Services", "Findings")]


def test_aspect_that_says_nothing_of_these_roles_is_left_out():
    small = catalogues.small()
    foreign = small.aspects[0].model_copy(update={"cells": (Cell(role="other", text="Yes"),)})
    catalogue = from_document(small.model_copy(update={"aspects": (foreign,)}))

    assert comparison.aspects(catalogue, catalogue.roles) == ()


@pytest.mark.parametrize(
    ("rank", "strength"), [(3, "leads"), (2, "shares"), (1, "helps"), (0, "if-needed")]
)
def test_strength_comes_from_the_rank_and_not_from_the_words(rank, strength):
    small = catalogues.small()
    cell = Involvement(role="data-scientist", rank=rank, wording="Leads nothing, supports all")
    stage = small.stages[0].model_copy(update={"cells": (cell,)})
    catalogue = from_document(small.model_copy(update={"stages": (stage,)}))

    matrix = comparison.stages(catalogue, catalogue.roles)

    assert [cell.strength for cell in matrix.rows[0].cells] == [strength, "none"]
    assert matrix.rows[0].cells[0].wording == "Leads nothing, supports all"


@pytest.mark.parametrize(("number", "shape"), [(0, "many"), (1, "solo"), (2, "pair")])
def test_bars_meet_only_where_two_roles_do(catalogue, number, shape):
    assert comparison.stages(catalogue, catalogue.roles[:number]).shape == shape


def test_demand_is_one_table_a_source_highest_share_first(catalogue):
    small = catalogues.small()
    scientist = small.roles[0]
    counted = (
        scientist.demand[0].model_copy(update={"skill": "git", "percent": 12}),
        scientist.demand[0],
        scientist.demand[0].model_copy(update={"skill": "docker", "percent": 0}),
    )
    roles = (scientist.model_copy(update={"demand": counted}), small.roles[1])
    catalogue = from_document(small.model_copy(update={"roles": roles}))

    (table,) = comparison.demand(catalogue, catalogue.roles)

    assert table.source.slug == "survey"
    assert [(row.name, [cell.percent for cell in row.cells]) for row in table.rows] == [
        ("SQL", [61, 33]),
        ("Git", [12, None]),
        ("Docker", [0, None]),
    ]


def test_no_demand_no_table(catalogue):
    silent = tuple(role.model_copy(update={"demand": ()}) for role in catalogues.small().roles)
    without = from_document(catalogues.small().model_copy(update={"roles": silent}))

    assert comparison.demand(without, without.roles) == ()


def test_headline_and_also_asked_hold_every_requirement_once(catalogue):
    for role in catalogue.roles:
        groups = (*rows.headline_tools(catalogue, role), *rows.also_asked(catalogue, role))
        shown = [tool.requirement for group in groups for tool in group.tools]
        assert sorted(row.slug for row in shown) == sorted(row.slug for row in role.requirements)


def test_tools_side_by_side_leave_a_gap_where_a_role_lists_nothing():
    small = catalogues.small()
    scientist = small.roles[0]
    kept = tuple(row for row in scientist.requirements if row.slug != "sql")
    roles = (scientist.model_copy(update={"requirements": kept}), small.roles[1])
    catalogue = from_document(small.model_copy(update={"roles": roles}))

    table = comparison.tools_side_by_side(catalogue, catalogue.roles)

    named = {
        row.category: [[tool.requirement.slug for tool in cell] for cell in row.cells]
        for row in table
    }
    assert named == {
        "Data": [[], ["python"]],
        "Deep learning": [["frameworks"], ["frameworks"]],
    }


def test_statement_that_pulls_to_two_roles_alike_names_none():
    small = catalogues.small()
    torn = small.fit_statements[0].model_copy(
        update={
            "weights": (
                FitWeight(role="data-scientist", weight=2),
                FitWeight(role="machine-learning-engineer", weight=2),
            )
        }
    )
    idle = torn.model_copy(update={"weights": ()})
    catalogue = from_document(
        small.model_copy(update={"fit_statements": (torn, idle, small.fit_statements[1])})
    )

    found = preferences.of(catalogue, catalogue.roles)

    assert [(row.text, row.role.code) for row in found] == [("I like to build.", "MLE")]


@pytest.mark.parametrize(
    ("number", "question", "names"),
    [
        (0, "", ""),
        (1, "How ready are you to be a Data Scientist?", "Data Scientist"),
        (
            2,
            "Data Scientist or Machine Learning Engineer?",
            "Data Scientist and Machine Learning Engineer",
        ),
    ],
)
def test_roles_are_named_in_a_question_and_in_a_heading(catalogue, number, question, names):
    assert comparison.question(catalogue.roles[:number]) == question
    assert comparison.names(catalogue.roles[:number]) == names


def test_many_roles_are_counted_and_not_listed(catalogue):
    assert comparison.names(catalogue.roles * 2) == "Four roles side by side"
