"""A forgotten password, by mail or by the operator's command."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client

from config import serving
from tests.accounts.conftest import errors_of, is_signed_in
from tests.factories import UserFactory

URL = "/accounts/password/reset/"
NEW = "a brand new passphrase"


@pytest.fixture
def link(member):
    """The path that reset_link prints for `member`."""
    return link_for(member.email)


def link_for(email):
    out = StringIO()
    call_command("reset_link", email, stdout=out, stderr=StringIO())
    assert out.getvalue().startswith("http://localhost:8000/accounts/password/reset/key/")
    return out.getvalue().strip().removeprefix("http://localhost:8000")


def set_password(client, link, password=NEW, again=None):
    form = client.get(link).url
    return client.post(form, {"password1": password, "password2": again or password})


@pytest.mark.usefixtures("with_mail")
def test_a_mailed_link_sets_a_new_password_and_ends_every_session(client, member, mailoutbox):
    elsewhere = Client()
    elsewhere.force_login(member)
    assert client.post(URL, {"email": member.email.upper()}).url == f"{URL}done/"
    assert mailoutbox[0].to == [member.email]
    assert f"a new password for {member.email}." in mailoutbox[0].body
    link = re.search(r"http://localhost:8000(\S+)", mailoutbox[0].body)[1]

    assert set_password(client, link).url == f"{URL}key/done/"

    member.refresh_from_db()
    assert member.check_password(NEW)
    assert not is_signed_in(client)
    assert elsewhere.get("/accounts/profile/").status_code == 302
    assert mailoutbox[1].subject == "Your Crosswalk password was set anew"


@pytest.mark.parametrize(
    ("site_url", "served", "warned"),
    [
        ("http://localhost:8000", "", True),
        ("http://localhost:8000", "http://localhost:8000", False),
        ("https://a.example.org", "", False),
    ],
)
def test_a_link_to_where_nothing_may_be_served_says_so(
    member, settings, monkeypatch, site_url, served, warned
):
    settings.SITE_URL = site_url
    monkeypatch.setattr(serving, "address", lambda folder: served)
    told = StringIO()
    call_command("reset_link", member.email, stdout=StringIO(), stderr=told)
    assert ("may lead nowhere" in told.getvalue()) == warned


def test_that_the_password_is_set_is_said_once(client, link):
    form = client.get(link).url
    page = client.post(form, {"password1": NEW, "password2": NEW}, follow=True).content.decode()
    assert page.count("Every device is signed out") == 1
    assert 'class="messages"' not in page


@pytest.mark.usefixtures("with_mail")
def test_known_and_unknown_cannot_be_told_apart(member, mailoutbox):
    def answer(email):
        client = Client()
        done = client.post(URL, {"email": email}, follow=True)
        page = re.sub(r'value="\w{64}"', "", done.content.decode())
        return done.redirect_chain, page, set(client.cookies)

    assert answer(member.email) == answer("nobody@example.org")
    assert [mail.to for mail in mailoutbox] == [[member.email], ["nobody@example.org"]]


@pytest.mark.usefixtures("with_mail")
def test_a_mail_server_that_is_down_says_so_to_everybody_alike(member, monkeypatch, caplog):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    for email in (member.email, "nobody@example.org"):
        page = Client().post(URL, {"email": email}, follow=True)
        assert "The mail could not be sent just now" in page.content.decode()
        assert "on its way" not in page.content.decode()
    assert [record.message for record in caplog.records] == ["a mail could not be sent"] * 2


@pytest.mark.usefixtures("with_mail", "db")
@pytest.mark.parametrize(
    "typed", ["", "x", "a@example.org\nBcc: b@example.org", "a\x00@example.org", "a@b.org,c@d.org"]
)
def test_no_address_no_mail(client, mailoutbox, typed):
    response = client.post(URL, {"email": typed})
    assert response.status_code == 400
    assert list(errors_of(response)) == ["email"]
    assert not mailoutbox


@pytest.mark.usefixtures("with_mail")
def test_a_second_address_in_the_form_gets_no_mail_about_the_first(client, member, mailoutbox):
    client.post(URL, {"email": [member.email, "evil@example.org"]})
    assert [mail.to for mail in mailoutbox] == [["evil@example.org"]]
    assert "/key/" not in mailoutbox[0].body


@pytest.mark.usefixtures("with_mail")
def test_a_look_alike_gets_no_link(client, db, mailoutbox):
    UserFactory(email="mike@example.org")
    for look_alike in ("mıke@example.org", "mike@exampıe.org"):
        client.post(URL, {"email": look_alike})
    assert not any("/key/" in mail.body for mail in mailoutbox)


@pytest.mark.usefixtures("with_mail")
def test_the_sixth_mail_to_one_address_in_a_minute_is_not_sent(client, member, mailoutbox):
    answers = [client.post(URL, {"email": member.email}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert len(mailoutbox) == 5


@pytest.mark.usefixtures("with_mail")
def test_an_address_gets_twenty_mails_a_day(client, member, mailoutbox, time_machine):
    now = datetime.now(UTC)
    for n in range(1, 25):
        time_machine.move_to(now + n * timedelta(minutes=1), tick=False)
        client.post(URL, {"email": member.email})
    assert len(mailoutbox) == 20
    time_machine.move_to(now + timedelta(days=1, minutes=2), tick=False)
    client.post(URL, {"email": member.email})
    assert len(mailoutbox) == 21


def test_without_mail_the_page_names_the_operator(client, member, mailoutbox):
    for page in (client.get(URL), client.post(URL, {"email": member.email})):
        assert "This site sends no mail" in page.content.decode()
        assert "<code>.venv/bin/python manage.py reset_link" in page.content.decode()
    assert client.get(f"{URL}done/").url == URL
    assert not mailoutbox


def test_reading_a_link_does_nothing_and_can_be_done_twice(client, member, link):
    before = member.password
    for _ in range(3):
        page = Client().get(link, follow=True)
        assert 'name="password1"' in page.content.decode()
    member.refresh_from_db()
    assert member.password == before
    assert set_password(client, link).status_code == 302


def test_the_page_s_own_address_holds_no_key(client, link):
    """Not "no-referrer": a browser would then send the form without its origin, and be refused."""
    page = client.get(link, follow=True)
    key = link.split("-", 1)[1]
    assert key not in page.request["PATH_INFO"] + page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize("event", ["used", "hour", "address", "password", "changed letter"])
def test_a_link_ends(client, member, link, event, time_machine):
    match event:
        case "used":
            set_password(Client(), link)
        case "hour":
            time_machine.move_to(datetime.now(UTC) + timedelta(minutes=61))
        case "address":
            EmailAddress.objects.filter(user=member).update(email="other@example.org")
        case "password":
            member.set_password(NEW)
            member.save()
        case "changed letter":
            link = link[:-2] + ("a" if link[-2] != "a" else "b") + "/"
    page = client.get(link)
    assert page.status_code == 200
    assert "This link has been used or has ended." in page.content.decode()


@pytest.mark.parametrize(
    "key", ["1-x", "zzzzzzzzzzzzz-x", "zzzzzzzzzzzzzzzz-x", "0-set-password", "1-%00"]
)
def test_a_made_up_link_is_an_ended_one(client, db, key):
    page = client.get(f"{URL}key/{key}/")
    assert "This link has been used or has ended." in page.content.decode()


def test_a_bad_password_is_named_at_its_field(client, member, link):
    response = set_password(client, link, "short")
    assert response.status_code == 400
    assert list(errors_of(response)) == ["password1"]
    assert list(errors_of(set_password(client, link, NEW, "other"))) == ["password2"]
    assert list(errors_of(set_password(client, link, member.email))) == ["password1"]


def test_a_link_for_one_signs_another_out(client, member, link):
    client.force_login(UserFactory())
    set_password(client, link)
    assert not is_signed_in(client)


def test_the_command_knows_the_address_in_any_case(member):
    assert link_for(member.email.upper()).startswith("/accounts/")


@pytest.mark.parametrize("state", ["unknown", "closed"])
def test_the_command_refuses(db, state):
    if state == "closed":
        UserFactory(email="nobody@example.org", is_active=False)
    with pytest.raises(CommandError, match=r"nobody@example\.org"):
        call_command("reset_link", "nobody@example.org")
