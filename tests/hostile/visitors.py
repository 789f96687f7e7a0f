"""Who fills in the forms: browsers whose requests are undone, of people in several states."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from careers import tried
from careers.models import FitResult, Rating, RatingEvent, Release
from tests import catalogues, publishing
from tests.data import lives
from tests.factories import UserFactory
from tests.routes.conftest import OWNER_ID, world  # noqa: F401

HERE = {"Origin": "http://testserver"}
VISITORS = ("owner", "newcomer", "who tries it", "anonymous", "where mail is set up")
WITH_MAIL = {
    "MAIL_CONFIGURED": True,
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "MFA_PASSKEY_SIGNUP_ENABLED": True,
    "MFA_ALLOW_UNVERIFIED_EMAIL": False,
}
"""What the settings do where a mail server is named."""


@dataclass
class Visitor:
    """One browser, of which every request is undone; `mail`: where the site can send any."""

    cookies: dict
    mail: bool = False
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    @contextmanager
    def request(self):
        self.client.cookies = SimpleCookie(self.cookies)
        with override_settings(**WITH_MAIL if self.mail else {}), transaction.atomic():
            yield self.client
            transaction.set_rollback(True)

    def get(self, path):
        with self.request() as client:
            return client.get(path)

    def send(self, form, sent):
        """The answer to the form, and the page that it leads to."""
        with self.request() as client:
            answer = _sent(client, form, sent)
            told = any(one.free and one.name in sent for one in form.controls)
            if told and answer.status_code == 302 and answer.url.startswith("/me/"):
                return answer, client.get(answer.url)
            return (answer,)


def _sent(client, form, sent):
    fields = [
        (as_bytes(name), as_bytes(value))
        for name, values in sent.items()
        for value in values
        if not hasattr(value, "read")
    ]
    written = urlencode(fields)
    if form.method == "get":
        return client.get(urlsplit(form.address).path, QUERY_STRING=written)
    files = {name: value for name, (value, *_) in sent.items() if hasattr(value, "read")}
    if files:
        texts = {
            name: [v for v in values if v not in files.values()] for name, values in sent.items()
        }
        return client.post(form.address, texts | files, headers=HERE)
    kind = "application/x-www-form-urlencoded"
    return client.post(form.address, written, content_type=kind, headers=HERE)


def as_bytes(text):
    return text.encode("utf-8", "surrogatepass")


@pytest.fixture
def visitors(world):  # noqa: F811
    """Somebody with something of everything, whom nobody asks for the password once more and
    who tried ratings before; somebody with nothing; and whoever has no account."""
    owner = User.objects.get(pk=OWNER_ID)
    _with_second_thoughts(owner)
    who = (
        Visitor(_tried(lives.confirmed(Client(), owner), owner.pk)),
        Visitor(_tried(lives.confirmed(Client(), UserFactory()))),
        Visitor(_tried(Client())),
        Visitor({}),
        Visitor({}, mail=True),
    )
    return dict(zip(VISITORS, who, strict=True))


def _with_second_thoughts(owner):
    """Ratings that lie long back, a release since that moved the score, a result of the
    questionnaire, and another browser."""
    Rating.objects.filter(member=owner).update(rated_at=lives.moment(1))
    RatingEvent.objects.filter(member=owner).update(at=lives.moment(1))
    Release.objects.update(published_at=lives.moment(0))
    publishing.release(catalogues.edited(catalogues.small(), _harder))
    FitResult.objects.create(
        member=owner, release=1, answers={}, outcome="neither", roles=[], taken_at=lives.moment(2)
    )
    Session.objects.filter(pk="kept").update(expire_date=timezone.now() + timedelta(days=1))


def _harder(data):
    for row in data["roles"][0]["requirements"]:
        row["level"] = 4


def _tried(client, offered_to=None):
    """The cookies of a browser in which two skills were rated before anybody signed in."""
    session = client.session
    tried.note(session, {"sql": 1, "docker": 2}, timezone.now())
    tried.offer_to(session, offered_to)
    session.save()
    client.cookies["sessionid"] = session.session_key
    return {name: morsel.value for name, morsel in client.cookies.items()}
