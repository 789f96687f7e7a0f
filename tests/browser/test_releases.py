"""An editor looks at what publishing changes, publishes, and takes it back."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from careers import working_copy
from careers.actions.rate import Wish, rate
from careers.domain.reading import stored
from careers.models import Release, Requirement
from careers.releases import current
from tests.admin.conftest import editor, editors, working  # noqa: F401 - fixtures
from tests.browser import axe
from tests.browser.conftest import SMALLEST
from tests.factories import UserFactory


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_what_was_published_is_taken_back(new_page, sign_in, editor, working, script):  # noqa: F811
    page = new_page(java_script_enabled=script, viewport=SMALLEST)
    sign_in(page, editor)
    Requirement.objects.filter(role__slug="data-scientist", slug="sql").update(level=4)

    page.goto("/admin/careers/release/publish/")
    expect(page.locator("dd", has_text="Practitioner → Expert")).to_be_visible()
    _check(page, script)
    page.get_by_label("What changed").fill("SQL at Expert")
    page.get_by_role("button", name="Publish as release 2").click()

    expect(page.get_by_text("Release 2 is published.")).to_be_visible()
    _check(page, script)
    page.get_by_role("link", name="What it changed in release 2").click()
    expect(page.get_by_role("heading", name="From release 1 to release 2")).to_be_visible()
    _check(page, script)

    page.goto("/admin/careers/release/")
    page.get_by_role("link", name="Restore release 1").click()
    _check(page, script)
    page.get_by_role("button", name="Restore release 1").click()
    expect(page.get_by_text("Release 1 is restored into the working copy")).to_be_visible()
    assert working_copy.read() == stored(Release.objects.get(number=1).document)
    expect(page.get_by_role("button", name="Publish as release 3")).to_be_visible()


def test_the_effect_on_members_is_counted_in_the_dark(new_page, sign_in, editor, working):  # noqa: F811
    for level in (4,) * 9 + (2,):
        wishes = {"sql": Wish(level)}
        rate(member_id=UserFactory().pk, wishes=wishes, published=current(), now=timezone.now())
    Requirement.objects.filter(role__slug="data-scientist", slug="sql").update(level=4)
    page = new_page(viewport=SMALLEST, color_scheme="dark")
    sign_in(page, editor)

    page.goto("/admin/careers/release/publish/")
    page.get_by_label("What changed").fill("SQL at Expert")
    page.get_by_role("button", name="Count members").click()

    row = page.locator(".effect").get_by_role("row", name="Data Scientist")
    expect(row.get_by_role("cell").first).to_have_text("10")
    expect(row.get_by_role("cell", name="fewer than 5")).to_be_visible()
    page.get_by_text("What the numbers say").click()
    _check(page, script=True)
    page.get_by_role("button", name="Publish as release 2").click()
    expect(page.get_by_text("Release 2 is published.")).to_be_visible()


def _check(page, script):
    if script:
        assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
