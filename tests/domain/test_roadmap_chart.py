"""Readiness over time: what stands along the picture of a roadmap, and where."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.roadmap.shapes import Roadmap
from careers.domain.roadmap_page.chart import MANY, chart
from careers.domain.roadmap_page.ticks import MOST, PHONE_APART, ticks

BEGIN = date(2026, 11, 24)


def roadmap(days, steps=2, begin=BEGIN):
    """Steps at even distances, the first of them to Ready."""
    last = begin + timedelta(days)
    made = tuple(
        SimpleNamespace(
            finish=begin + timedelta(days * number // steps) if number < steps else last,
            low=Fraction(9, 10) + Fraction(number, 10 * steps),
            part="ready" if number == 1 else "rest",
        )
        for number in range(1, steps + 1)
    )
    return Roadmap(
        "role", begin, 6, Fraction(7, 10), "nearly_ready", reaches_ready=True, steps=made
    )


def test_months_between_the_first_day_and_the_last():
    found = chart(roadmap(239))
    assert [tick.text for tick in found.ticks] == ["Jan 2027", "Mar", "May", "Jul"]
    assert (found.begin, found.finish) == ("24 Nov 2026", "21 Jul 2027")
    assert found.ticks[0].x == pytest.approx(100 * 38 / 239, abs=0.01)


@pytest.mark.parametrize(
    ("days", "texts"),
    [
        (5, []),
        (20, ["Dec"]),
        (70, ["Dec", "Jan 2027", "Feb"]),
        (1500, ["2027", "2028", "2029", "2030", "2031"]),
    ],
)
def test_months_or_years(days, texts):
    named = [tick.text for tick in ticks(roadmap(days))]
    assert named == texts


@given(st.integers(0, 900_000))
def test_never_many_nor_on_top_of_each_other(days):
    found = ticks(roadmap(days))
    assert len(found) <= MOST
    assert all(0 < tick.x < 100 for tick in found)
    phone = [tick.x for tick in found if tick.fits == "always"]
    assert all(b - a >= PHONE_APART for a, b in pairwise(phone))
    wide = [tick.x for tick in found if tick.fits != "never"]
    assert all(b - a > 9 for a, b in pairwise(wide))


def test_ready_has_its_year_where_it_is_another():
    assert chart(roadmap(20)).ready.text == "Ready, 4 Dec"
    assert chart(roadmap(239)).ready.text == "Ready, 23 Mar 2027"


def test_many_steps_have_small_dots():
    assert not chart(roadmap(300, MANY)).many
    assert chart(roadmap(300, MANY + 1)).many
