"""Hostile strings by every field of every form that a page shows: text, or refused in words.

The forms are read from the pages themselves, so that a new field is tried without anybody
thinking of it; a new address that takes a form and that no page here leads to is told.
"""

import io
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client, override_settings
from django.urls import resolve
from django.utils import timezone

from accounts.models import User
from careers import tried
from careers.domain.characters import is_shown
from careers.models import FitResult, Rating, RatingEvent, Release
from tests import catalogues, publishing
from tests.data import lives
from tests.factories import UserFactory
from tests.hostile.inert import bad_nodes
from tests.hostile.page_forms import TYPED, forms
from tests.hostile.payloads import naughty, packed
from tests.routes import policy
from tests.routes.conftest import OWNER_ID, world  # noqa: F401
from tests.routes.walk import address, routes

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
POISONS = (
    "", "\0", "a\0b", "\ud800", "-1", "9" * 5_000, "2147483648", "9" * 19, "1e999", "NaN", "٣", "½",
    "0001-01-01", "9999-12-31", "2026-02-30", "10000-01-01", "a\r\nBcc: a@example.org", "\x1b[31m",
    "\u202eabc", "x" * 10_000, "../../etc/passwd", "[]", "{}", '{"a": [1]}', "null", "%00", "%s%n",
    "http://[", "https://example.org/\0", "a@b@c", "\u0131@example.org", " ", "\ufeff", "\uffff",
)  # fmt: skip
"""Of what no list holds, or what a program other than a browser might make of a text."""
FEW = ("", "\0", "\ud800", "-1", "9" * 5_000, "9" * 19, "٣", "x" * 10_000)
"""For what is chosen, not typed."""
ALL = bool(os.environ.get("ALL_STRINGS"))
SHARE = 20
"""With ALL_STRINGS=1 every string of the lists goes through every field, which takes some
minutes; without, a part of them, another one for each field."""
FURTHER = (
    "/me/evidence/add/?skill=sql",
    "/me/roles/data-scientist/?skill=sql&level=2",
    "/compare/?role=data-scientist&role=machine-learning-engineer",
    "/search/?q=sql",
    "/me/skills/?role=data-scientist",
)
EXPORT = {
    "format": "crosswalk-record",
    "version": 1,
    "exported_at": "2026-01-01T00:00Z",
    "ratings": [{"skill": "git", "level": 2, "rated_at": "2026-01-01T00:00Z"}],
}
ELSEWHERE = {
    "mfa_authenticate": "tests.accounts.test_second_step: only in the middle of signing in",
    "mfa_signup_webauthn": "tests.accounts.test_passkeys: only in the middle of signing up",
    "account_email_verification_sent": "tests.accounts.test_sign_up: only in the middle of it",
    "account_reset_password_from_key": "tests.accounts.test_reset: needs a link from a mail",
}
"""Where forms are tried whose pages this walk cannot open."""


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
        (_bytes(name), _bytes(value))
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


def _bytes(text):
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


def pages(visitor):
    """Address and HTML of every page outside the admin, and of those that an upload leads to."""
    for route in routes():
        if not route.name.startswith("admin:"):
            yield address(route), visitor.get(address(route))
    for path in FURTHER:
        yield path, visitor.get(path)
    with visitor.request() as client:
        yield "/me/data/import/", client.post("/me/data/import/", {"text": "SQL and Docker"})
    with visitor.request() as client:
        yield "/me/data/restore/", lives.look(client, EXPORT)


def every_form(visitor):
    found = {}
    for path, answer in pages(visitor):
        assert answer.status_code < 500, path
        if answer.status_code in {200, 400} and "html" in answer.headers["Content-Type"]:
            for form in forms(answer.content.decode(), path):
                found.setdefault(form.shape(), form)
    return list(found.values())


def attempts(form):
    """Each field in turn holds what is hostile, all others what is usual; and all fields in
    which anything may be written hold it at once."""
    yield form.sent
    yield {}
    yield form.sent | {payload: ["1"] for payload in (*naughty(), *POISONS)}
    for one in form.fields():
        yield {name: values for name, values in form.sent.items() if name != one.name}
        yield form.sent | {one.name: ["1", "2"]}
        yield from _with_one(form, one)
    texts = {one.name: _share(one) for one in form.fields() if one.free}
    for number in range(max(map(len, texts.values()), default=0)):
        yield form.sent | {name: [own[number % len(own)]] for name, own in texts.items()}


def _share(one):
    """For a short field the list takes hundreds of texts: another part for each, or all."""
    texts = packed(one.longest, chosen=naughty)
    step = 1 if ALL else max(1, len(texts) // SHARE)
    return texts[len(one.name) % step :: step]


def _with_one(form, one):
    unshown = [text for text in naughty() if not is_shown(text)]
    step = 1 if ALL else 4
    texts = (*FEW, *(*POISONS, *unshown)[len(one.name) % step :: step])
    texts = texts if one.kind in TYPED else FEW
    if not one.free:
        texts = (*texts, *packed(min(one.longest, 10_000), chosen=naughty))
    if one.kind == "url":
        start = "https://example.org/"
        texts = (*texts, *(start + text for text in packed(one.longest - 30, chosen=naughty)))
    if one.kind != "file":
        yield from (form.sent | {one.name: [text]} for text in texts)
        return
    alone = {name: [""] if name in form.written() else sent for name, sent in form.sent.items()}
    yield from (alone | {one.name: [_file(text)]} for text in texts)


def _file(text):
    file = io.BytesIO(_bytes(text))
    file.name = "".join(char for char in text[:40] if char.isprintable()) or "x"
    return file


@pytest.mark.parametrize("who", VISITORS)
def test_every_field(visitors, who):
    """The first visitor who is shown a form sends it."""
    earlier = VISITORS[: VISITORS.index(who)]
    done = {form.shape() for one in earlier for form in every_form(visitors[one])}
    faults = []
    for form in every_form(visitors[who]):
        for sent in attempts(form) if form.shape() not in done else ():
            for answer in visitors[who].send(form, sent):
                faults += _faults(form, sent, answer)
    assert not faults


def _faults(form, sent, answer):
    changed = {n: v for n, v in sent.items() if form.sent.get(n) != v}
    if answer.status_code >= 500:
        yield f"{answer.status_code} {form.method} {form.address} {str(changed)[:300]}"
    elif "html" in answer.headers.get("Content-Type", "") and bad_nodes(answer.content.decode()):
        yield f"not as text: {form.method} {form.address} {str(changed)[:300]}"


def test_no_form_is_forgotten(visitors):
    led_to = {
        resolve(urlsplit(form.address).path).view_name
        for visitor in visitors.values()
        for form in every_form(visitor)
        if form.method == "post"
    }
    forgotten = {
        route.name
        for route in routes()
        if not route.name.startswith("admin:") and _takes_forms(visitors, route)
    } - led_to
    assert forgotten == set(ELSEWHERE)


def _takes_forms(visitors, route):
    allowed = policy.granted(route.name)
    for visitor in visitors.values():
        with visitor.request() as client:
            who = policy.OWNER if "_auth_user_id" in client.session else policy.ANONYMOUS
            if who in allowed and client.post(address(route), headers=HERE).status_code != 405:
                return True
    return False
