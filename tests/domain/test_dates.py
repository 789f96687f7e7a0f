"""Days in writing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain import dates


def test_a_day():
    assert dates.day(date(2027, 2, 6)) == "6 February 2027"
    assert dates.short_day(date(2027, 2, 6)) == "6 Feb"
    assert dates.day_near(date(2027, 2, 6), date(2027, 1, 1)) == "6 February"
    assert dates.day_near(date(2027, 2, 6), date(2026, 1, 1)) == "6 February 2027"


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 23), "21–27 December 2026"),
        (date(2026, 12, 31), "28 December 2026 – 3 January 2027"),
        (date(2026, 11, 30), "30 November – 6 December 2026"),
    ],
)
def test_a_week(day, week):
    assert dates.week_of(day) == week


@given(st.dates(date(2000, 1, 3), date(2100, 1, 1)))
def test_every_day_of_a_week_names_the_same_week(day):
    monday = day - timedelta(day.weekday())
    assert len({dates.week_of(monday + timedelta(days)) for days in range(7)}) == 1


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(0, 10_000))
def test_weeks_between_are_the_fewest_that_hold_the_days(first, days):
    weeks = dates.weeks_between(first, first + timedelta(days))
    assert 7 * weeks >= days > 7 * (weeks - 1)
