"""What was said last is what counts, whatever the clocks say."""

from datetime import UTC, datetime, timedelta

import pytest

from careers import ratings, releases
from careers.actions.rate import Wish, rate
from careers.models import Rating, RatingEvent
from tests.catalogues import small
from tests.publishing import release

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def save(member, published, now, **levels):
    wishes = {slug: Wish(level) for slug, level in levels.items()}
    return rate(member_id=member.pk, wishes=wishes, published=published, now=now)


def test_a_clock_that_steps_back_does_not_hide_the_newer_rating(member):
    published = release(small())
    save(member, published, NOON, sql=1)
    save(member, published, NOON - timedelta(hours=1), sql=3)

    events = RatingEvent.objects.values_list("old_level", "new_level")
    assert list(events) == [(None, 1), (1, 3)]
    assert Rating.objects.get().rated_at > NOON


def merged():
    data = small().model_dump(mode="json")
    data["skills"] = [skill for skill in data["skills"] if skill["slug"] != "git"]
    for role in data["roles"]:
        role["requirements"] = [q for q in role["requirements"] if q["slug"] != "git"]
    data["merged"] = {"git": "docker"}
    return type(small()).model_validate(data)


def test_after_a_merge_the_newest_saved_counts_even_from_an_older_clock(member):
    save(member, release(small()), NOON, git=4)
    published = release(merged())
    outcome = save(member, published, NOON - timedelta(minutes=5), docker=1)

    assert outcome.before["docker"].level == 4
    assert ratings.of_member(member.pk, releases.current())["docker"].level == 1
    assert RatingEvent.objects.last().old_level == 4


def test_ratings_saved_together_have_a_newest(member):
    save(member, release(small()), NOON, sql=1, git=2, docker=3)

    assert len(set(Rating.objects.values_list("rated_at", flat=True))) == 3
