import re
from types import SimpleNamespace

import pytest
from allauth.mfa.recovery_codes.internal import flows as recovery_flows
from allauth.mfa.totp.internal import flows as totp_flows
from django.contrib.auth.hashers import BasePasswordHasher, MD5PasswordHasher
from django.db import transaction

from accounts import adapter
from tests.factories import PASSWORD

SIGN_UP = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture(autouse=True)
def _commits_at_once(monkeypatch):
    """A test runs inside one transaction that never commits."""
    monkeypatch.setattr(adapter, "on_commit", lambda send: send())
    for flows in (totp_flows, recovery_flows):
        at_once = SimpleNamespace(atomic=transaction.atomic, on_commit=lambda act: act())
        monkeypatch.setattr(flows, "transaction", at_once)


@pytest.fixture
def fresh_client(client, member):
    """Signed in a moment ago: nobody asks who they are once more."""
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    return client


@pytest.fixture
def with_mail(settings):
    """What settings.py does where CROSSWALK_EMAIL_URL names a server."""
    settings.MAIL_CONFIGURED = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_PREVENT_ENUMERATION = True
    settings.MFA_PASSKEY_SIGNUP_ENABLED = True
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = False


@pytest.fixture
def hashed(monkeypatch):
    """The passwords that reached a hasher."""
    passwords = []
    encode = MD5PasswordHasher.encode

    def count(self, password, salt, **options):
        passwords.append(password)
        return encode(self, password, salt, **options)

    monkeypatch.setattr(MD5PasswordHasher, "encode", count)
    assert issubclass(MD5PasswordHasher, BasePasswordHasher)
    return passwords


@pytest.fixture
def sign_in(client, db):
    """sign_in(email, password=..., **more) -> the answer to the sign-in form."""

    def sign_in(email, password=PASSWORD, **more):
        return client.post("/accounts/login/", {"login": email, "password": password}, **more)

    return sign_in


def code_in(mail):
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.body, re.MULTILINE)[0]


def errors_of(response, form="form"):
    return {field: list(errors) for field, errors in response.context[form].errors.items()}


def is_signed_in(client):
    return "_auth_user_id" in client.session
