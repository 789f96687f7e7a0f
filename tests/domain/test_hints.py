"""Hints: what contradicts itself, what is all the same, what is old. Nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.catalogue import Catalogue, Prerequisite, Skill
from careers.domain.hints import hints, stale, unsupported
from careers.domain.holdings import Held

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NAMES = tuple("abcdefghijkl")
LEAN = Skill(
    "a",
    "Serving",
    requires=(Prerequisite(3, "b", 2), Prerequisite(2, "b", 1), Prerequisite(4, "c", 3)),
)
CATALOGUE = Catalogue(
    skills=(
        LEAN,
        Skill("b", "Docker"),
        Skill("c", "Linux", kind="tool"),
        *(Skill(slug, slug.upper()) for slug in NAMES[3:]),
    )
)
ratings = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 4))


def sentences(**levels):
    return [hint.sentence for hint in hints(CATALOGUE, levels)]


def test_a_rating_above_its_prerequisite():
    assert sentences(a=3, b=1) == [
        "You rate Serving 3. That usually builds on Docker at 2; you rate Docker 1."
    ]


def test_several_prerequisites_in_one_hint():
    (hint,) = hints(CATALOGUE, {"a": 4, "b": 0, "c": 2})
    assert hint.sentence == (
        "You rate Serving 4. That usually builds on Docker at 2 and Linux at 3; "
        "you rate Docker 0 and Linux 2."
    )
    assert [skill.slug for skill in hint.skills] == ["a", "b", "c"]


@pytest.mark.parametrize("levels", [{"a": 3, "b": 2}, {"a": 3}, {"a": 1, "b": 0}, {"b": 0}, {}])
def test_what_is_supported_or_unknown_is_no_contradiction(levels):
    assert not sentences(**levels)


def test_a_prerequisite_that_the_release_no_longer_holds_is_not_spoken_of():
    alone = Catalogue(skills=(LEAN,))
    assert not hints(alone, {"a": 4, "b": 0})


@given(ratings)
def test_every_unsupported_rating_and_no_other(levels):
    told = {hint.skills[0].slug for hint in hints(CATALOGUE, levels) if hint.skills}
    wrong = {
        skill.slug
        for skill in CATALOGUE.skills
        for row in skill.requires
        if skill.slug in levels
        and row.skill in levels
        and levels[skill.slug] >= row.at_level
        and levels[row.skill] < row.level
    }
    assert told == wrong
    assert bool(unsupported(LEAN, levels)) is ("a" in wrong)


def test_ten_ratings_all_the_same():
    (sentence,) = sentences(**dict.fromkeys(NAMES[:10], 4))
    assert sentence == (
        "All ten of your ratings are 4. A rating says more where it differs: "
        "read the sentences beside the levels once more."
    )


@pytest.mark.parametrize(
    "levels", [dict.fromkeys(NAMES[:9], 4), dict.fromkeys(NAMES[:11], 4) | {"l": 3}]
)
def test_nine_or_one_that_differs_are_not(levels):
    assert not sentences(**levels)


def test_skills_of_another_release_do_not_count():
    assert not sentences(**dict.fromkeys(NAMES[:9], 4), gone=4)


@given(ratings, ratings)
def test_a_key_stays_until_what_it_speaks_of_changes(levels, other):
    before = {hint.key: hint.sentence for hint in hints(CATALOGUE, levels) if hint.skills}
    after = {hint.key: hint.sentence for hint in hints(CATALOGUE, other) if hint.skills}
    for key in before.keys() & after.keys():
        assert before[key] == after[key]
    assert len(set(before)) == len(set(before.values()))


def held(days, level=2):
    return Held(level, NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("slug", "days", "asked"),
    [("b", 365, False), ("b", 366, True), ("c", 183, False), ("c", 184, True)],
)
def test_a_tool_is_asked_for_sooner_than_a_theory(slug, days, asked):
    assert bool(stale(CATALOGUE, {slug: held(days)}, NOW)) is asked


def test_the_oldest_first_and_nothing_that_was_cleared():
    found = stale(CATALOGUE, {"b": held(400), "c": held(500), "d": held(600, None)}, NOW)
    assert [(row.skill.slug, row.level) for row in found] == [("c", 2), ("b", 2)]


def test_a_level_of_nothing_is_asked_for_again_as_well():
    assert stale(CATALOGUE, {"b": held(400, 0)}, NOW)
