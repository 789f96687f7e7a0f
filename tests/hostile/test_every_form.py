"""Hostile strings by every field of every form that a page shows: text, or refused in words.

The forms are read from the pages themselves, so that a new field is tried without anybody
thinking of it; a new address that takes a form and that no page here leads to is told.
"""

import io
import os
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from careers.domain.characters import is_shown
from tests.data import lives
from tests.hostile.inert import bad_nodes
from tests.hostile.page_forms import TYPED, forms
from tests.hostile.payloads import naughty, packed
from tests.hostile.visitors import HERE, VISITORS, as_bytes, visitors, world  # noqa: F401
from tests.routes import policy
from tests.routes.walk import address, routes

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
    file = io.BytesIO(as_bytes(text))
    file.name = "".join(char for char in text[:40] if char.isprintable()) or "x"
    return file


@pytest.mark.parametrize("who", VISITORS)
def test_every_field(visitors, who):  # noqa: F811
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


def test_no_form_is_forgotten(visitors):  # noqa: F811
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


def _takes_forms(visitors, route):  # noqa: F811
    allowed = policy.granted(route.name)
    for visitor in visitors.values():
        with visitor.request() as client:
            who = policy.OWNER if "_auth_user_id" in client.session else policy.ANONYMOUS
            if who in allowed and client.post(address(route), headers=HERE).status_code != 405:
                return True
    return False
