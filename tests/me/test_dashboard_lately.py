"""/me/: the line of the last while, and what a release did to the scores."""

import pytest
from django.utils import timezone

from accounts.models import User
from careers import history
from careers.models import RatingEvent, Skill
from tests.factories import UserFactory
from tests.me.changes import republish, words
from tests.me.lives import ago, asks, dated, rated

WHY = "Docker weighs 5 instead of 1."
FACT = "Your score for Data Scientist fell by 11.4 points, because the role changed."


def see(client, number):
    return client.post("/me/progress/", {"seen": number})


def test_what_a_release_moved_and_why(lived, read):
    page = read("/me/")
    assert f"{FACT} 40 % → to 28 % {WHY} Release 2" in page


def test_it_is_gone_once_it_is_read_and_back_with_the_next(lived, member_client, read):
    assert see(member_client, 2).headers["Location"] == "/me/"
    assert FACT not in read("/me/")
    republish(roles=asks("docker", weight=2))
    page = read("/me/")
    assert "rose by 7.8 points, because the role changed." in page
    assert "Docker weighs 2 instead of 5." in page
    assert WHY not in page


@pytest.mark.parametrize("number", ["", "0", "x", "-1", "²", "99999999999999999999"])
def test_nonsense_was_read_by_nobody(lived, member_client, read, number):
    assert see(member_client, number).status_code == 302
    assert FACT in read("/me/")


def test_nobody_has_read_what_is_not_published_yet(lived, member_client, read):
    see(member_client, 9)
    lived.refresh_from_db()
    assert lived.release_seen == 2
    see(member_client, 1)
    lived.refresh_from_db()
    assert lived.release_seen == 2


def test_reading_is_everybodys_own(lived, member_client, client):
    other = UserFactory()
    see(member_client, 2)
    assert User.objects.get(pk=other.pk).release_seen == 0


def test_a_release_that_moved_nothing_is_not_told(published, member, read):
    dated(1, 400)
    rated(member, 300, git=3)
    republish(roles=asks("docker", weight=5))
    assert "because the role changed" not in read("/me/")


def test_a_release_before_the_first_rating_is_not_told(published, member, read):
    dated(1, 400)
    republish(roles=asks("docker", weight=5))
    dated(2, 300)
    rated(member, 100, sql=3, docker=0)
    assert "because the role changed" not in read("/me/")


def test_the_trend_goes_through_the_days(lived, read):
    page = read("/me/")
    assert "Your readiness since" in page
    table = page.partition("Show as a table")[2]
    assert "28 %" in table
    assert "40 %" in table
    assert table.index("28 %") < table.index("40 %") < table.index("13 %")


def test_a_single_day_has_no_trend(published, hold, read):
    hold(sql=3)
    assert "Your readiness since" not in read("/me/")


def test_the_trend_of_a_long_history_begins_where_its_newest_events_do(published, member, read):
    dated(1, 3000)
    for day in range(history.NEWEST + 20):
        rated(member, 2000 - day, sql=day % 4)
    first = timezone.localdate(ago(1980))
    assert f"{first.day} {first:%B} {first.year}" in read("/me/").partition("Show as a table")[2]


def test_the_trend_ends_where_the_cards_stand(lived, read):
    rated(lived, 1, pytorch=2)
    page = read("/me/")
    assert "Building You say 52 % Evidence supports 0 %" in page
    assert "Data Scientist 52 %" in page.partition("Your readiness since")[2]


def test_seven_queries_whatever_the_history(lived, member_client, django_assert_num_queries):
    for day in range(60):
        rated(lived, 40, git=day % 5, sql=day % 3)
    member_client.get("/me/")
    # session, user, release, ratings, goal, evidence, events
    with django_assert_num_queries(7):
        member_client.get("/me/")
    sql = Skill.objects.get(slug="sql")
    RatingEvent.objects.bulk_create(
        RatingEvent(member=lived, skill=sql, old_level=1, new_level=1, at=ago(200), source="web")
        for _ in range(300)
    )
    # session, user, release, ratings, goal, evidence, events
    with django_assert_num_queries(7):
        assert "Your readiness since" in words(member_client.get("/me/"))
