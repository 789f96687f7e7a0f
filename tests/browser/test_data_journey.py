"""A member takes everything along, erases the account, and fills a new one from the file."""

import json

import pytest

from careers.models import RatingEvent
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.factories import PASSWORD, UserFactory
from tests.me.lives import rated

PAGES = ("/me/data/", "/me/data/profile/", "/me/data/restore/", "/me/data/erase/")


@pytest.fixture
def lived(published, member):
    rated(member, 300, sql=1, docker=2)
    rated(member, 20, sql=3)
    return member


def _confirm(page):
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_out_erased_and_back(new_page, lived, sign_in, tmp_path, script):
    page, elsewhere = new_page(java_script_enabled=script, expected=["400"]), new_page()
    for one in (page, elsewhere):
        sign_in(one, lived)
    elsewhere.goto("/me/")
    page.goto("/me/")
    page.get_by_role("link", name="My data").first.click()
    page.get_by_role("link", name="Confirm my password").click()
    _confirm(page)
    page.wait_for_url("**/me/data/")
    with page.expect_download() as started:
        page.get_by_role("link", name="Download JSON", exact=True).click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert len(json.loads(file.read_text())["events"]) == 3
    page.get_by_role("link", name="Erase my account").click()
    page.get_by_label("Your e-mail address").fill("somebody@example.org")
    page.get_by_role("button", name="Erase my account").click()
    page.get_by_text("This is not the address of this account").wait_for()
    page.get_by_label("Your e-mail address").fill(lived.email)
    page.get_by_role("button", name="Erase my account").click()
    page.get_by_role("heading", level=1, name="Your account is erased").wait_for()
    elsewhere.get_by_role("link", name="Rate skills").first.click()
    elsewhere.wait_for_url("**/accounts/login/**")
    assert not RatingEvent.objects.exists()
    _back(page, sign_in, file, script=script)


def _back(page, sign_in, file, *, script):
    again = UserFactory()
    sign_in(page, again)
    page.goto("/me/data/restore/")
    page.get_by_label("Crosswalk export").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("heading", level=1, name="What this export adds").wait_for()
    if script:
        assert violations(page) == []
    page.get_by_role("button", name="Bring it back").click()
    page.get_by_text("Brought back: 3 changes of ratings.").wait_for()
    page.get_by_text("2 skills rated, 3 changes").wait_for()
    page.goto("/me/progress/sql/")
    assert page.get_by_role("table").get_by_role("row").count() == 3


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(new_page, lived, sign_in, colours, viewport):
    page = new_page(viewport=viewport, color_scheme=colours)
    sign_in(page, lived)
    for path in PAGES:
        page.goto(path)
        if "/reauthenticate/" in page.url:
            _confirm(page)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


def test_paper_is_whole(new_page, lived, sign_in):
    page = new_page()
    sign_in(page, lived)
    page.goto("/me/data/profile/")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
