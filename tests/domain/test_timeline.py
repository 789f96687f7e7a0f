"""The timeline: its two parts always add up, and it says at each moment what was true then."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from careers.domain.catalogue import Requirement
from careers.domain.timeline import NO_CHANGE, Asked, Change, Event, Score, replay
from tests.domain.histories import FIRST, hour, pasts

ONLY_SQL = (Requirement("sql", ("sql",), 4, 3, must_have=True),)
AND_DOCKER = (*ONLY_SQL, Requirement("docker", ("docker",), 2, 1))


def asked(number, at, requirements, merged=()):
    return Asked(number, at, tuple(requirements), dict(merged))


def said(number, skill, new, old=None):
    return Event(hour(number), number, skill, old, new)


def total(changes):
    return Change(
        sum((row.low for row in changes), Fraction(0)),
        sum((row.high for row in changes), Fraction(0)),
    )


def test_a_rating_is_what_you_improved_and_a_release_is_what_the_role_changed():
    points = replay(
        [said(1, "sql", 2), said(5, "sql", 4, 2)],
        [asked(1, FIRST, ONLY_SQL), asked(2, hour(3), AND_DOCKER)],
    )
    assert [(point.low, point.high) for point in points] == [
        (Fraction(1, 2), Fraction(1, 2)),
        (Fraction(3, 8), Fraction(5, 8)),
        (Fraction(3, 4), 1),
    ]
    assert points[0].improved == (Fraction(1, 2), Fraction(-1, 2))
    assert points[1].role_changed == (Fraction(-1, 8), Fraction(1, 8))
    assert points[1].improved == points[0].role_changed == NO_CHANGE
    assert [point.after.met for point in points] == [set(), set(), {"sql"}]


def test_at_equal_times_the_release_comes_first_then_the_lower_id():
    one, other = Event(hour(1), 2, "sql", 3, 4), Event(hour(1), 1, "sql", None, 3)
    new = asked(2, hour(1), AND_DOCKER)
    points = replay([one, other], [asked(1, FIRST, ONLY_SQL), new])
    assert [point.cause for point in points] == [new, other, one]


def test_a_merge_is_the_roles_doing_and_can_be_taken_back():
    first = asked(1, FIRST, ONLY_SQL)
    merged = asked(2, hour(2), ONLY_SQL, {"queries": "sql"})
    points = replay([said(1, "queries", 4)], [first, merged, asked(3, hour(3), ONLY_SQL)])
    assert [point.role_changed.low for point in points] == [0, 1, -1]
    assert total(point.improved for point in points) == NO_CHANGE


def test_what_is_older_than_the_first_release_is_read_under_it():
    points = replay([said(1, "sql", 4)], [asked(1, hour(9), ONLY_SQL)])
    assert [(point.low, point.improved.low) for point in points] == [(1, 1)]


def test_a_release_dated_before_the_one_before_it_still_comes_after_it():
    points = replay([], [asked(1, FIRST, ()), asked(2, hour(4), AND_DOCKER), asked(3, hour(2), ())])
    assert [point.cause.number for point in points] == [2, 3]
    assert points[-1].after == Score()


def test_without_releases_nothing_is_known():
    assert replay([said(1, "sql", 4)], [])[0].after == Score()


def test_an_event_of_a_skill_that_the_role_does_not_ask():
    (point,) = replay([said(1, "cobol", 4)], [asked(1, FIRST, ONLY_SQL)])
    assert (point.asks, point.improved) == (False, NO_CHANGE)


@settings(max_examples=120)
@given(pasts())
def test_the_parts_add_up_to_the_whole_change_between_any_two_moments(past):
    points = replay(past.events, past.releases)
    states = [points[0].before if points else None, *(point.after for point in points)]
    for start in range(len(points)):
        for end in range(start, len(points)):
            between = points[start : end + 1]
            parts = [
                *(point.improved for point in between),
                *(point.role_changed for point in between),
            ]
            assert total(parts) == states[end + 1].since(states[start])


@settings(max_examples=120)
@given(pasts())
def test_at_every_past_moment_it_is_the_score_computed_then(past):
    points = replay(past.events, past.releases)
    assert len(points) == len(past.events) + len(past.releases) - 1
    for point, following in pairwise([*points, None]):
        if following is None or following.at > point.at:
            known = past.score(point.at) or (0, 1, "unrated")
            assert (point.low, point.high, point.after.verdict) == known


@given(pasts())
def test_without_an_event_you_did_nothing_and_without_a_release_the_role_did_nothing(past):
    quiet = replay([], past.releases)
    assert all(point.improved == NO_CHANGE for point in quiet)
    alone = replay(past.events, past.releases[:1])
    assert all(point.role_changed == NO_CHANGE for point in alone)


@given(pasts(), st.randoms())
def test_the_order_in_which_rows_are_read_changes_nothing(past, random):
    shuffled = random.sample(past.events, len(past.events))
    assert replay(shuffled, past.releases[::-1]) == replay(past.events, past.releases)


@given(pasts())
def test_each_must_have_that_is_met_is_named(past):
    for point in replay(past.events, past.releases):
        release = past.release(point.at)
        slugs = {row.slug for row in release.requirements if row.must_have}
        assert point.after.met <= point.after.must_haves
        if isinstance(point.cause, Event):
            assert point.after.must_haves == slugs
