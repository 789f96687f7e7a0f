"""Laws of laying a record over what is there."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from careers.domain.record import merging
from careers.domain.record.document import Event, Record
from careers.domain.record.merging import Link

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LEVEL = st.none() | st.integers(0, 4)
SKILL = st.sampled_from(["sql", "docker", "pytorch"])


@st.composite
def histories(draw):
    """What somebody said, one thing at a time, each beginning where the one before it ended."""
    held, events = {}, []
    minutes = draw(st.lists(st.integers(0, 60), unique=True, max_size=12))
    for minute in sorted(minutes):
        skill, new = draw(SKILL), draw(LEVEL)
        at = NOON + timedelta(minutes=minute)
        events.append(Event(skill=skill, old=held.get(skill), new=new, at=at, source="web"))
        held[skill] = new
    return events


def record_of(events, ratings=()):
    return Record(
        format="crosswalk-record", version=1, exported_at=NOON, events=events, ratings=ratings
    )


@given(histories(), histories())
def test_what_is_there_and_what_is_missing_are_all_there_is(here, brought):
    there = {merging.said(event) for event in here}
    missing = merging.missing_events(record_of(brought), there)
    assert there | {merging.said(event) for event in missing} == there | {
        merging.said(event) for event in brought
    }
    assert not there & {merging.said(event) for event in missing}


@given(histories(), histories())
def test_a_second_time_nothing_is_missing(here, brought):
    there = {merging.said(event) for event in here}
    there |= {merging.said(one) for one in merging.missing_events(record_of(brought), there)}
    assert merging.missing_events(record_of(brought), there) == ()


@given(histories())
def test_into_an_empty_account_everything_comes_as_it_was(events):
    assert list(merging.missing_events(record_of(events), set())) == events


@given(histories(), histories())
def test_two_histories_laid_together_are_one_chain(here, brought):
    """Of one skill, where each is one: every event begins where the one before it ended."""
    links, key = [], 0
    rows = [(event, False) for event in here] + [(event, True) for event in brought]
    for event, is_new in sorted(rows, key=lambda row: row[0].at):
        if event.skill == "sql":
            key += 1
            links.append(Link(key, event.old, event.new, is_new))
    olds = {link.pk: link.old for link in links} | merging.mended(links)
    assert all(olds[after.pk] == before.new for before, after in pairwise(links))


@given(histories())
def test_the_newest_event_of_a_skill_is_what_is_held(events):
    held = {event.skill: event.new for event in events}
    assert {slug: one.new for slug, one in merging.newest_of(events).items()} == held


def test_a_rating_that_no_event_explains_counts_as_one():
    rating = {"skill": "sql", "level": 2, "rated_at": NOON}
    (event,) = merging.missing_events(record_of([], [rating]), set())
    assert (event.old, event.new, event.at, event.source) == (None, 2, NOON, "import")
