"""What guessing codes costs: whoever guesses, and never the owner."""

import pytest
from django.test import Client

from accounts.models import SecurityEvent
from tests.accounts.conftest import errors_of
from tests.accounts.soft_key import code, turn_codes_on
from tests.accounts.steps import STEP, TOO_MANY, WRONG, at_once, at_step
from tests.factories import PASSWORD, UserFactory


@pytest.fixture
def secret(fresh_client):
    return turn_codes_on(fresh_client)


def test_the_sixth_guess_is_not_looked_at(member, secret):
    client = at_step(member)
    for _ in range(5):
        assert errors_of(client.post(STEP, {"code": "000000"})) == WRONG
    assert errors_of(client.post(STEP, {"code": code(secret)})) == TOO_MANY
    assert errors_of(at_step(member).post(STEP, {"code": code(secret)})) == TOO_MANY


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_are_counted_one_by_one(member, fresh_client):
    """The limits live in the database: threads stand for processes here."""
    turn_codes_on(fresh_client)
    clients = [at_step(member) for _ in range(12)]
    at_once(clients, "000000")
    looked_at = SecurityEvent.objects.filter(kind="failed_code").count()
    assert looked_at <= 5


def test_guesses_elsewhere_do_not_keep_the_owner_out(member, secret):
    thief = at_step(member, REMOTE_ADDR="192.0.2.66")
    for _ in range(20):
        thief.post(STEP, {"code": "000000"})
    owner = at_step(member, REMOTE_ADDR="192.0.2.1")
    assert owner.post(STEP, {"code": code(secret)}).url == "/me/"


def test_many_places_together_get_a_hundred_guesses_an_hour(member, secret):
    for place in range(20):
        thief = at_step(member, REMOTE_ADDR=f"192.0.2.{place}")
        for _ in range(5):
            assert errors_of(thief.post(STEP, {"code": "000000"})) == WRONG
    thief = at_step(member, REMOTE_ADDR="192.0.2.99")
    assert errors_of(thief.post(STEP, {"code": code(secret)})) == TOO_MANY


def test_a_success_between_refills_no_guesses(member, secret, client):
    own = UserFactory()
    own_client = Client()
    own_client.post("/accounts/login/", {"login": own.email, "password": PASSWORD})
    own_secret = turn_codes_on(own_client)
    for _ in range(5):
        at_step(member).post(STEP, {"code": "000000"})
    assert at_step(own).post(STEP, {"code": code(own_secret)}).url == "/me/"
    assert errors_of(at_step(member).post(STEP, {"code": code(secret)})) == TOO_MANY
