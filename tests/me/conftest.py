"""Members with ratings and goals, as the pages of a member need them."""

import pytest
from django.utils import timezone

from careers import goals, releases
from careers.actions.rate import Wish, rate
from tests.me.changes import words


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
