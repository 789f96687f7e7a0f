"""Members with ratings and goals, as the pages of a member need them."""

import pytest
from django.utils import timezone

from careers import goals, releases
from careers.actions.rate import Wish, rate
from tests.me.changes import republish, words
from tests.me.lives import asks, dated, rated


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
