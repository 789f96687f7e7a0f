from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from careers.domain.catalogue import Catalogue, Skill
from careers.domain.holdings import final, holdings, levels


def day(number):
    return datetime(2026, 1, number, tzinfo=UTC)


CATALOGUE = Catalogue(
    skills=(Skill("ml", "Machine learning"), Skill("sql", "SQL")),
    merged={"sklearn": "modelling", "modelling": "ml"},
)


def held(*rows):
    return levels(holdings(rows, CATALOGUE))


def test_a_rating_counts_for_its_skill():
    assert held(("sql", 3, day(1))) == {"sql": 3}


def test_a_skill_outside_the_release_is_left_out():
    assert held(("cobol", 3, day(1))) == {}


def test_the_newest_among_merged_skills_counts():
    assert held(("ml", 1, day(1)), ("sklearn", 4, day(3)), ("modelling", 2, day(2))) == {"ml": 4}


def test_clearing_is_the_newest_thing_said():
    assert held(("ml", None, day(5)), ("sklearn", 4, day(3))) == {}


def test_order_of_rows_changes_nothing():
    rows = [("ml", 1, day(1)), ("sklearn", 4, day(3)), ("modelling", 2, day(2))]

    assert held(*rows) == held(*reversed(rows))


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from("abcd")))
def test_final_ends_on_any_map_even_a_circle(merged):
    for slug in "abcd":
        assert final(slug, merged) in "abcd"


@given(st.permutations(("ml", "sklearn", "modelling")), st.permutations((1, 2, 3)))
def test_at_equal_times_the_order_of_rows_changes_nothing(slugs, given_levels):
    said = [(slug, level, day(1)) for slug, level in zip(slugs, given_levels, strict=True)]

    assert (
        held(*said)
        == held(*reversed(said))
        == {"ml": dict(zip(slugs, given_levels, strict=True))["ml"]}
    )
