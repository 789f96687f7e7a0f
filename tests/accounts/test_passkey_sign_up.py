"""Signing up with a passkey alone, and choosing a password after it."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User
from tests.accounts.conftest import SIGN_UP, code_in
from tests.accounts.soft_key import SoftKey, options_in, recovery_codes, use_passkey
from tests.factories import UserFactory

OVERVIEW = "/accounts/second-step/"


def signed_up(client, key, mailoutbox):
    """The answer to the last form of a sign-up with a passkey."""
    client.post("/accounts/signup/passkey/", {"email": SIGN_UP["email"]})
    code = client.post("/accounts/confirm-email/", {"code": code_in(mailoutbox[0])})
    assert code.url == "/accounts/signup/passkey/new/"
    answer = key.create(options_in(client.get(code.url)))
    return client.post(code.url, {"name": "My phone", "credential": json.dumps(answer)})


@pytest.mark.usefixtures("with_mail")
def test_a_sign_up_with_a_passkey(client, db, mailoutbox, hashed):
    key = SoftKey()
    assert signed_up(client, key, mailoutbox).url == f"{OVERVIEW}recovery/?next=%2Fme%2F"
    assert len(recovery_codes(client)) == 10
    assert client.post(f"{OVERVIEW}recovery/?next=%2Fme%2F").url == "/me/"
    member = User.objects.get()
    assert not member.has_usable_password()
    assert not hashed
    client.post("/accounts/logout/")
    assert use_passkey(client, key).url == "/me/"

    passkey = Authenticator.objects.get(user=member, type="webauthn")
    only = f"{OVERVIEW}passkeys/{passkey.pk}/remove/"
    assert "the only way" in client.post(only).content.decode()
    assert Authenticator.objects.filter(pk=passkey.pk).exists()
    new = "a brand new passphrase"
    client.post("/accounts/password/change/", {"password1": new, "password2": new})
    member.refresh_from_db()
    assert member.check_password(new)


@pytest.mark.usefixtures("with_mail")
def test_who_has_no_password_chooses_one_after_saying_who_they_are(
    client, db, mailoutbox, time_machine
):
    """Also where an administrator asks for one: no page sends them to and fro. What was typed
    before is kept nowhere."""
    key, change = SoftKey(), "/accounts/password/change/"
    signed_up(client, key, mailoutbox)
    User.objects.update(must_change_password=True)
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=6))
    form = {"password1": "typed too early", "password2": "typed too early"}
    asked = client.post(change, form)
    assert asked.url == change
    assert "typed" not in str(dict(client.session))
    again = client.get(change)
    assert again.url == f"/accounts/reauthenticate/passkey/?{urlencode({'next': change})}"
    page = client.get(again.url)
    code = f"/accounts/reauthenticate/code/?{urlencode({'next': change})}"
    assert f'href="{code}"' in page.content.decode()
    answer = {"credential": json.dumps(key.get(options_in(page)))}
    assert client.post(again.url, answer).url == change
    assert client.post(change, form).url == "/accounts/profile/"
    assert User.objects.get().check_password("typed too early")


def test_without_mail_a_sign_up_needs_a_password(client, db):
    assert client.get("/accounts/signup/passkey/").url == "/accounts/signup/"
    assert not client.get("/accounts/signup/").context["signup_by_passkey_url"]


@pytest.mark.usefixtures("with_mail")
def test_known_and_unknown_addresses_cannot_be_told_apart_at_sign_up(db, hashed):
    def walk(email):
        hashed.clear()
        client = Client()
        first = client.post("/accounts/signup/passkey/", {"email": email})
        pages = [client.get(first.url), client.post(first.url, {"code": "AAAA-AAAA"})]
        texts = [len(page.content.decode().replace(email, "")) for page in pages]
        return first.url, texts, len(hashed), set(client.cookies)

    UserFactory(email="known@example.org")
    assert walk("known@example.org") == walk("fresh@example.org")
