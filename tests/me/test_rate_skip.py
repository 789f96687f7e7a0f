"""Where the keyboard gets to from the top of the rating page."""

import re

import pytest

from tests import catalogues

SKILLS = [skill.slug for skill in catalogues.small().skills]


@pytest.fixture
def skip(published, member_client):
    """skip(): every link past the header, and where it leads."""

    def skip():
        page = member_client.get("/me/skills/").content.decode()
        return re.findall(r'<a class="skip" href="#([^"]+)">', page)

    return skip


def test_the_skip_link_leads_to_the_first_skill_without_a_level(hold, aim, skip):
    aim("data-scientist")
    assert skip() == ["sql"]
    hold(sql=3)
    assert skip() == ["python"]


def test_with_nothing_to_rate_the_skip_link_leads_to_the_content(hold, skip):
    hold(**{slug.replace("-", "_"): 1 for slug in SKILLS})
    assert skip() == ["main"]
