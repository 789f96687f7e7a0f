"""What was tried before signing in: offered to whoever signs in first, rating by rating."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from careers.actions.rate import Wish, rate
from careers.models import Rating, RatingEvent
from careers.tried import OFFERED_TO, RATINGS
from tests.accounts.conftest import SIGN_UP
from tests.factories import PASSWORD, UserFactory
from tests.public.test_try import rate as try_out
from tests.public.test_try import text

MERGE = "/me/merge/"


def sign_up(client):
    return client.post("/accounts/signup/", SIGN_UP, query_params={"next": MERGE})


def sign_in(client, member):
    EmailAddress.objects.get_or_create(
        user=member, email=member.email, defaults={"verified": True, "primary": True}
    )
    data = {"login": member.email, "password": PASSWORD}
    answer = client.post("/accounts/login/", data, query_params={"next": MERGE})
    assert answer.status_code == 302
    return answer


def stored(member):
    rows = Rating.objects.filter(member=member)
    return {row.skill.slug: row.level for row in rows.select_related("skill")}


def rated(member, published, days=0, **levels):
    wishes = {slug: Wish(level) for slug, level in levels.items()}
    now = timezone.now() + timedelta(days=days)
    rate(member_id=member.pk, wishes=wishes, published=published, now=now)


def choices(page, **instead):
    """What a browser posts of the form as it stands."""
    sides = [row for _, rows in page.context["sides"] for row in rows]
    found = {}
    for row in sides:
        chosen = row.tried if row.tried.chosen else row.mine
        found[f"level-{row.skill.slug}"] = "" if chosen.level is None else chosen.level
        found[f"was-{row.skill.slug}"] = "" if row.was is None else row.was
    return found | {f"level-{slug}": level for slug, level in instead.items()}


def test_a_new_account_takes_all_with_one_press(client, published):
    try_out(client, sql=4, pytorch=2)
    assert sign_up(client).url == MERGE
    page = client.get(MERGE)
    assert "Take all 2" in text(page)
    assert not Rating.objects.exists()
    answer = client.post(MERGE, choices(page), follow=True)
    assert "2 ratings saved." in text(answer)
    assert stored(User.objects.get()) == {"sql": 4, "pytorch": 2}
    assert set(RatingEvent.objects.values_list("source", flat=True)) == {"try"}
    assert RATINGS not in client.session
    assert OFFERED_TO not in client.session


def test_both_sides_with_the_newer_chosen(client, published, member):
    rated(member, published, days=-30, sql=1, docker=3)
    try_out(client, sql=4, docker=3, pytorch=2)
    rated(member, published, days=1, kubernetes=4)
    sign_in(client, member)
    page = client.get(MERGE)
    (conflict,), (new,) = (rows for _, rows in page.context["sides"])
    assert (conflict.skill.slug, conflict.mine.level, conflict.tried.level) == ("sql", 1, 4)
    assert conflict.tried.chosen
    assert not conflict.mine.chosen
    assert new.skill.slug == "pytorch"
    assert page.context["merge"].same == 1
    client.post(MERGE, choices(page))
    assert stored(member) == {"sql": 4, "docker": 3, "pytorch": 2, "kubernetes": 4}


def test_what_the_account_said_later_is_kept(client, published, member):
    try_out(client, sql=4)
    rated(member, published, days=1, sql=2)
    sign_in(client, member)
    page = client.get(MERGE)
    client.post(MERGE, choices(page))
    assert stored(member) == {"sql": 2}
    assert RATINGS not in client.session


def test_a_rating_cleared_is_a_word_too(client, published, member):
    rated(member, published, days=-2, sql=2)
    rated(member, published, days=-1, sql=None)
    try_out(client, sql=4)
    sign_in(client, member)
    page = client.get(MERGE)
    assert "Cleared" in text(page)
    client.post(MERGE, choices(page, sql=""))
    assert stored(member) == {"sql": None}


def test_nothing_is_taken_unasked(client, published, member):
    try_out(client, sql=4)
    sign_in(client, member)
    client.post(MERGE, {})
    assert stored(member) == {}
    assert RATINGS not in client.session


def test_declining_leaves_everything_as_it_was(client, published, member):
    rated(member, published, sql=2)
    try_out(client, sql=4, docker=1)
    sign_in(client, member)
    answer = client.post(MERGE, {"drop": "1"}, follow=True)
    assert "Your ratings are as they were." in text(answer)
    assert stored(member) == {"sql": 2}
    assert RATINGS not in client.session


def test_a_stale_page_overwrites_nothing(client, published, member):
    rated(member, published, days=-3, sql=1)
    try_out(client, sql=4, docker=2)
    sign_in(client, member)
    page = client.get(MERGE)
    rated(member, published, sql=3)
    answer = client.post(MERGE, choices(page))
    assert answer.status_code == 409
    assert "another window" in text(answer)
    assert stored(member) == {"sql": 3}
    client.post(MERGE, choices(answer))
    assert stored(member) == {"sql": 4, "docker": 2}


def test_pressing_twice_does_nothing_twice(client, published, member):
    try_out(client, sql=4)
    sign_in(client, member)
    posted = choices(client.get(MERGE))
    client.post(MERGE, posted)
    assert client.post(MERGE, posted).url == "/me/"
    assert RatingEvent.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [
        {"level-sql": "7"},
        {"level-sql": "1", "was-sql": "x"},
        {"level-cobol": "1"},
        {"level-sql": ["1", "2"]},
    ],
)
def test_what_cannot_be_understood_is_refused_in_words(client, published, member, data):
    try_out(client, sql=4)
    sign_in(client, member)
    answer = client.post(MERGE, data)
    assert answer.status_code == 400
    assert answer.context["refusal"]
    assert stored(member) == {}
    assert client.session[RATINGS]


def test_signing_out_drops_it(client, published, member):
    try_out(client, sql=4)
    sign_in(client, member)
    client.post("/accounts/logout/")
    assert RATINGS not in client.session
    sign_in(client, UserFactory())
    assert "Nothing waits" in text(client.get(MERGE))


def test_somebody_else_signing_in_next_is_offered_nothing(client, published, member):
    try_out(client, sql=4)
    sign_in(client, member)
    other = UserFactory()
    client.force_login(other)
    assert "Nothing waits" in text(client.get(MERGE))
    assert "before you signed in" not in text(client.get("/me/"))
    client.post(MERGE, {"level-sql": "4", "was-sql": ""})
    assert stored(other) == {}


def test_what_belongs_to_somebody_else_is_not_offered(client, published, member):
    """Even a session that still held it."""
    try_out(client, sql=4)
    sign_in(client, member)
    session = client.session
    session[OFFERED_TO] = member.pk + 1
    session.save()
    assert "Nothing waits" in text(client.get(MERGE))


def test_the_overview_says_that_something_waits(client, published, member):
    try_out(client, sql=4)
    sign_in(client, member)
    assert "You rated 1 skill before you signed in." in text(client.get("/me/"))
    client.post(MERGE, choices(client.get(MERGE)))
    assert "before you signed in" not in text(client.get("/me/"))


def test_queries(client, published, member, django_assert_num_queries):
    try_out(client, sql=4)
    sign_in(client, member)
    client.get(MERGE)
    # The session, the member, the release, the ratings.
    with django_assert_num_queries(4):
        client.get(MERGE)
