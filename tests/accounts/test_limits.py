"""How long somebody waits who tried too often, and that it is what they are told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.accounts.conftest import errors_of

RESET = "/accounts/password/reset/"
WAIT = "Wait five minutes, then try again. If it still says this, wait an hour, at most a day."


def is_told_to_wait(response):
    return any(WAIT in message for messages in errors_of(response).values() for message in messages)


def wait(time_machine, **length):
    time_machine.move_to(datetime.now(UTC) + timedelta(**length, seconds=1), tick=False)


def test_the_owner_waits_as_long_as_is_said(client, member, sign_in, time_machine):
    for _ in range(4):
        for _ in range(5):
            assert not is_told_to_wait(sign_in(member.email, "wrong"))
        assert is_told_to_wait(sign_in(member.email))
        wait(time_machine, minutes=5)
    assert is_told_to_wait(sign_in(member.email))
    wait(time_machine, minutes=40)
    assert sign_in(member.email).url == "/me/"


def test_who_shares_an_address_with_a_guesser_waits_an_hour(client, member, sign_in, time_machine):
    for n in range(100):
        if n % 10 == 0:
            wait(time_machine, minutes=1)
        assert not is_told_to_wait(sign_in(f"somebody{n}@example.org", "wrong"))
    wait(time_machine, minutes=1)
    assert is_told_to_wait(sign_in(member.email))
    wait(time_machine, minutes=59)
    assert sign_in(member.email).url == "/me/"


@pytest.mark.usefixtures("with_mail")
def test_who_asks_for_all_mails_of_a_day_does_not_keep_the_owner_out(
    member, mailoutbox, time_machine
):
    now = datetime.now(UTC)
    for n in range(1, 23):
        time_machine.move_to(now + n * timedelta(minutes=1), tick=False)
        answer = Client(REMOTE_ADDR="192.0.2.66").post(RESET, {"email": member.email})
    assert answer.status_code == 429
    assert len(mailoutbox) == 20
    owner = Client(REMOTE_ADDR="192.0.2.1")
    assert owner.post(RESET, {"email": member.email}).url == f"{RESET}done/"
    assert len(mailoutbox) == 21


@pytest.mark.usefixtures("with_mail", "db")
def test_many_places_together_get_a_hundred_mails_a_day(mailoutbox, time_machine):
    now = datetime.now(UTC)
    for n in range(1, 105):
        time_machine.move_to(now + n * timedelta(minutes=1), tick=False)
        Client(REMOTE_ADDR=f"192.0.2.{n % 7}").post(RESET, {"email": "nobody@example.org"})
    assert len(mailoutbox) == 100
