"""Somebody who rated for a while, and whose role changed: the notice, the timeline, a skill."""

import pytest

from careers import goals
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.me.changes import republish
from tests.me.lives import ago, asks, dated, rated

PAGES = ("/me/", "/me/progress/", "/me/progress/?range=month", "/me/progress/sql/")


@pytest.fixture
def lived(published, member):
    goals.choose(member.pk, "data-scientist", ago(300))
    dated(1, 400)
    rated(member, 300, **{skill.slug: 1 for skill in published.catalogue.skills})
    rated(member, 100, sql=3)
    rated(member, 20, pytorch=3)
    republish(roles=asks("docker", weight=5))
    dated(2, 10)
    return member


def test_from_the_notice_to_a_skill_without_scripts_too(new_page, lived, sign_in):
    for script in (True, False):
        type(lived).objects.filter(pk=lived.pk).update(release_seen=0)
        page = new_page(java_script_enabled=script)
        sign_in(page, lived)
        page.goto("/me/")
        page.get_by_text("because the role changed.").wait_for()
        page.get_by_role("button", name="I have read this").click()
        page.wait_for_url("**/me/")
        assert not page.get_by_text("because the role changed.").count()
        page.get_by_role("link", name="See what moved when, and why").click()
        page.get_by_role("heading", level=1, name="Your readiness for Data Scientist").wait_for()
        page.get_by_role("link", name="30 days").click()
        page.get_by_role("link", name="30 days").and_(page.locator("[aria-current]")).wait_for()
        page.get_by_role("link", name="Everything").click()
        page.get_by_role("table").first.get_by_role("rowheader", name="In all").wait_for()
        page.get_by_role("link", name="ML Engineer", exact=True).click()
        page.get_by_role("heading", level=1, name="Machine Learning Engineer").wait_for()
        page.get_by_role("table").last.get_by_role("link", name="SQL").click()
        page.get_by_role("heading", level=1, name="SQL").wait_for()
        assert page.get_by_role("table").get_by_role("row").count() == 3


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(new_page, lived, sign_in, colours, viewport):
    page = new_page(viewport=viewport, color_scheme=colours)
    sign_in(page, lived)
    for path in PAGES:
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


def test_before_anything_is_rated(page, published, member, sign_in):
    sign_in(page, member)
    page.goto("/me/progress/")
    assert violations(page) == []
    page.get_by_role("link", name="Rate my skills").click()
    page.wait_for_url("**/me/skills/")
