"""The second number: what evidence supports, against a slow count and the laws."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from careers.domain.catalogue import Catalogue, Role, Skill
from careers.domain.evidence import Item, Lapsed, evidenced, lapsed, standing, supported
from tests.domain.strategies import SKILLS, ratings, requirement_lists, skills
from tests.domain.test_readiness import EXAMPLE

TODAY = date(2026, 11, 23)
MERGED = {"old": "a", "older": "old"}
days = st.integers(-400, 400).map(lambda number: TODAY + timedelta(number))
items = st.builds(
    Item,
    skill=st.one_of(skills, st.sampled_from(("old", "older", "gone"))),
    level=st.integers(1, 4),
    expires_on=st.none() | days,
)
lists = st.lists(items, max_size=12)


def catalogue_of(requirements=(), merged=MERGED):
    role = Role("role", "Role", requirements=tuple(requirements))
    held = tuple(Skill(slug, slug.upper()) for slug in SKILLS)
    return Catalogue(number=1, roles=(role,), skills=held, merged=merged)


def number(requirements, found, today=TODAY):
    catalogue = catalogue_of(requirements)
    return evidenced(catalogue.roles[0], supported(found, catalogue, today)).low


def test_the_worked_example_to_the_digit():
    role = Role("ds", "DS", requirements=tuple(EXAMPLE))
    slugs = ("sql", "pytorch", "tensorflow", "docker")
    catalogue = Catalogue(number=1, roles=(role,), skills=tuple(Skill(s, s) for s in slugs))
    ends = date(2027, 5, 3)
    found = [Item("sql", 2, ends), Item("pytorch", 3, None)]

    backed = evidenced(role, supported(found, catalogue, TODAY))

    assert [row.earned for row in backed.receipt] == [Fraction(8, 3), 5, 0]
    assert (backed.earned, backed.low_percent) == (Fraction(23, 3), 76)
    later = supported(found, catalogue, ends + timedelta(1))
    assert evidenced(role, later).low_percent == 50
    assert lapsed(role, found, catalogue, ends) == ()
    assert lapsed(role, found, catalogue, ends + timedelta(1)) == (Lapsed("sql", 2, ends),)


def by_hand(requirements, found, today):
    """The rule again, without looking at the code."""
    whole = got = Fraction(0)
    for row in requirements:
        best = 0
        for item in found:
            slug = {"old": "a", "older": "a"}.get(item.skill, item.skill)
            if slug in row.any_of and (item.expires_on is None or item.expires_on >= today):
                best = max(best, min(item.level, row.level))
        whole += row.weight
        got += row.weight * Fraction(best, row.level)
    return got / whole


@given(requirement_lists(), lists)
def test_equals_an_independent_count(requirements, found):
    assert number(requirements, found) == by_hand(requirements, found, TODAY)


@given(requirement_lists(), ratings)
def test_ratings_alone_give_nought(requirements, rated):
    catalogue = catalogue_of(requirements)
    both = standing(catalogue.roles[0], rated, supported([], catalogue, TODAY))

    assert (both.evidenced.low, both.evidenced.high) == (0, 0)


@given(requirement_lists(), lists, ratings)
def test_it_is_one_number_and_never_unrated(requirements, found, rated):
    catalogue = catalogue_of(requirements)
    both = standing(catalogue.roles[0], rated, supported(found, catalogue, TODAY))

    assert both.evidenced.low == both.evidenced.high
    assert both.evidenced.verdict != "unrated"
    assert sum(row.earned for row in both.evidenced.receipt) == both.evidenced.earned


@given(requirement_lists(), lists, items, ratings)
def test_one_piece_more_moves_only_the_second_number_and_taking_it_back_restores_it(
    requirements, found, more, rated
):
    catalogue = catalogue_of(requirements)
    role = catalogue.roles[0]
    before = standing(role, rated, supported(found, catalogue, TODAY))
    after = standing(role, rated, supported([*found, more], catalogue, TODAY))
    again = standing(role, rated, supported([*found, more][:-1], catalogue, TODAY))

    assert after.rated == before.rated
    assert after.evidenced.low >= before.evidenced.low
    assert again == before


@given(requirement_lists(), lists, ratings, ratings)
def test_a_rating_never_moves_the_second_number(requirements, found, rated, otherwise):
    catalogue = catalogue_of(requirements)
    backed = supported(found, catalogue, TODAY)
    role = catalogue.roles[0]

    assert standing(role, rated, backed).evidenced == standing(role, otherwise, backed).evidenced


@given(requirement_lists(), lists, st.randoms())
def test_order_changes_nothing(requirements, found, random):
    shuffled = random.sample(found, len(found))

    assert number(requirements, shuffled) == number(requirements, found)


@given(requirement_lists(), lists, days, st.integers(0, 900))
def test_as_days_go_by_it_never_rises(requirements, found, day, later):
    before, after = (number(requirements, found, on) for on in (day, day + timedelta(later)))

    assert after <= before


@given(lists, items)
def test_the_last_day_counts_and_the_next_does_not(found, item):
    assume(item.expires_on)
    catalogue = catalogue_of()
    with_it, without = (
        supported(rows, catalogue, item.expires_on + timedelta(1))
        for rows in ([*found, item], found)
    )

    assert item.counts(item.expires_on)
    assert with_it == without


def test_on_a_merged_skill_it_counts_for_the_survivor_until_the_merge_is_undone():
    found = [Item("b", 3, None)]
    merged, apart = catalogue_of(merged={"b": "a"}), catalogue_of(merged={})

    assert supported(found, merged, TODAY)["a"] == 3
    assert (supported(found, apart, TODAY)["a"], supported(found, apart, TODAY)["b"]) == (0, 3)


@given(requirement_lists(), lists)
def test_what_is_said_to_be_lost_would_have_counted(requirements, found):
    """Each of them, were it still valid, would raise the number; with none, no ended piece
    would: nothing is lost in silence and nothing is lamented that was made up for."""
    catalogue = catalogue_of(requirements)
    role = catalogue.roles[0]
    now = number(requirements, found)
    told = {lost.skill for lost in lapsed(role, found, catalogue, TODAY)}
    for slug in SKILLS:
        revived = [item._replace(expires_on=None) if _names(item, slug) else item for item in found]
        assert (number(requirements, revived) > now) is (slug in told)


def _names(item, slug):
    return {"old": "a", "older": "a"}.get(item.skill, item.skill) == slug
