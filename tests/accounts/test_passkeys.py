"""Passkeys: added, named, removed; in place of a password; and what is none."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from fido2.webauthn import AuthenticatorData

from accounts.models import User
from tests.accounts.conftest import errors_of, is_signed_in
from tests.accounts.soft_key import (
    SoftKey,
    add_passkey,
    options_in,
    recovery_codes,
    turn_codes_on,
    use_passkey,
)
from tests.factories import PASSWORD, UserFactory

OVERVIEW = "/accounts/second-step/"
ADD = f"{OVERVIEW}passkeys/add/"
STEP = "/accounts/login/second-step/"
UNUSABLE = "This passkey could not be used. Try again, or choose another way."


@pytest.fixture
def key(fresh_client):
    key = SoftKey()
    assert add_passkey(fresh_client, key).url == f"{OVERVIEW}recovery/"
    return key


def passkey_of(member):
    return Authenticator.objects.get(user=member, type="webauthn")


def test_a_passkey_signs_in_with_nothing_else(key, member):
    client = Client()
    assert use_passkey(client, key).url == "/me/"
    assert is_signed_in(client)
    assert passkey_of(member).last_used_at


@pytest.mark.parametrize(
    ("query", "url"),
    [("?next=/me/goal/", "/me/goal/"), ("?next=//evil.example/", "/me/")],
)
def test_it_leads_to_where_somebody_was_going_on_this_site(key, query, url):
    assert use_passkey(Client(), key, query).url == url


def test_it_is_a_second_step_behind_the_password(key, member):
    client = Client()
    form = {"login": member.email, "password": PASSWORD}
    assert client.post("/accounts/login/", form).url == STEP
    options = client.get(STEP).context["js_data"]["request_options"]
    answer = client.post(STEP, {"credential": json.dumps(key.get(options))})
    assert answer.url == "/me/"


def test_somebody_else_s_passkey_is_none(key, member):
    other, other_key = UserFactory(), SoftKey()
    client = Client()
    client.post("/accounts/login/", {"login": other.email, "password": PASSWORD})
    add_passkey(client, other_key)

    step = Client()
    step.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    options = step.get(STEP).context["js_data"]["request_options"]
    answer = step.post(STEP, {"credential": json.dumps(other_key.get(options))})
    assert answer.status_code == 400

    other_key.user = key.user
    assert use_passkey(Client(), other_key).url.startswith("/accounts/login/")


def test_an_answer_counts_once_and_in_its_session(key):
    client = Client()
    url = "/accounts/login/passkey/"
    options = client.get(url, headers={"accept": "application/json"}).json()
    answer = {"credential": json.dumps(key.get(options))}
    for stranger in (Client(), Client()):
        assert stranger.post(url, answer).url.startswith("/accounts/login/")
    client.post(url, answer)
    assert is_signed_in(client)
    client.post("/accounts/logout/")
    client.post(url, answer)
    assert not is_signed_in(client)


def test_a_key_that_asked_for_no_finger_is_no_passkey(fresh_client, member):
    careless = SoftKey(flags=AuthenticatorData.FLAG.UP)
    answer = add_passkey(fresh_client, careless)
    assert answer.status_code == 400
    assert errors_of(answer) == {"credential": [UNUSABLE]}
    assert not Authenticator.objects.filter(user=member).exists()


def test_where_the_site_has_its_name_another_origin_is_refused(fresh_client, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    for origin in ("https://evil.example", "http://testserver"):
        assert add_passkey(fresh_client, SoftKey(origin)).status_code == 400
    assert add_passkey(fresh_client, SoftKey("https://testserver")).status_code == 302


HOSTILE = [
    "", "{", "[]", "1", "null", '"x"', "{}", "[" * 5000, '{"response": 5}', '{"response": {}}',
    ('{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", '
    '"attestationObject": "AA", "authenticatorData": "AA", "signature": "AA", '
    '"userHandle": "zzzzzzzzzzzzzzzzzzzzzz"}}'),
    '{"id": null, "rawId": 7, "response": {"userHandle": "\\u0000"}}',
    '{"response": {"userHandle": {"a": 1}}, "clientExtensionResults": 5}', "x" * 30_000, "\x00",
    "9" * 5_000, '{"id": %s}' % ("9" * 5_000),
]  # fmt: skip


@pytest.mark.parametrize("answer", HOSTILE)
def test_what_no_browser_answers_is_refused(fresh_client, key, member, answer):
    fresh_client.get(ADD)
    added = fresh_client.post(ADD, {"name": "x", "credential": answer})
    assert (added.status_code, list(errors_of(added))) == (400, ["credential"])
    again = fresh_client.post("/accounts/reauthenticate/passkey/", {"credential": answer})
    assert again.status_code == 400

    visitor = Client()
    url = "/accounts/login/passkey/"
    visitor.get(url, headers={"accept": "application/json"})
    assert visitor.post(url, {"credential": answer}).url.startswith("/accounts/login/")
    visitor.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    visitor.get(STEP)
    assert visitor.post(STEP, {"credential": answer}).status_code == 400
    assert not is_signed_in(visitor)


def test_of_an_answer_only_what_is_needed_is_kept(fresh_client, member):
    key = SoftKey()
    answer = key.create(options_in(fresh_client.get(ADD))) | {"more": "a\x00b" * 50}
    fresh_client.post(ADD, {"name": "x", "credential": json.dumps(answer)})
    assert "more" not in passkey_of(member).data["credential"]


@pytest.mark.parametrize("name", ["x" * 61, "a\x00b", "a\nb", "", "\u202e"])
def test_a_name_is_one_line(fresh_client, key, member, name):
    answer = fresh_client.post(f"{OVERVIEW}passkeys/{passkey_of(member).pk}/", {"name": name})
    assert (answer.status_code, list(errors_of(answer))) == (400, ["name"])


def test_a_passkey_is_named_and_removed_and_its_owner_told(fresh_client, key, member, mailoutbox):
    row = passkey_of(member)
    path = f"{OVERVIEW}passkeys/{row.pk}/"
    assert fresh_client.post(path, {"name": "<b>Ada</b>"}).url == OVERVIEW
    assert "&lt;b&gt;Ada&lt;/b&gt;" in fresh_client.get(OVERVIEW).content.decode()
    assert fresh_client.post(f"{path}remove/").url == OVERVIEW
    assert [mail.subject for mail in mailoutbox] == [
        "A passkey was added to your Crosswalk account",
        "A passkey was removed from your Crosswalk account",
    ]
    assert not use_passkey(Client(), key).url.startswith("/me/")
    assert fresh_client.post(f"{path}remove/").status_code == 404


def test_a_stranger_s_passkey_is_not_found(key, member):
    stranger = Client()
    other = UserFactory()
    stranger.post("/accounts/login/", {"login": other.email, "password": PASSWORD})
    for tail in ("", "remove/"):
        path = f"{OVERVIEW}passkeys/{passkey_of(member).pk}/{tail}"
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {"name": "mine"}).status_code == 404
    assert passkey_of(member).wrap().name == "My phone"


def test_a_closed_account_stays_closed(key, member):
    User.objects.filter(pk=member.pk).update(is_active=False)
    client = Client()
    assert use_passkey(client, key).url == "/accounts/inactive/"
    assert not is_signed_in(client)


def test_known_and_unknown_passkeys_cannot_be_told_apart(key, member, db):
    def answer(name):
        stranger, client = SoftKey(), Client()
        stranger.user = name
        sent = use_passkey(client, stranger)
        text = client.get(sent.url).content.decode()
        return sent.url, UNUSABLE in text, set(client.cookies)

    assert (
        answer(key.user)
        == answer("OTk5OTk")
        == ("/accounts/login/?next=%2Fme%2F", True, {"sessionid", "csrftoken"})
    )


def test_turning_codes_on_beside_a_passkey_keeps_the_recovery_codes(fresh_client, key):
    before = recovery_codes(fresh_client)
    turn_codes_on(fresh_client)
    assert recovery_codes(fresh_client) == before
