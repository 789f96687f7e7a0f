"""The steps of a way from role to role, their hours, and the stages they stand in."""

from itertools import permutations

import pytest
from django.conf import settings

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill, from_document
from careers.domain.crossing import crossing, ways
from careers.domain.document import Category, Document, Involvement, Stage, Transition
from careers.domain.document import TransitionStage as Written
from tests import catalogues

HOURS = {"a": (0, 1, 2, 4, 8), "b": (0, 10, 20, 40, 80), "c": (0, 100, 200, 400, 800)}


def role(slug, *asked):
    """A role that asks for (options, level) pairs; a requirement is called by its options."""
    wanted = (Requirement(options, tuple(options), level, 1) for options, level in asked)
    return Role(slug, slug, tuple(wanted))


def catalogue(*roles, **more):
    skills = tuple(Skill(slug, slug, "k", hours=hours) for slug, hours in HOURS.items())
    categories = (Category(slug="k", name="Kind"),)
    return Catalogue(roles=roles, skills=skills, categories=categories, **more)


def cross(held, asked, levels=None, **more):
    one, other = role("one", *held), role("other", *asked)
    return crossing(catalogue(one, other, **more), one, other, levels)


def hours(found):
    return [step.hours for part in (*found.parts, *found.rest) for step in part.steps]


@pytest.mark.parametrize(
    ("held", "asked", "expected"),
    [
        ([], [("a", 3)], [1 + 2 + 4]),
        ([("a", 1)], [("a", 3)], [2 + 4]),
        ([("a", 1), ("a", 2)], [("a", 3)], [4]),
        ([("a", 3)], [("a", 3)], []),
        # Any one is enough: the quickest of them counts.
        ([], [("bc", 1)], [10]),
        ([("bc", 2)], [("bc", 3)], [40]),
        ([("c", 1)], [("bc", 2)], [10 + 20]),
        # The level would do, but yours may be the other skill: then all of it is left.
        ([("bc", 3)], [("b", 3)], [10 + 20 + 40]),
    ],
)
def test_hours_run_from_the_level_asked_here_to_the_level_asked_there(held, asked, expected):
    assert hours(cross(held, asked)) == expected


def test_hours_that_are_not_known_are_not_told():
    found = crossing(catalogue(), None, role("other"), None)
    assert found.way.hours == ""
    assert cross([], [("a", 4)]).way.hours == "about 15\N{NO-BREAK SPACE}h"


def written(*stages):
    named = tuple(Written(name=f"stage-{skills}", skills=tuple(skills)) for skills in stages)
    return (Transition(from_role="one", to_role="other", stages=named),)


def test_a_step_stands_in_the_first_stage_that_names_it_in_the_editors_order():
    asked = [("a", 1), ("b", 2), ("c", 1)]
    found = cross([("b", 1)], asked, transitions=written("ca", "ab"))
    placed = [[step.line.requirement.slug for step in part.steps] for part in found.parts]
    assert placed == [["c", "a"], ["b"]]
    assert not found.rest


def test_a_stage_may_name_what_carries_over_and_what_is_not_asked():
    (part,) = cross([("a", 2)], [("a", 2)], transitions=written("ab")).parts
    assert [line.requirement.slug for line in part.carried] == ["a"]
    assert [skill.slug for skill in part.unasked] == ["b"]
    assert not part.steps


@pytest.mark.parametrize(
    "document",
    [catalogues.small(), Document.model_validate_json(settings.DEFAULT_CATALOGUE.read_bytes())],
    ids=["small", "shipped"],
)
def test_each_requirement_is_carried_over_or_one_step_of_the_way(document):
    shown = from_document(document)
    for origin, target in permutations((None, *shown.roles), 2):
        if target is None:
            continue
        found = crossing(shown, origin, target, None)
        steps = [step.line for part in (*found.parts, *found.rest) for step in part.steps]
        carried = [line for row in found.lists if row.key == "carries" for line in row.lines]
        told = [line.requirement.slug for line in (*steps, *carried)]
        assert sorted(told) == sorted(row.slug for row in target.requirements)


def test_the_bar_is_whole():
    for group in ways(from_document(catalogues.small())):
        for way in group.ways:
            assert sum(float(part.width) for part in way.bar) == pytest.approx(100, abs=0.05)


@pytest.mark.parametrize(
    ("held", "asked", "lede"),
    [
        ([], [], "other asks for nothing yet, so there is nothing to learn for it."),
        ([], [("a", 1)], "Its one requirement is new."),
        (
            [("a", 1)],
            [("a", 1), ("b", 1)],
            "Of its two requirements, one carries over and one is new.",
        ),
        ([("a", 1), ("b", 1)], [("a", 1), ("b", 1)], "Both its requirements carry over."),
        ([("a", 1)], [("a", 2)], "Its one requirement asks for more."),
    ],
)
def test_the_answer_in_a_sentence(held, asked, lede):
    assert cross(held, asked).lede == lede


@pytest.mark.parametrize(
    ("before", "after", "key", "sentence"),
    [
        (1, 3, "towards", "You would move towards leading in S."),
        (3, 0, "away", "You would move away from leading in S."),
        (2, 2, "same", "No stage moves towards leading, and none away from it."),
        (
            None,
            3,
            "untold",
            "The stages tell of one of the roles only, so no shift can be read from them.",
        ),
    ],
)
def test_the_shift_of_a_stage(before, after, key, sentence):
    cells = [("one", before), ("other", after)]
    told = tuple(
        Involvement(role=slug, rank=rank, wording=f"w{rank}")
        for slug, rank in cells
        if rank is not None
    )
    shift = cross([], [], stages=(Stage(slug="s", name="S", cells=told),)).shift
    assert [(group.key, group.rows[0].after) for group in shift.groups] == [(key, f"w{after}")]
    assert shift.sentence == sentence


def test_a_member_s_own_state_is_laid_over_the_lists():
    found = cross([("a", 3)], [("a", 2), ("bc", 2)], {"c": 2})
    mine = {line.requirement.slug: line.mine for row in found.lists for line in row.lines}
    assert (mine["a"].held, mine["a"].met) == (None, False)
    assert (mine["bc"].held, mine["bc"].of, mine["bc"].met) == (2, "c", True)
    assert found.standing.detail == "You meet one of its two requirements. One is not rated yet."
