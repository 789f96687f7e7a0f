"""What a progress page is made of: tenths that add up, periods, the line, changes of a role."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.catalogue import Requirement
from careers.domain.progress import shown
from careers.domain.progress.role_changes import role_changes
from careers.domain.progress.shown import Tenths
from careers.domain.progress.spans import first_day, periods, span
from careers.domain.timeline import replay
from careers.domain.timeline.editions import Edition
from tests.domain.histories import FIRST, pasts

LEVELS = ("None", "Awareness", "Working", "Practitioner", "Expert")
NAMES = {"sql": "SQL", "docker": "Docker", "queries": "Queries", "git": "Git"}
SQL = Requirement("sql", ("sql",), 3, 4)
DOCKER = Requirement("docker", ("docker",), 2, 1)


def edition(*rows, merged=()):
    return Edition(1, FIRST, {"role": rows}, NAMES, LEVELS, dict(merged))


@given(pasts())
def test_written_points_add_up_and_stay_within_a_tenth_of_the_truth(past):
    points = replay(past.events, past.releases)
    totals = shown.running(points)
    steps = [shown.between(totals, place, place + 1) for place in range(len(points))]
    whole = shown.between(totals, 0, len(points))
    assert sum(step.whole.low for step in steps) == whole.whole.low
    assert sum(step.improved.high for step in steps) == whole.improved.high
    for step, point in zip(steps, points, strict=True):
        for written, exact in zip(
            (*step.improved, *step.role_changed),
            (*point.improved, *point.role_changed),
            strict=True,
        ):
            assert abs(written - exact * 1000) <= 1
            assert written == 0 or exact != 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((0, 0), "no change"),
        ((133, 133), "+13.3 points"),
        ((-4, -4), "−0.4 points"),
        ((31, 0), "+3.1 low"),
        ((0, -200), "−20.0 high"),
        ((272, -206), "+27.2 low, −20.6 high"),
    ],
)
def test_points_in_words(change, words):
    assert shown.words(Tenths(*change)) == words


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ((SQL,), (SQL, DOCKER), ("Asks for Docker at Working.",)),
        ((SQL, DOCKER), (SQL,), ("Asks for Docker no longer.",)),
        ((), (Requirement("git", ("git",), 1, 1, must_have=True),), ("Asks for Git at Awareness, a must-have.",)),
        ((SQL,), (Requirement("sql", ("sql",), 4, 4),), ("Asks SQL at Expert instead of Practitioner.",)),
        ((SQL,), (Requirement("sql", ("sql",), 3, 5),), ("SQL weighs 5 instead of 4.",)),
        ((SQL,), (Requirement("sql", ("sql",), 3, 4, must_have=True),), ("SQL is a must-have now.",)),
        ((Requirement("sql", ("sql",), 3, 4, must_have=True),), (SQL,), ("SQL is no must-have any more.",)),
        ((SQL,), (Requirement("sql", ("sql", "queries"), 3, 4),), ("Queries counts as well for SQL.",)),
        ((Requirement("sql", ("sql", "queries", "git"), 3, 4),), (SQL,), ("Queries and Git count no longer for SQL.",)),
        ((SQL,), (SQL,), ()),
    ],
)  # fmt: skip
def test_what_a_role_asks_otherwise(before, after, lines):
    assert role_changes(edition(*before), edition(*after), "role") == lines


def test_a_merge_is_told_once():
    merged = edition(SQL, merged={"queries": "sql"})
    assert role_changes(edition(SQL), merged, "role") == ("Queries is part of SQL now.",)
    assert role_changes(merged, edition(SQL), "role") == ("Queries is a skill of its own again.",)
    asked = edition(Requirement("sql", ("queries",), 3, 4))
    assert role_changes(asked, merged, "role") == ("Queries is part of SQL now.",)
    elsewhere = edition(SQL, merged={"queries": "git"})
    assert role_changes(edition(SQL), elsewhere, "role") == ()


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 4000))
def test_periods_cover_each_day_once(first, days):
    last = first + timedelta(days=days)
    found = periods(first, last)
    assert (found[0].first, found[-1].last) == (first, last)
    for one, following in pairwise(found):
        assert one.first <= one.last
        assert following.first == one.last + timedelta(days=1)
    assert len(found) <= 30
    assert len({period.name for period in found}) == len(found)


def test_a_range_reaches_back_no_farther_than_the_first_rating():
    today, oldest = date(2026, 11, 23), date(2026, 11, 10)
    assert first_day(span("month"), date(2020, 1, 1), today) == date(2026, 10, 25)
    assert first_day(span("year"), date(2020, 1, 1), today) == date(2025, 11, 23)
    assert [first_day(span(key), oldest, today) for key in ("month", "year", "all")] == [oldest] * 3
    assert first_day(span("month"), date(2026, 11, 24), today) == today
