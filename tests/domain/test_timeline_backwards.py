"""Undoing the newest events leads to what the replay of everything says."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from careers.domain.catalogue import Requirement
from careers.domain.readiness import assess
from careers.domain.timeline import Asked, Event, replay, undone
from tests.domain.histories import FIRST, hour, pasts

SQL = (Requirement("sql", ("sql",), 4, 3),)


def backwards(past, newest):
    """(cause, low, high) of each moment, newest first."""
    events = past.events[max(0, len(past.events) - newest) :]
    whole = len(events) == len(past.events)
    oldest = FIRST if whole or not events else events[0].at
    since = past.releases
    while len(since) > 1 and since[1].at <= oldest:
        since = since[1:]
    rows = past.ratings(hour(10_000))
    return [
        (moment.cause, *score(since[moment.release], moment.levels))
        for moment in undone(rows, events, since, whole=whole)
    ], whole


def score(release, levels):
    found = assess(release.requirements, levels)
    return (found.low, found.high) if found else (0, 1)


@settings(max_examples=200)
@given(pasts(), st.integers(1, 15))
def test_what_is_undone_is_what_the_replay_says(past, newest):
    points = {id(point.cause): point for point in replay(past.events, past.releases)}
    found, whole = backwards(past, newest)
    for cause, low, high in found:
        if cause is not None:
            point = points[id(cause)]
            assert (low, high) == (point.low, point.high)
    if whole:
        assert len(found) == len(points) + 1
        assert found[-1][1:] == score(past.releases[0], {})


@given(pasts())
def test_one_release_is_never_an_obstacle(past):
    alone = past._replace(releases=past.releases[:1])
    events = [event for event in alone.events if event.skill not in alone.releases[0].merged]
    quiet = alone._replace(events=_as_said(events))
    found, _ = backwards(quiet, 3)
    assert len(found) == min(3, len(quiet.events)) + 1


def _as_said(events):
    """The same levels with the old ones that they would have had under one release."""
    levels, kept = {}, []
    for event in events:
        kept.append(event._replace(old=levels.get(event.skill)))
        levels[event.skill] = event.new
    return kept


def test_it_stops_where_a_merge_hides_what_was_said():
    """The old level of the last event was that of "queries", rated before: of "sql" itself
    nothing is known any more before the release that merged them."""
    releases = [
        Asked(1, FIRST, SQL, {}),
        Asked(2, hour(2), SQL, {"queries": "sql"}),
    ]
    rows = [("queries", 2, hour(1)), ("sql", 4, hour(3))]
    last = Event(hour(3), 2, "sql", 2, 4)
    found = list(undone(rows, [last], releases, whole=False))
    assert [(moment.cause, moment.levels) for moment in found] == [
        (last, {"sql": 4}),
        (releases[1], {"sql": 2}),
    ]
    first = Event(hour(1), 1, "queries", None, 2)
    told = list(undone(rows, [first, last], releases, whole=True))
    assert [moment.levels for moment in told][-3:] == [{"sql": 2}, {"queries": 2}, {}]
    assert score(releases[0], told[-2].levels) == (Fraction(0), Fraction(1))
