"""Somebody who rates before having an account, signs up, and takes over what they tried."""

import pytest

from accounts.models import User
from careers.models import Rating
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.browser.door import FIRST, fill
from tests.factories import PASSWORD


def try_out(page, **levels):
    page.goto("/try/data-scientist/")
    for slug, level in levels.items():
        page.locator(f"input[name=level-{slug}][value='{level}']").check(force=True)
    page.get_by_role("button", name="See how ready I am").first.click()
    page.wait_for_url("**/try/")


@pytest.mark.parametrize("script", [True, False])
def test_from_trying_to_an_account(new_page, published, script):
    page = new_page(java_script_enabled=script)
    page.goto("/")
    page.get_by_role("link", name="Try it without an account").click()
    page.get_by_role("link", name="Rate for this role").first.click()
    assert not page.context.cookies()
    try_out(page, sql=4, pytorch=2, docker=0)
    page.get_by_role("heading", level=1, name="You are nearly ready").wait_for()
    page.get_by_role("link", name="Make an account to keep them").click()
    fill(page, email=f"new-{script}@example.org", password1=FIRST, password2=FIRST)
    page.get_by_role("button", name="Take all 3").click()
    page.get_by_text("3 ratings saved.").wait_for()
    page.get_by_role("heading", level=1, name="You are nearly ready").wait_for()
    member = User.objects.get(email__startswith=f"new-{script}".lower())
    assert Rating.objects.filter(member=member).count() == 3


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(
    new_page, published, member, colours, viewport
):
    page = new_page(viewport=viewport, color_scheme=colours)
    for path in ("/try/", "/try/data-scientist/"):
        page.goto(path)
        _sound(page, viewport)
    try_out(page, sql=4, pytorch=2)
    _sound(page, viewport)
    page.get_by_role("link", name="I have one: sign in").click()
    fill(page, login=member.email, password=PASSWORD)
    page.get_by_role("heading", level=1, name="Take over what you tried?").wait_for()
    _sound(page, viewport)
    page.goto("/me/")
    _sound(page, viewport)


def _sound(page, viewport):
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], page.url
