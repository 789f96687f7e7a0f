"""Members with ratings and goals, as the pages of a member need them."""

import re

import pytest
from django.utils import timezone

from careers import goals, releases
from careers.actions.rate import Wish, rate
from tests.me.changes import republish, words
from tests.me.lives import asks, dated, rated
from tests.me.trying import ALL, LINK, TASK


@pytest.fixture
def hold(member):
    """hold(sql=4, pytorch=2): the member rates these skills ("_" stands for "-")."""

    def hold(**levels):
        wishes = {slug.replace("_", "-"): Wish(level) for slug, level in levels.items()}
        rate(
            member_id=member.pk,
            wishes=wishes,
            published=releases.current(),
            now=timezone.now(),
        )

    return hold


@pytest.fixture
def aim(member):
    """aim("data-scientist"): the member's goal."""
    return lambda slug: goals.choose(member.pk, slug, timezone.now())


@pytest.fixture
def read(member_client):
    """read(path) -> the words of the page, as one line with plain spaces."""

    def read(path, status=200):
        response = member_client.get(path)
        assert response.status_code == status
        return words(response)

    return read


@pytest.fixture
def lived(published, member, aim):
    """SQL to Practitioner in two steps, then release 2 asks Docker for 6 of 15 instead of 1."""
    dated(1, 400)
    aim("data-scientist")
    rated(member, 300, sql=1, pytorch=0, tensorflow=0, docker=0)
    rated(member, 100, sql=3)
    republish(roles=asks("docker", weight=5))
    dated(2, 50)
    return member


@pytest.fixture
def trial_form(published, member_client):
    """trial_form(done=[...], link=...) -> what the page would send now, changed so."""

    def form(**changes):
        html = member_client.get(TASK).content.decode()
        was = re.search(r'name="was" value="([0-9a-f]{16})"', html).group(1)
        return {"was": was, "done": [], "link": "", "note": "", **changes}

    return form


@pytest.fixture
def save_trial(trial_form, member_client):
    return lambda **changes: member_client.post(TASK, trial_form(**changes))


@pytest.fixture
def finished_trial(save_trial):
    assert save_trial(done=ALL, link=LINK).status_code == 302
