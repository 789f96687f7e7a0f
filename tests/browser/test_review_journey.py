"""Somebody asks for a review, somebody else answers without an account, and it counts."""

import pytest

from careers.models import Evidence
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.sharing.conftest import NAME, READINESS, known, share  # noqa: F401 - fixtures


def ask(page):
    """The path of the link, as the page shows it."""
    page.goto("/me/reviews/")
    page.get_by_role("link", name="Ask for a review").click()
    page.get_by_label("SQL: Expert").check()
    page.get_by_label("PyTorch: Working").check()
    page.get_by_label("A message to them").fill("You saw the dashboards.")
    page.get_by_label("Whom you ask").fill("Bo")
    page.get_by_role("button", name="Make the link").click()
    page.get_by_role("heading", name="Your link is ready").wait_for()
    return page.locator("code#address").text_content().removeprefix("http://localhost:8000")


def answer(page):
    page.get_by_role("group", name="SQL").get_by_label("Practitioner").check()
    page.get_by_role("group", name="PyTorch").get_by_label("I cannot say").check()
    page.get_by_label("In your words, about SQL").fill("Wrote our queries.")
    page.get_by_label("Your name").fill("Bo Brown")
    page.get_by_label("How you know").fill("same team")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="Thank you, it is sent").wait_for()


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
def test_asked_answered_elsewhere_and_counted(new_page, known, share, sign_in, script):  # noqa: F811
    Evidence.objects.all().delete()
    _, shared = share(READINESS)
    page, other = (new_page(java_script_enabled=script, expected=["404"]) for _ in range(2))
    sign_in(page, known)
    path = ask(page)
    other.goto(path)
    other.get_by_text(f"{NAME} says: Expert)").wait_for()
    answer(other)

    page.goto("/me/reviews/")
    page.get_by_role("link", name="Bo").click()
    page.get_by_text("Wrote our queries.").wait_for()
    page.get_by_role("button", name="Count it as evidence").click()
    page.get_by_text("It counts as evidence now.").wait_for()
    other.goto(shared)
    other.get_by_text("40 %").wait_for()
    page.get_by_role("button", name="Do not count it").click()
    page.get_by_text("It does not count any more.").wait_for()
    other.reload()
    other.get_by_text("Starting").wait_for()

    page.get_by_role("button", name="End the link; the answer stays").click()
    page.get_by_text("shows nothing any more.").wait_for()
    other.goto(path)
    other.get_by_text("This link has ended or never existed.").wait_for()
    page.get_by_text("Delete it").click()
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_text("You have asked nobody yet.").wait_for()


def test_declined(new_page, known, sign_in):  # noqa: F811
    page, other = new_page(), new_page()
    sign_in(page, known)
    other.goto(ask(page))
    other.get_by_role("button", name="Decline").click()
    other.get_by_role("heading", name="You declined").wait_for()
    page.goto("/me/reviews/")
    page.get_by_text("Declined").wait_for()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(
    new_page,
    known,  # noqa: F811
    sign_in,
    colours,
    viewport,
):
    page = new_page(viewport=viewport, color_scheme=colours)
    sign_in(page, known)
    path = ask(page)
    _look(page, viewport)
    other = new_page(viewport=viewport, color_scheme=colours, expected=["400"])
    other.goto(path)
    _look(other, viewport)
    other.get_by_role("button", name="Send").click()
    other.get_by_text("Say who you are.").wait_for()
    _look(other, viewport)
    answer(other)
    _look(other, viewport)
    for address in ("/me/reviews/", "/me/reviews/new/"):
        page.goto(address)
        _look(page, viewport)
    page.goto("/me/reviews/")
    page.get_by_role("link", name="Bo").click()
    page.get_by_role("button", name="Count it as evidence").click()
    _look(page, viewport)


def _look(page, viewport):
    assert violations(page) == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= viewport["width"], page.url
