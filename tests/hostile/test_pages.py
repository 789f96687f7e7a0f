"""Hostile content on every page that shows content: text, and nothing else."""

import pytest

from careers.models import Goal, Role
from tests import publishing
from tests.hostile.content import hostile
from tests.hostile.inert import bad_nodes
from tests.hostile.payloads import SHARED, WHY_NOT, everything

PAGES = [
    "/", "/roles/", "/roles/data-scientist/", "/roles/machine-learning-engineer/", "/compare/",
    "/fit/", "/skills/", "/skills/sql/", "/skills/other-3/", "/faq/", "/guide/levels/",
    "/guide/other-1/", "/sources/", "/search/?q=alert", "/sitemap.xml",
]  # fmt: skip
OWN_PAGES = [
    "/me/", "/me/skills/", "/me/roles/data-scientist/", "/me/roles/other-2/", "/me/goal/", "/roles/",
]  # fmt: skip


def test_the_oracle_sees_what_it_should():
    found = [text for text in everything() if bad_nodes(text)]
    assert len(found) > (400 if SHARED else 10)
    assert not bad_nodes('<script src="/static/x.js"></script><a href="/faq/#x">a</a>')


@pytest.fixture
def hostile_catalogue(db):
    return publishing.release(hostile())


def test_every_page_shows_it_as_text(client, member, hostile_catalogue):
    for address in PAGES:
        answer = client.get(address)
        assert (answer.status_code, bad_nodes(answer.content.decode())) == (200, []), address
    client.force_login(member)
    Goal.objects.create(member=member, role=Role.objects.first(), set_at="2026-01-01T00:00Z")
    for address in OWN_PAGES:
        answer = client.get(address)
        assert (answer.status_code, bad_nodes(answer.content.decode())) == (200, []), address


@pytest.mark.skipif(not SHARED, reason=WHY_NOT)
def test_the_shared_lists_are_among_it():
    assert len(everything()) > 700
