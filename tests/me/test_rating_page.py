"""Which skills the rating page shows, with which counts and words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain import picker, rating_page
from careers.domain.catalogue import from_document
from careers.domain.rating_page import Selection
from careers.domain.readiness import assess
from tests import catalogues

CATALOGUE = from_document(catalogues.small(), number=1)
DS, MLE = CATALOGUE.roles
SKILLS = [skill.slug for skill in CATALOGUE.skills]
rated = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4))


def slugs(selection, levels=(), keep=()):
    found = rating_page.groups(CATALOGUE, selection, dict(levels), keep)
    return [skill.slug for group in found for skill in group.skills]


def test_a_category_shows_its_skills_in_one_counted_group():
    (group,) = rating_page.groups(CATALOGUE, Selection("category", "data"), {"sql": 0, "git": 2})
    assert (group.key, group.name, group.rated) == ("data", "Data", 1)
    assert [skill.slug for skill in group.skills] == ["sql", "python", "statistics"]


def test_must_haves_come_as_one_group_in_the_order_of_the_requirements():
    (group,) = rating_page.groups(CATALOGUE, Selection("must", MLE.slug), {"docker": 1})
    assert group.name == "Must-haves for Machine Learning Engineer"
    assert ([skill.slug for skill in group.skills], group.rated) == (["python", "docker"], 1)


def test_a_role_shows_every_option_of_every_requirement_by_category():
    found = rating_page.groups(CATALOGUE, Selection("role", DS.slug), {"pytorch": 3})
    assert [(group.name, group.rated, len(group.skills)) for group in found] == [
        ("Data", 0, 1),
        ("Deep learning", 1, 2),
        ("Operations", 0, 1),
    ]


def test_unrated_leaves_out_what_is_rated_and_counts_nothing():
    found = rating_page.groups(CATALOGUE, Selection("unrated"), {"sql": 0})
    assert all(group.rated is None for group in found)
    assert "sql" not in slugs(Selection("unrated"), {"sql": 0})
    assert len(slugs(Selection("unrated"), {"sql": 0})) == len(SKILLS) - 1


def test_unrated_keeps_what_was_just_rated_on_request():
    assert slugs(Selection("unrated"), {"sql": 0}, keep=["sql"]) == SKILLS


def test_everything():
    assert slugs(Selection("all")) == SKILLS


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("docker", ["docker"]),
        ("DOCKER", ["docker"]),
        ("structured query", ["sql"]),
        ("kuberntes", []),
    ],
)
def test_search_finds_names_and_other_names(query, found):
    assert slugs(Selection("search", query)) == found


@pytest.mark.parametrize(
    ("parameters", "selection"),
    [
        ({}, None),
        ({"category": "data"}, Selection("category", "data")),
        ({"role": DS.slug}, Selection("role", DS.slug)),
        ({"show": f"must-{DS.slug}"}, Selection("must", DS.slug)),
        ({"show": "unrated"}, Selection("unrated")),
        ({"show": "all"}, Selection("all")),
        ({"q": "  docker "}, Selection("search", "docker")),
        ({"q": "", "show": "all"}, Selection("all")),
        ({"q": "\x00"}, None),
    ],
)
def test_the_address_names_the_selection(parameters, selection):
    assert rating_page.read(parameters, CATALOGUE) == selection


@pytest.mark.parametrize(
    "selection",
    [
        Selection("category", "data"),
        Selection("role", DS.slug),
        Selection("must", MLE.slug),
        Selection("unrated"),
        Selection("all"),
        Selection("search", "a & b"),
    ],
)
def test_a_selection_is_read_back_from_its_own_parameter(selection):
    assert rating_page.read(dict([selection.parameter]), CATALOGUE) == selection


@pytest.mark.parametrize(
    "parameters",
    [
        {"category": "gone"},
        {"role": "gone"},
        {"show": "must-gone"},
        {"show": "category"},
        {"show": "unrated-x"},
        {"show": "what"},
        {"show": "\x00"},
    ],
)
def test_what_the_release_does_not_hold_is_said(parameters):
    with pytest.raises(LookupError):
        rating_page.read(parameters, CATALOGUE)


def test_the_side_list_counts_and_marks_where_we_are():
    found = rating_page.shelves(CATALOGUE, Selection("category", "operations"), {"git": 0})
    assert [(row.name, row.rated, row.total, row.current) for row in found] == [
        ("Data", 0, 3, False),
        ("Deep learning", 0, 2, False),
        ("Operations", 1, 4, True),
        ("People", 0, 1, False),
    ]


def test_the_select_field_offers_everything_and_marks_what_is_shown():
    found = rating_page.options(CATALOGUE, Selection("role", MLE.slug))
    assert [group.label for group in found] == ["Skills", DS.name, MLE.name, "Categories"]
    chosen = [option.label for group in found for option in group.options if option.chosen]
    assert chosen == ["All that MLE asks"]


def test_the_levels_of_a_picker_begin_with_none_and_name_who_asks():
    found = picker.rungs(CATALOGUE, CATALOGUE.skill("docker"))
    assert [(rung.name, [role.code for role in rung.asked_by]) for rung in found] == [
        ("None", []),
        ("Awareness", []),
        ("Working", ["DS"]),
        ("Practitioner", ["MLE"]),
        ("Expert", []),
    ]
    assert found[0].can_do == "You have not done this yet."


@pytest.mark.parametrize(
    ("skill", "level", "lines"),
    [
        ("sql", None, ["Must-have for DS "]),
        ("sql", 2, ["Must-have for DS (one level to go)"]),
        ("sql", 4, ["Must-have for DS (met)"]),
        (
            "docker",
            1,
            ["Must-have for MLE (two levels to go)", "Also asked by DS (one level to go)"],
        ),
        ("pytorch", 1, ["Asked by DS (or TensorFlow)", "Also asked by MLE (or TensorFlow)"]),
        ("statistics", 1, []),
    ],
)
def test_who_asks_must_haves_first(skill, level, lines):
    rows = picker.asking(CATALOGUE, CATALOGUE.skill(skill), level)
    assert [f"{row.lead} {row.role.code} {row.note}" for row in rows] == lines


def test_an_unrated_skill_keeps_its_share_of_the_range_open():
    assert picker.kept_open(DS, {"pytorch": 2}) == {
        "sql": Fraction(4, 10),
        "docker": Fraction(1, 10),
        "tensorflow": Fraction(5, 10) / 3,
    }


def test_nothing_is_promised_where_another_option_is_unrated_too():
    assert "pytorch" not in picker.kept_open(DS, {})


@given(levels=rated, slug=st.sampled_from(SKILLS), level=st.integers(0, 4))
def test_rating_narrows_the_range_by_at_least_what_was_said(levels, slug, level):
    for role in (DS, MLE):
        levels.pop(slug, None)
        before = assess(role.requirements, levels)
        after = assess(role.requirements, {**levels, slug: level})
        promised = picker.kept_open(role, levels).get(slug, 0)
        narrowed = (before.high - before.low) - (after.high - after.low)
        assert narrowed >= promised
        if level == 0:
            assert narrowed == promised


def test_a_change_is_told_in_the_range_of_the_goal_if_it_asks_for_the_skill():
    assert picker.role_to_tell(CATALOGUE, ["docker"], MLE.slug) == MLE
    assert picker.role_to_tell(CATALOGUE, ["docker"], "") == DS
    assert picker.role_to_tell(CATALOGUE, ["sql"], MLE.slug) == DS
    assert picker.role_to_tell(CATALOGUE, ["statistics"], MLE.slug) is None
    assert picker.role_to_tell(CATALOGUE, [], MLE.slug) is None


def test_a_change_tells_the_range_before_and_after():
    found = picker.change(DS, catalogues.WORKED_EXAMPLE, {**catalogues.WORKED_EXAMPLE, "docker": 2})
    assert found == ("Data Scientist", "73–90\u00a0%", "83–100\u00a0%")


def test_unrated_is_never_told_as_a_range():
    assert picker.change(DS, {}, {"sql": 0}) == ("Data Scientist", "", "0–60\u00a0%")
    assert picker.change(DS, {"sql": 0}, {}) == ("Data Scientist", "0–60\u00a0%", "")
