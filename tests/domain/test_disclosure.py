"""Whatever is shown of the effect on members, nobody can tell one to four of them."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.disclosure import FEW, WITHHELD, disclose, disclose_all, numbers
from careers.domain.effect import Counts

SPREAD = (Fraction(-1, 10), Fraction(0), Fraction(1, 10))
MOST = 24


def counts(members, up=0, down=0, otherwise=0, gained=0, lost=0):
    return Counts(members, up + down + otherwise, up, down, gained, lost, SPREAD)


def test_large_counts_are_shown_as_they_are():
    shown = disclose(counts(1000, up=300, down=20, gained=7))

    assert (shown.members, shown.changed) == (1000, 320)
    assert (shown.moves, shown.verdicts) == ([300, 20, 0], [7, 0])
    assert shown.spread == SPREAD


def test_a_small_count_takes_its_total_and_the_spread_with_it():
    """At 10 % already down, a 31st changed would say that four are."""
    shown = disclose(counts(1000, up=300, down=4))

    assert shown.moves == [300, FEW, 0]
    assert (shown.changed, shown.at_least, shown.spread) == (WITHHELD, 300, ())
    assert shown.members == 1000


def test_few_who_stay_are_not_told_by_subtraction():
    shown = disclose(counts(100, up=97))

    assert (shown.changed, shown.members) == (97, WITHHELD)


def test_few_who_change_without_becoming_ready_are_not_told_by_subtraction():
    shown = disclose(counts(100, up=50, gained=48))

    assert (shown.changed, shown.verdicts) == (50, (WITHHELD, WITHHELD))


def test_ready_confines_no_small_count():
    """24 of those who change become Ready: 20 go up, so that four must go down."""
    assert disclose(counts(100, up=20, down=4, gained=24)).verdicts == (WITHHELD, WITHHELD)


@pytest.mark.parametrize("members", range(1, 5))
def test_of_few_members_nothing_is_told(members):
    shown = disclose(counts(members, up=members, gained=members))

    assert {shown.members, shown.changed, *shown.moves, *shown.verdicts} == {FEW, WITHHELD}


def test_nobody_is_shown_as_nobody():
    shown = disclose(counts(0))

    assert {shown.members, shown.changed, *shown.moves, *shown.verdicts} == {0}


@pytest.mark.parametrize("changed", [20, 21])
def test_percentiles_need_more_than_twenty(changed):
    assert bool(disclose(counts(100, up=changed)).spread) is (changed > 20)


def test_who_knows_the_rule_learns_no_small_number():
    """Each number, and each difference of two, has another value somewhere among the counts
    that look the same, if it is 1 to 4. All of up, down and gained is tried."""
    alike = {}
    for members, up, down, gained in product(range(MOST + 1), repeat=4):
        if gained <= up + down <= members:
            shown = disclose(counts(members, up, down, gained=gained))
            key = (shown.members, shown.changed, *shown.moves, *shown.verdicts)
            changed = up + down
            rest = (members - changed, changed - gained, members - gained, members - up)
            alike.setdefault(key, []).append((members, changed, up, down, gained, *rest))
    assert len(alike) > 1000
    for key, found in alike.items():
        # Larger numbers, which are not tried, might look the same as these.
        if isinstance(key[0], int) or min(row[0] for row in found) <= MOST - 14:
            told = [
                next(iter(set(column)))
                for column in zip(*found, strict=True)
                if len(set(column)) == 1
            ]
            assert not [number for number in told if 0 < number < 5], key


def test_a_role_that_asks_for_one_skill_more_does_not_tell_who_rated_it():
    """Thirty rated Python and one only Docker; one new role asks for either, one for Python."""
    python, either = disclose_all([counts(30, otherwise=30), counts(31, otherwise=31)])

    assert (python.members, python.changed) == (30, 30)
    assert {either.members, either.changed, *either.moves, *either.verdicts} == {WITHHELD}


def test_who_changes_for_one_role_is_compared_with_who_rated_a_skill_of_another():
    first, second = disclose_all([counts(30), counts(1000, up=31, down=200, gained=7)])

    assert (first.members, second.members) == (30, 1000)
    assert (second.changed, second.moves, second.at_least) == (WITHHELD, (WITHHELD,) * 3, 0)


def test_a_verdict_near_another_number_takes_only_the_verdicts():
    _, second = disclose_all([counts(30), counts(1000, up=300, gained=31)])

    assert (second.members, second.changed) == (1000, 300)
    assert second.verdicts == (WITHHELD, WITHHELD)


def test_numbers_alike_or_far_apart_are_all_shown():
    exact = [counts(40, up=20), counts(40, up=20), counts(45, up=25)]

    assert disclose_all(exact) == tuple(disclose(one) for one in exact)


@st.composite
def any_counts(draw):
    up, down, otherwise = (draw(st.integers(0, 40)) for _ in range(3))
    changed = up + down + otherwise
    gained = draw(st.integers(0, changed))
    lost = draw(st.integers(0, changed - gained))
    return counts(changed + draw(st.integers(0, 40)), up, down, otherwise, gained, lost)


@given(st.lists(any_counts(), min_size=2, max_size=6))
def test_no_numbers_of_two_roles_differ_by_one_to_four(exact):
    shown = disclose_all(exact)

    for first, second in combinations(map(numbers, shown), 2):
        assert not [pair for pair in product(first, second) if 0 < abs(pair[0] - pair[1]) < 5]
    for one, alone in zip(shown, map(disclose, exact), strict=True):
        assert numbers(one) <= numbers(alone) | {0}
