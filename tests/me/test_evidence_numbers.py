"""Two numbers everywhere, never merged: what the member says, what evidence supports."""

import re
from fractions import Fraction

import pytest

from tests.catalogues import WORKED_EXAMPLE
from tests.factories import UserFactory
from tests.me.changes import republish, retire
from tests.me.pieces import attached
from tests.me.test_receipt import DATA_SCIENTIST, _exact


@pytest.fixture
def worked(published, member, hold):
    """The worked example of docs/scoring.md."""
    hold(**WORKED_EXAMPLE)
    attached(member, "sql", 2, kind="certificate")
    return attached(member, "pytorch", 3)


def test_the_worked_example_on_the_overview(worked, read):
    assert "Nearly ready You say 73–90 % Evidence supports 76 %" in read("/me/")


def test_the_worked_example_on_the_receipt(worked, read):
    page = read(DATA_SCIENTIST)
    assert "You say 73–90 % ; evidence supports 76 % ." in page
    assert "Expert 4 of 4 open 0 evidence 2 2/3 of 4 Working Add evidence for SQL" in page
    assert "perhaps yours already: 1 2/3 evidence 5 of 5 Practitioner (PyTorch)" in page
    assert "None 0 of 1 open 1 evidence 0 of 1 Add evidence for Docker" in page
    assert "Sum of 3 rows 7 1/3 of 10 open 2 2/3 evidence 7 2/3 of 10" in page
    assert "Readiness by your ratings, rounded down 7 1/3 of 10 = 73 %" in page
    assert "Supported by evidence, rounded down 7 2/3 of 10 = 76 %" in page


def test_the_column_adds_up_by_hand(default_catalogue, member, hold, read):
    skills = default_catalogue.catalogue.skills
    hold(**{skill.slug: place % 5 for place, skill in enumerate(skills) if place % 4})
    for place, skill in enumerate(skills):
        if place % 3:
            attached(member, skill.slug, 1 + place % 4)
    for role in default_catalogue.catalogue.roles:
        page = read(f"/me/roles/{role.slug}/")
        found = re.findall(r"evidence (\d+ \d+/\d+|\d+/\d+|\d+) of (\d+)", page)
        *rows, total = [(_exact(earned), Fraction(weight)) for earned, weight in found]
        assert len(rows) == len(role.requirements)
        assert tuple(map(sum, zip(*rows, strict=True))) == total
        share = int(total[0] * 100 / total[1])
        assert f"= {share} %" in page.partition("Supported by evidence")[2]


def test_evidence_and_no_rating(published, member, read):
    attached(member, "sql", 4)
    page = read("/me/")
    assert "Unrated You say Not rated yet Evidence supports 40 %" in page
    page = read(DATA_SCIENTIST)
    assert "You have rated nothing that it asks; evidence supports 40 % ." in page
    assert "Readiness by your ratings, rounded down Unrated" in page


def test_ratings_and_no_evidence(published, hold, read):
    hold(sql=3, pytorch=3, docker=2)
    assert "Ready You say 100 % Evidence supports 0 %" in read("/me/")
    assert "= 0 %" in read(DATA_SCIENTIST).partition("Supported by evidence")[2]


def test_attaching_and_taking_back_leave_the_first_number_alone(worked, hold, member, read):
    before = read(DATA_SCIENTIST)
    row = attached(member, "docker", 2)
    assert "You say 73–90 % ; evidence supports 86 % ." in read(DATA_SCIENTIST)
    row.delete()
    assert read(DATA_SCIENTIST) == before


def test_what_ended_is_said_on_the_receipt(worked, member, read):
    ended = "Evidence that ended and no longer counts:"
    assert ended not in read(DATA_SCIENTIST)
    type(worked).objects.update(dated_on="2020-01-01", expires_on="2024-05-03")
    page = read(DATA_SCIENTIST)
    assert f"{ended} SQL at Working, through 3 May 2024; PyTorch at Practitioner, through" in page
    assert "evidence supports 0 % ." in page
    attached(member, "sql", 2, title="Again")
    page = read(DATA_SCIENTIST)
    assert f"{ended} PyTorch at Practitioner" in page


def test_the_receipt_of_a_retired_role_has_both(worked, read):
    retire("data-scientist")
    assert "You say 73–90 % ; evidence supports 76 % ." in read(DATA_SCIENTIST)


def test_a_role_that_asks_for_nothing_has_neither(db, member, read):
    republish(roles=lambda roles: [{**roles[0], "requirements": []}, roles[1]])
    attached(member, "sql", 4)
    assert "No requirements yet You say" not in read("/me/")
    assert "Your evidence supports 0 % of what Machine Learning Engineer asks." in read(
        "/me/evidence/"
    )


def test_progress_tells_of_today(lived, read):
    attached(lived, "sql", 1)
    page = read("/me/progress/")
    assert "These are your own ratings. Today evidence supports 9 % ." in page


def test_a_roadmap_says_which_number_it_is_planned_from(worked, read):
    page = read("/me/roadmap/data-scientist/")
    assert "Planned from what you say of yourself. Today evidence supports 76 % ." in page


@pytest.mark.parametrize("page", ["/me/skills/?category=data", "/skills/sql/", DATA_SCIENTIST])
def test_evidence_is_added_from_where_the_skill_is(published, hold, member_client, page):
    hold(sql=3)
    assert 'href="/me/evidence/add/?skill=sql"' in member_client.get(page).content.decode()


def test_a_visitor_is_not_led_to_a_members_page(published, client):
    assert "/me/evidence/" not in client.get("/skills/sql/").content.decode()


def test_anothers_evidence_supports_nothing_of_mine(published, hold, read):
    hold(sql=3)
    attached(UserFactory(), "sql", 3)
    assert "Evidence supports 0 %" in read("/me/")
    assert "evidence supports 0 % ." in read(DATA_SCIENTIST)
