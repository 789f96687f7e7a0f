"""Ratings and their events, written together: the event's old level is always the true one."""

from datetime import UTC, datetime, timedelta

import pytest

from careers import ratings
from careers.actions.rate import Wish, rate
from careers.models import Rating, RatingEvent
from tests.factories import UserFactory

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


@pytest.fixture
def save(member, published):
    """save(sql=3, docker=None): one call of the action, an hour after the one before."""
    clock = [NOON]

    def save(**levels):
        clock[0] += timedelta(hours=1)
        wishes = {slug: as_wish(wish) for slug, wish in levels.items()}
        return rate(member_id=member.pk, wishes=wishes, published=published, now=clock[0])

    return save


def as_wish(wish):
    return wish if isinstance(wish, Wish) else Wish(wish)


def history(member):
    events = RatingEvent.objects.filter(member=member)
    return [(row.skill.slug, row.old_level, row.new_level) for row in events]


def stored(member):
    return dict(Rating.objects.filter(member=member).values_list("skill__slug", "level"))


def test_a_rating_is_stored_with_its_event(save, member):
    outcome = save(sql=3)
    assert outcome.changed == ("sql",)
    assert (outcome.before, outcome.after["sql"].level) == ({}, 3)
    assert stored(member) == {"sql": 3}
    assert history(member) == [("sql", None, 3)]


def test_the_event_says_when_and_from_where(save, member):
    save(sql=Wish(3, source="undo"))
    event = RatingEvent.objects.get()
    assert (event.at, event.source) == (NOON + timedelta(hours=1), "undo")
    assert Rating.objects.get().rated_at == event.at


def test_each_event_begins_where_the_one_before_ended(save, member):
    save(sql=0)
    save(sql=4)
    save(sql=None)
    save(sql=1)
    assert history(member) == [("sql", None, 0), ("sql", 0, 4), ("sql", 4, None), ("sql", None, 1)]
    assert stored(member) == {"sql": 1}


def test_none_is_a_level_and_unrated_is_not(save, member, published):
    save(sql=0, docker=2)
    save(docker=None)
    held = ratings.of_member(member.pk, published)
    assert (held["sql"].level, held["docker"].level) == (0, None)


@pytest.mark.parametrize("level", [0, 3, None])
def test_the_level_already_held_writes_nothing(save, member, level):
    save(sql=4)
    save(sql=level)
    before = (history(member), list(Rating.objects.values()))
    outcome = save(sql=level)
    assert outcome.changed == ()
    assert outcome.stale == {}
    assert (history(member), list(Rating.objects.values())) == before


def test_clearing_what_was_never_rated_writes_nothing(save, member):
    assert save(sql=None).changed == ()
    assert stored(member) == {}


def test_a_stale_wish_writes_nothing_and_says_what_is_stored(save, member):
    save(sql=4)
    outcome = save(sql=Wish(2, was=1, checked=True))
    assert outcome.stale == {"sql": 4}
    assert outcome.changed == ()
    assert history(member) == [("sql", None, 4)]


def test_a_page_that_showed_unrated_is_stale_once_it_is_rated(save):
    save(sql=0)
    assert save(sql=Wish(2, was=None, checked=True)).stale == {"sql": 0}


def test_a_page_that_showed_a_level_is_stale_once_it_is_cleared(save):
    save(sql=3)
    save(sql=None)
    assert save(sql=Wish(2, was=3, checked=True)).stale == {"sql": None}


def test_a_wish_that_was_not_checked_overwrites(save, member):
    save(sql=4)
    assert save(sql=Wish(2)).changed == ("sql",)


def test_a_retry_after_a_lost_answer_succeeds_and_writes_nothing(save, member):
    wish = Wish(3, was=None, checked=True)
    save(sql=wish)
    outcome = save(sql=wish)
    assert outcome.stale == {}
    assert outcome.after["sql"].level == 3
    assert history(member) == [("sql", None, 3)]


def test_several_are_saved_together(save, member):
    outcome = save(sql=3, docker=2, git=0)
    assert outcome.changed == ("sql", "docker", "git")
    assert stored(member) == {"sql": 3, "docker": 2, "git": 0}
    assert len(history(member)) == 3


def test_one_stale_wish_holds_back_all(save, member):
    save(docker=4)
    outcome = save(sql=3, docker=Wish(2, was=None, checked=True))
    assert outcome.stale == {"docker": 4}
    assert stored(member) == {"docker": 4}


@pytest.mark.parametrize("fault", [{"sql": 3, "docker": 7}, {"sql": 3, "gone": 1}])
def test_a_fault_half_way_leaves_nothing_behind(save, member, fault):
    with pytest.raises(Exception):  # noqa: B017, PT011 - KeyError or IntegrityError by database
        save(**fault)
    assert not RatingEvent.objects.exists()
    assert not Rating.objects.exists()


def test_members_do_not_meet(save, member, published):
    save(sql=3)
    stranger = UserFactory()
    outcome = rate(
        member_id=stranger.pk,
        wishes={"sql": Wish(1)},
        published=published,
        now=NOON,
    )
    assert outcome.before == {}
    assert (stored(member), stored(stranger)) == ({"sql": 3}, {"sql": 1})


def test_the_statements(member, published, django_assert_num_queries):
    wishes = {"sql": Wish(3), "docker": Wish(1)}
    # the lock of the member's row, ratings, upsert, events; savepoint and release around them
    with django_assert_num_queries(6):
        rate(member_id=member.pk, wishes=wishes, published=published, now=NOON)
