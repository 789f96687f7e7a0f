"""Sign-up with mail: whether an address has an account shows nowhere but in its mail."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts.models import User
from tests.accounts.conftest import SIGN_UP, code_in, is_signed_in
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_mail")]


def walk(email, hashed):
    """The answers to sign-up, its next page and a wrong code; hashings; names of cookies."""
    hashed.clear()
    client = Client()
    first = client.post("/accounts/signup/", SIGN_UP | {"email": email})
    pages = [client.get(first.url), client.post(first.url, {"code": "AAAA-AAAA"})]
    pages.append(client.post(first.url, {"action": "resend"}, follow=True))
    statuses = [page.status_code for page in pages]
    texts = [re.sub(r'value="\w{64}"', "", page.content.decode()) for page in pages]
    texts = [text.replace(email.lower(), "") for text in texts]
    return first.url, statuses, texts, len(hashed), set(client.cookies)


def test_known_and_unknown_cannot_be_told_apart(hashed, mailoutbox):
    UserFactory(email="known@example.org")
    known, unknown = walk("Known@example.org", hashed), walk("fresh@example.org", hashed)
    assert known == unknown
    assert known[3] == 1
    assert mailoutbox[0].subject == "You have a Crosswalk account already"
    assert User.objects.filter(email="known@example.org").count() == 1


@pytest.mark.parametrize("email", ["known@example.org", "fresh@example.org"])
def test_asking_for_another_code_sends_none_to_anybody(client, mailoutbox, email, time_machine):
    UserFactory(email="known@example.org")
    page = client.post("/accounts/signup/", SIGN_UP | {"email": email}, follow=True)
    assert "sign in with this address: that sends another code" in page.content.decode()
    assert len(mailoutbox) == 1
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=1))
    again = client.post("/accounts/confirm-email/", {"action": "resend"})
    assert again.status_code == 400
    assert len(mailoutbox) == 1


def test_signing_in_sends_the_next_code(client, sign_in, mailoutbox, time_machine):
    client.post("/accounts/signup/", SIGN_UP)
    client.post("/accounts/logout/")
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=1))
    assert sign_in(SIGN_UP["email"]).url == "/accounts/confirm-email/"
    assert code_in(mailoutbox[0]) != code_in(mailoutbox[1])
    client.post("/accounts/confirm-email/", {"code": code_in(mailoutbox[1])})
    assert is_signed_in(client)


@pytest.mark.parametrize("email", ["known@example.org", "fresh@example.org"])
def test_an_address_gets_twenty_mails_a_day(mailoutbox, email, time_machine):
    UserFactory(email="known@example.org")
    now = datetime.now(UTC)
    for n in range(1, 25):
        time_machine.move_to(now + n * timedelta(minutes=1), tick=False)
        Client().post("/accounts/signup/", SIGN_UP | {"email": email})
    assert len(mailoutbox) == 20


def test_no_code_is_on_its_way_where_the_mail_could_not_be_sent(monkeypatch):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    page = Client().post("/accounts/signup/", SIGN_UP, follow=True).content.decode()
    assert "The mail could not be sent just now" in page
    assert "on its way" not in page


def test_a_code_is_on_its_way_where_the_mail_was_sent():
    page = Client().post("/accounts/signup/", SIGN_UP, follow=True).content.decode()
    assert f"A code is on its way to {SIGN_UP['email']}." in page


def test_the_owner_of_the_address_is_pointed_to_sign_in(mailoutbox):
    UserFactory(email="known@example.org")
    Client().post("/accounts/signup/", SIGN_UP | {"email": "known@example.org"})
    assert "account for known@example.org." in mailoutbox[0].body
    assert "http://localhost:8000/accounts/login/" in mailoutbox[0].body
    assert not re.search(r"[A-Z]{4}-[A-Z]{4}", mailoutbox[0].body)


def test_starting_again_forgets_the_attempt():
    client = Client()
    client.post("/accounts/signup/", SIGN_UP)
    assert client.get("/accounts/signup/").url == "/accounts/confirm-email/"
    client.post("/accounts/logout/")
    assert client.get("/accounts/signup/").status_code == 200
