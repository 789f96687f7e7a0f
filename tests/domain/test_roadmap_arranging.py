"""Steps put at a place by hand: nothing else is told as moved, and nothing by hand is lost."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.roadmap import arranging
from careers.domain.roadmap.shapes import Roadmap

orders = st.permutations("abcdefg")


@pytest.mark.parametrize(
    ("shown", "moved"),
    [
        ("abcde", ""),
        ("abdce", "d"),
        ("eabcd", "e"),
        ("bcdea", "a"),
        ("bacde", "b"),
        ("ebcda", "ea"),
    ],
)
def test_only_what_was_moved_counts(shown, moved):
    assert arranging.moved(shown, "abcde") == set(moved)


@given(orders, orders)
def test_the_others_keep_their_order(shown, usual):
    moved = arranging.moved(shown, usual)
    assert [one for one in shown if one not in moved] == [one for one in usual if one not in moved]


@pytest.mark.parametrize(
    ("place", "order"), [(1, "dabce"), (4, "abcde"), (5, "abced"), (99, "abced")]
)
def test_a_step_is_put_at_its_place(place, order):
    assert "".join(arranging.put("abcde", "d", place)) == order


@given(orders, orders)
def test_as_few_as_possible_are_put_first(shown, usual):
    first = arranging.settled(shown, usual, ())
    rest = [one for one in usual if one not in first]
    assert [*first, *rest] == shown
    fewer = first[:-1]
    assert not first or [*fewer, *(one for one in usual if one not in fewer)] != shown


def test_what_is_not_shown_stays_known():
    assert arranging.settled("ba", "ab", "xb") == ("b", "x")
    assert arranging.settled("", "", "x") == ("x",)


def test_a_step_pulled_in_front_does_not_unsettle_the_others():
    """ "p" was pulled before "a", which leans on it; "b" goes one place up, "c" stays third."""
    put = arranging.put("pabcde", "b", 2)
    assert arranging.settled(put, "depabc", ()) == tuple("pbac")


def test_readiness_on_a_day():
    steps = [SimpleNamespace(finish=day, low=Fraction(day, 10)) for day in (3, 5)]
    roadmap = Roadmap("role", 1, 6, Fraction(1, 10), "building", reaches_ready=False, steps=steps)
    lows = [roadmap.low_on(day) * 10 for day in (2, 3, 4, 5, 9)]
    assert lows == [1, 3, 3, 5, 5]
