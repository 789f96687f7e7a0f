"""Where a member is signed in: the list, the end of one and of all, and how long one lasts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts import browsers
from accounts.browsers import words
from accounts.models import BrowserSession
from tests.accounts.conftest import is_signed_in
from tests.accounts.soft_key import turn_codes_on
from tests.factories import PASSWORD, UserFactory

URL = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)


def signed_in(member, agent=CHROME):
    client = Client(headers={"user-agent": agent})
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert is_signed_in(client)
    return client


def listed(client):
    return [(row.browser, is_this) for row, is_this in client.get(URL).context["listed"]]


def test_each_browser_is_a_line_and_this_one_is_marked(member):
    other, client = signed_in(member), signed_in(member, FIREFOX)
    assert listed(client) == [("Firefox on Linux", True), ("Chrome on Windows", False)]
    assert listed(other) == [("Firefox on Linux", False), ("Chrome on Windows", True)]
    assert client.cookies["sessionid"].value not in client.get(URL).content.decode()


def test_a_session_ended_elsewhere_is_out_at_its_next_click(member):
    other, client = signed_in(member), signed_in(member, FIREFOX)
    row = BrowserSession.objects.get(browser="Chrome on Windows")
    assert client.post(URL, {"session": row.pk}).url == URL
    assert other.get("/accounts/profile/").url.startswith("/accounts/login/")
    assert client.get("/accounts/profile/").status_code == 200
    assert listed(client) == [("Firefox on Linux", True)]


def test_all_others_end_and_this_one_goes_on(member):
    others, client = [signed_in(member) for _ in range(3)], signed_in(member, FIREFOX)
    stranger = signed_in(UserFactory())
    client.post(URL, {"session": "others"})
    assert listed(client) == [("Firefox on Linux", True)]
    assert [other.get("/accounts/profile/").status_code for other in others] == [302] * 3
    assert stranger.get("/accounts/profile/").status_code == 200


@pytest.mark.parametrize("asked", ["", "0", "x", "9" * 40, "a\x00b", "-1", "１"])
def test_what_names_no_session_of_theirs_ends_none(member, asked):
    client, stranger = signed_in(member), signed_in(UserFactory())
    for sent in (asked, str(BrowserSession.objects.exclude(member=member).get().pk)):
        assert client.post(URL, {"session": sent}).url == URL
    assert is_signed_in(stranger)
    assert is_signed_in(client)


def test_this_one_is_not_ended_here_but_by_signing_out(member):
    client = signed_in(member)
    client.post(URL, {"session": BrowserSession.objects.get().pk})
    assert client.get(URL).status_code == 200


def test_ending_asks_who_it_is_and_then_does_it(member, time_machine):
    other, client = signed_in(member), signed_in(member, FIREFOX)
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=6))
    asks = client.post(URL, {"session": "others"})
    assert asks.url.startswith("/accounts/reauthenticate/?next=")
    assert other.get("/accounts/profile/").status_code == 200
    assert client.post(asks.url, {"password": PASSWORD}).url == URL
    assert other.get("/accounts/profile/").status_code == 302


def test_signing_out_deletes_the_session_on_the_server(member):
    client = signed_in(member)
    key = client.cookies["sessionid"].value
    assert Session.objects.filter(pk=key).exists()
    client.post("/accounts/logout/")
    assert not Session.objects.filter(pk=key).exists()
    assert not BrowserSession.objects.exists()


def change_password(client):
    new = "a brand new passphrase"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post("/accounts/password/change/", form)


def change_email(client):
    client.post("/accounts/email/", {"email": "other@example.org", "password": PASSWORD})


@pytest.mark.parametrize("change", [change_password, change_email, turn_codes_on])
def test_a_changed_way_in_ends_the_other_sessions(member, change):
    """Also those that were never listed."""
    other, unlisted, client = signed_in(member), Client(), signed_in(member, FIREFOX)
    unlisted.force_login(member)
    change(client)
    assert listed(client) == [("Firefox on Linux", True)]
    for gone in (other, unlisted):
        assert gone.get("/accounts/profile/").status_code == 302


def test_a_deactivated_member_has_no_session_left(member):
    client = signed_in(member)
    browsers.end_all(member.pk)
    assert client.get("/accounts/profile/").status_code == 302
    assert not BrowserSession.objects.exists()


def test_a_visit_is_noted_once_in_five_minutes(member, time_machine, django_assert_num_queries):
    client = signed_in(member)
    began = BrowserSession.objects.get()
    path = "/accounts/password/change/"
    start = datetime.now(UTC)
    time_machine.move_to(start + timedelta(minutes=4), tick=False)
    # Session, user, release: nothing is written.
    with django_assert_num_queries(3):
        client.get(path)
    time_machine.move_to(start + timedelta(minutes=6), tick=False)
    client.get(path)
    noted = BrowserSession.objects.get()
    assert noted.started_at == began.started_at
    assert noted.seen_at == start + timedelta(minutes=6)
    time_machine.move_to(start + timedelta(minutes=10), tick=False)
    client.get(path)
    assert BrowserSession.objects.get().seen_at == noted.seen_at


def test_a_member_who_is_away_too_long_is_out(member, time_machine):
    client = signed_in(member)
    start = datetime.now(UTC)
    time_machine.move_to(start + timedelta(days=29))
    assert client.get("/accounts/profile/").status_code == 200
    time_machine.move_to(start + timedelta(days=60))
    assert client.get("/accounts/profile/").status_code == 302


def test_staff_are_out_after_a_day_away_and_after_a_week_in_any_case(db, time_machine):
    client = signed_in(UserFactory(is_staff=True))
    start = datetime.now(UTC)
    for day in range(1, 8):
        time_machine.move_to(start + timedelta(days=day, minutes=-30))
        assert client.get("/accounts/profile/").status_code == 200, day
    time_machine.move_to(start + timedelta(days=7, minutes=1))
    assert client.get("/accounts/profile/").status_code == 302

    client = signed_in(UserFactory(is_staff=True))
    time_machine.move_to(datetime.now(UTC) + timedelta(hours=25))
    assert client.get("/accounts/profile/").status_code == 302


def test_staff_who_sign_in_elsewhere_every_day_leave_no_browser_open(db, time_machine):
    editor = UserFactory(is_staff=True)
    left_alone = signed_in(editor)
    start = datetime.now(UTC)
    time_machine.move_to(start + timedelta(hours=20))
    signed_in(editor)
    time_machine.move_to(start + timedelta(hours=25))
    assert left_alone.get("/accounts/profile/").status_code == 302


def test_the_lengths_are_settings(member, time_machine, settings):
    settings.MEMBER_SESSION = (60 * 60, 2 * 60 * 60)
    client = signed_in(member)
    start = datetime.now(UTC)
    for minutes, status in ((59, 200), (110, 200), (121, 302)):
        time_machine.move_to(start + timedelta(minutes=minutes))
        assert client.get("/accounts/profile/").status_code == status


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (FIREFOX, "Firefox on Linux"),
        (CHROME, "Chrome on Windows"),
        (f"{CHROME} Edg/140.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("curl/8.5", "An unknown browser"),
        ("", "An unknown browser"),
        ("x" * 100_000 + "Firefox/1", "An unknown browser"),
        ("<script>\x00\ud800", "An unknown browser"),
    ],
)
def test_a_browser_in_words(agent, said):
    assert words(agent) == said
