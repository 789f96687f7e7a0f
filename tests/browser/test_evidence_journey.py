"""Evidence from the first piece to the last: attached, asked about, changed, taken back."""

import pytest

from careers import goals
from careers.models import Evidence, Rating
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.me.lives import ago, rated
from tests.me.pieces import LIST, attached


@pytest.fixture
def rating(published, member):
    goals.choose(member.pk, "data-scientist", ago(300))
    rated(member, 100, sql=2, pytorch=2)
    return member


def attach_one(page):
    """Through both steps, with one slip."""
    page.goto(LIST)
    page.get_by_role("link", name="Add evidence").click()
    page.get_by_label("Skill").select_option("SQL")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Practitioner").check()
    page.get_by_label("Title").fill("Sales report")
    page.get_by_label("Link").fill("javascript:alert(1)")
    page.get_by_label("Date").fill("2026-05-03")
    page.get_by_role("button", name="Save evidence").click()
    page.get_by_text("Write a web address that begins with").wait_for()
    page.get_by_label("Link").fill("https://example.org/report")
    page.get_by_role("button", name="Save evidence").click()
    page.get_by_text("Saved: Sales report.").wait_for()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_from_the_first_piece_to_the_last(new_page, rating, sign_in, script):
    page = new_page(java_script_enabled=script, expected=["400"])
    sign_in(page, rating)
    attach_one(page)
    page.get_by_text("you rated Working. Raise it to Practitioner?").wait_for()
    page.get_by_role("button", name="Raise to Practitioner").click()
    page.get_by_text("1 rating saved.").wait_for()
    assert not page.get_by_text("Raise it to").count()
    page.goto("/me/roles/data-scientist/")
    page.get_by_text("evidence supports 40 %").wait_for()
    page.get_by_role("link", name="Evidence", exact=True).click()
    page.get_by_role("link", name="Change Sales report").click()
    page.get_by_label("Expert").check()
    page.get_by_role("button", name="Save changes").click()
    page.get_by_role("button", name="Stay at Practitioner").click()
    page.wait_for_load_state()
    assert not page.get_by_text("Raise it to").count()
    page.get_by_role("link", name="Take back Sales report").click()
    page.get_by_text("evidence supports 40 % → 0 %").wait_for()
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("Taken back: Sales report.").wait_for()
    assert not Evidence.objects.exists()
    assert Rating.objects.get(skill__slug="sql").level == 3


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(new_page, rating, sign_in, colours, viewport):
    row = attached(rating, "sql", 3, title="W" * 120, link=f"https://{'w' * 60}.example.org/")
    attached(rating, "pytorch", 3, days=-1, kind="certificate", note="n" * 500)
    attached(rating, "docker", 1, days=5, kind="review")
    page = new_page(viewport=viewport, color_scheme=colours, expected=["400", "404"])
    sign_in(page, rating)
    for path in (
        LIST,
        f"{LIST}add/",
        f"{LIST}add/?skill=sql",
        f"{LIST}add/?skill=nothing",
        f"{LIST}{row.pk}/",
        f"{LIST}{row.pk}/take-back/",
        f"{LIST}{row.pk + 99}/",
        "/me/",
        "/me/roles/data-scientist/",
    ):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
