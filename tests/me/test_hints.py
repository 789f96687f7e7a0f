"""/me/hints/ and its part of the overview: told in private, changing nothing unasked."""

import pytest

from accounts.models import User
from careers.models import HintAside, Rating, RatingEvent
from tests.factories import UserFactory
from tests.hostile.payloads import OWN
from tests.me.changes import words
from tests.me.lives import rated

AGREE = (
    "You rate Kubernetes Practitioner. That usually builds on Docker at Working; you rate Docker"
)
OLD = "One rating has not been confirmed for long."


def post(client, **data):
    return client.post(
        "/me/hints/", {name.replace("_", "-"): value for name, value in data.items()}
    )


def key(client):
    text = client.get("/me/hints/").content.decode()
    return text.partition('name="aside" value="')[2].partition('"')[0]


@pytest.fixture
def odd(published, hold):
    hold(kubernetes=3, docker=1)


def test_what_does_not_agree_is_told_here_and_on_the_overview(odd, read):
    assert f"{AGREE} Awareness." in read("/me/hints/")
    assert f"{AGREE} Awareness. Look at it Only you see this." in read("/me/")


def test_nothing_to_tell(published, hold, read):
    assert "Nothing is rated yet." in read("/me/hints/")
    hold(sql=2)
    assert "Nothing at the moment" in read("/me/hints/")
    assert "Worth a second look" not in read("/me/")


def test_a_hint_keeps_nobody_from_rating(odd, hold, member):
    hold(kubernetes=4)
    assert Rating.objects.get(member=member, skill__slug="kubernetes").level == 4


def test_put_aside_until_its_reason_changes(odd, hold, member_client, read):
    assert post(member_client, aside=key(member_client)).status_code == 302
    page = read("/me/hints/")
    assert AGREE not in page
    assert "One hint is put aside." in page
    assert "Worth a second look" not in read("/me/")
    hold(docker=0)
    assert f"{AGREE} None." in read("/me/hints/")


def test_shown_again(odd, member_client, read):
    post(member_client, aside=key(member_client))
    post(member_client, again="1")
    assert AGREE in read("/me/hints/")


def test_twice_is_once_and_what_is_gone_is_forgotten(odd, hold, member_client):
    first = key(member_client)
    post(member_client, aside=first)
    post(member_client, aside=first)
    assert HintAside.objects.count() == 1
    hold(docker=0)
    post(member_client, aside=key(member_client))
    assert HintAside.objects.count() == 1
    assert not HintAside.objects.filter(key=first).exists()


@pytest.mark.parametrize("sent", ["", "0" * 16, "x" * 5000, "\x00", *OWN])
def test_what_is_no_hint_puts_nothing_aside(odd, member_client, sent):
    assert post(member_client, aside=sent).status_code == 302
    assert not HintAside.objects.exists()


def test_an_aside_is_everybodys_own(odd, member_client, client, published):
    post(member_client, aside=key(member_client))
    other = UserFactory()
    rated(other, 0, kubernetes=3, docker=1)
    client.force_login(other)
    assert AGREE in words(client.get("/me/hints/"))
    post(client, again="1")
    assert HintAside.objects.count() == 1


def test_forgetting_my_old_ones_forgets_nobody_elses(odd, hold, member_client, client, published):
    other = UserFactory()
    rated(other, 0, kubernetes=3, docker=0)
    client.force_login(other)
    post(client, aside=key(client))
    client.force_login(User.objects.exclude(pk=other.pk).get())
    post(client, aside=key(client))
    assert HintAside.objects.filter(member=other).count() == 1


def test_still_true(published, member, member_client, read):
    rated(member, 400, sql=3)
    assert f"{OLD} A tool is asked for again after half a year" in read("/me/hints/")
    assert OLD in read("/me/")
    before = Rating.objects.get().rated_at
    answer = post(member_client, confirm="sql", was_sql="3")
    assert answer.headers["Location"] == "/me/hints/"
    assert "Confirmed: SQL." in read("/me/hints/")
    event = RatingEvent.objects.order_by("at").last()
    assert (event.old_level, event.new_level) == (3, 3)
    assert Rating.objects.get().rated_at == event.at > before
    assert "confirmed" in read("/me/progress/sql/")


def test_a_second_press_notes_nothing_more(published, member, member_client):
    rated(member, 400, sql=3)
    for _ in range(3):
        post(member_client, confirm="sql", was_sql="3")
    assert RatingEvent.objects.count() == 2


def test_all_that_is_shown(published, member, member_client, read):
    rated(member, 400, sql=3, docker=0)
    post(member_client, confirm="all", was_sql="3", was_docker="0")
    assert RatingEvent.objects.count() == 4
    assert "Nothing at the moment" in read("/me/hints/").replace("Confirmed: SQL and Docker. ", "")


def test_a_page_grown_old_confirms_nothing(published, member, member_client):
    rated(member, 400, sql=3, docker=2)
    rated(member, 0, sql=1)
    answer = post(member_client, confirm="all", was_sql="3", was_docker="2")
    assert answer.status_code == 409
    assert "Nothing was saved. SQL changed since the page was made" in words(answer)
    assert RatingEvent.objects.count() == 3


@pytest.mark.parametrize("level", ["", "5", "-1", "x", "\x00", "3 ", "９"])
def test_no_level_is_refused_with_a_sentence(published, member, member_client, level):
    rated(member, 400, sql=3)
    answer = post(member_client, confirm="sql", was_sql=level)
    assert answer.status_code == 400
    assert "A level is a number from 0 to 4." in words(answer)
    assert RatingEvent.objects.count() == 1


@pytest.mark.parametrize("slug", ["", "no-such", "\x00", *OWN])
def test_no_skill_is_refused_with_a_sentence(published, member_client, slug):
    answer = member_client.post("/me/hints/", {"confirm": slug, f"was-{slug}": "3"})
    assert answer.status_code == 400
    assert "The catalogue holds no skill" in words(answer)


def test_only_the_oldest_twenty_at_once(default_catalogue, member, member_client, read):
    slugs = [skill.slug for skill in default_catalogue.catalogue.skills][:23]
    rated(member, 800, **dict.fromkeys(slugs, 2))
    page = read("/me/hints/")
    assert "All 20 are still true" in page
    assert "3 more follow after these." in page


def test_the_queries(default_catalogue, member, member_client, django_assert_num_queries):
    for count in (10, 40):
        slugs = [skill.slug for skill in default_catalogue.catalogue.skills][:count]
        rated(member, 800, **dict.fromkeys(slugs, 2))
        member_client.get("/me/hints/")
        # session, user, release, ratings, hints put aside
        with django_assert_num_queries(5):
            member_client.get("/me/hints/")


def test_signed_out_goes_to_sign_in(published, client):
    assert client.get("/me/hints/").headers["Location"].startswith("/accounts/login/")
    assert User.objects.count() == 0
