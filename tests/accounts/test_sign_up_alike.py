"""Sign-up with mail: whether an address has an account shows nowhere but in its mail."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts import signing_up
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
    hashings = len(hashed)
    # Elsewhere, the password that was chosen just now opens nothing, whoever has the address.
    form = {"login": email, "password": SIGN_UP["password1"]}
    pages.append(Client(REMOTE_ADDR="192.0.2.7").post("/accounts/login/", form))
    statuses = [page.status_code for page in pages]
    texts = [re.sub(r'value="\w{64}"', "", page.content.decode()) for page in pages]
    texts = [text.replace(email, "").replace(email.lower(), "") for text in texts]
    return first.url, statuses, texts, (hashings, len(hashed)), set(client.cookies)


def test_known_and_unknown_cannot_be_told_apart(hashed, mailoutbox):
    UserFactory(email="known@example.org", password="something of her own")
    known, unknown = walk("Known@example.org", hashed), walk("fresh@example.org", hashed)
    assert known == unknown
    assert known[3] == (1, 2)
    assert mailoutbox[0].subject == "You have a Crosswalk account already"
    assert User.objects.filter(email="known@example.org").count() == 1


@pytest.mark.parametrize("email", ["known@example.org", "fresh@example.org"])
def test_asking_for_another_code_sends_none_to_anybody(client, mailoutbox, email, time_machine):
    UserFactory(email="known@example.org")
    page = client.post("/accounts/signup/", SIGN_UP | {"email": email}, follow=True)
    text = page.content.decode()
    assert "make the account once more with this address: that sends another code" in text
    assert len(mailoutbox) == 1
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=1))
    again = client.post("/accounts/confirm-email/", {"action": "resend"})
    assert again.status_code == 400
    assert len(mailoutbox) == 1


def signed_up(mailoutbox, time_machine, password=SIGN_UP["password1"]):
    """Somebody who began to sign up a minute after whoever did last; and their code."""
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=1))
    client = Client()
    client.post("/accounts/signup/", SIGN_UP | {"password1": password, "password2": password})
    return client, {"code": code_in(mailoutbox[-1])}


CONFIRM = "/accounts/confirm-email/"


def test_who_lost_the_code_signs_up_once_more(client, mailoutbox, time_machine):
    first, old = signed_up(mailoutbox, time_machine)
    again, code = signed_up(mailoutbox, time_machine, "another password of mine")
    assert old != code
    assert User.objects.count() == 1
    assert again.post(CONFIRM, code).url == "/me/"
    assert again.get("/accounts/profile/").status_code == 200
    assert User.objects.get().check_password("another password of mine")
    assert first.post(CONFIRM, old).url == "/accounts/login/"
    assert not is_signed_in(first)


def test_who_signs_up_somebody_else_chooses_no_password_for_them(
    sign_in, client, mailoutbox, time_machine
):
    stranger, _ = signed_up(mailoutbox, time_machine, "the password of a thief")
    owner, code = signed_up(mailoutbox, time_machine)
    owner.post(CONFIRM, code)
    assert sign_in(SIGN_UP["email"], "the password of a thief").status_code == 400
    assert sign_in(SIGN_UP["email"]).url == "/me/"
    for path in (CONFIRM, "/accounts/login/", "/accounts/signup/", "/me/"):
        stranger.get(path, follow=True)
        assert not is_signed_in(stranger)


@pytest.mark.parametrize("form", ["/accounts/signup/", "/accounts/signup/passkey/"])
def test_nobody_comes_in_by_what_somebody_else_proved_at_that_moment(
    client, mailoutbox, time_machine, monkeypatch, form
):
    signed_up(mailoutbox, time_machine)
    begin = signing_up.begin

    def too_late(session, member, password):
        begin(session, member, password)
        member.emailaddress_set.update(verified=True)

    monkeypatch.setattr(signing_up, "begin", too_late)
    assert client.post(form, SIGN_UP).url == "/accounts/login/"
    assert not is_signed_in(client)
    assert client.get("/accounts/signup/passkey/new/").url == "/accounts/login/"


@pytest.mark.parametrize(
    "changed",
    [{"is_active": False}, {"is_staff": True}, {"last_login": datetime(2026, 1, 1, tzinfo=UTC)}],
)
def test_an_account_that_is_more_than_begun_is_not_begun_again(mailoutbox, time_machine, changed):
    signed_up(mailoutbox, time_machine)
    User.objects.update(**changed)
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=1))
    Client().post("/accounts/signup/", SIGN_UP)
    assert mailoutbox[-1].subject == "You have a Crosswalk account already"


def test_a_password_set_by_a_mailed_link_stays(mailoutbox, time_machine):
    client, code = signed_up(mailoutbox, time_machine)
    member = User.objects.get()
    member.set_password("set by a mailed link")
    member.save()
    assert client.post(CONFIRM, code).url == "/me/"
    assert User.objects.get().check_password("set by a mailed link")


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
