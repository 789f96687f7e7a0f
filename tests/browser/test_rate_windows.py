"""Rating when the page is not alone: another window, another member, no script, no session."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from careers.models import RatingEvent
from tests.browser import axe
from tests.browser.conftest import PHONE, SMALLEST
from tests.browser.test_rate_journey import (
    PAGE,
    cell,
    goal,
    history,
    press,
    rate,
    state,
    stored,
    sync,
)
from tests.factories import PASSWORD, UserFactory

__all__ = ["goal", "rate"]


@pytest.fixture
def other_window(rate):
    """Two windows of one member; the second rated SQL Expert after the first was loaded."""
    page = rate(expected=["409"])
    other = page.context.new_page()
    other.goto(f"{PAGE}?show=all")
    cell(other, "sql", 4).click()
    expect(state(other, "sql")).to_contain_text("Saved.")
    cell(page, "sql", 2).click()
    expect(state(page, "sql")).to_contain_text("You changed this in another window to Expert.")
    expect(sync(page)).to_have_text("1 change not saved")
    return page


def test_what_another_window_saved_is_kept(other_window):
    page = other_window
    assert stored() == {"sql": 4}
    state(page, "sql").get_by_role("button", name="Keep Expert").click()
    expect(state(page, "sql")).to_contain_text("Saved. Rated Expert")
    expect(cell(page, "sql", 4)).to_be_checked()
    expect(sync(page)).to_have_text("All changes saved")
    assert history() == [("sql", None, 4)]


def test_or_overwritten_knowingly(other_window):
    page = other_window
    state(page, "sql").get_by_role("button", name="Use Working").click()
    expect(state(page, "sql")).to_contain_text("Saved.")
    assert history() == [("sql", None, 4), ("sql", 4, 2)]


def test_a_session_that_ended_loses_no_choice(rate, sign_in, member):
    page = rate(expected=["401"])
    Session.objects.all().delete()
    cell(page, "sql", 3).click()
    line = state(page, "sql")
    expect(line).to_contain_text("Not saved: you are signed out. Your choice is still here.")
    expect(line.get_by_role("link", name="Sign in again")).to_have_attribute("target", "_blank")
    line.get_by_role("button", name="Try again").click()  # too early
    expect(line).to_contain_text("Not saved: you are signed out.")
    sign_in(page, member)
    line.get_by_role("button", name="Try again").click()
    expect(line).to_contain_text("Saved.")
    expect(cell(page, "sql", 3)).to_be_checked()
    assert stored() == {"sql": 3}


def test_signing_in_again_elsewhere_is_not_even_noticed(rate, member):
    """It renews the token that forms carry; the page fetches the new one."""
    page = rate(expected=["403"])
    other = page.context.new_page()
    other.goto("/accounts/logout/")
    other.locator("main").get_by_role("button").click()
    other.goto("/accounts/login/")
    other.locator("[name=login]").fill(member.email)
    other.locator("[name=password]").fill(PASSWORD)
    other.locator("[name=password]").press("Enter")
    other.wait_for_url("**/me/**")
    cell(page, "sql", 3).click()
    expect(state(page, "sql")).to_contain_text("Saved.")
    assert stored() == {"sql": 3}


def test_a_choice_never_lands_in_another_account(rate, sign_in):
    page = rate(expected=["403"])
    sign_in(page, UserFactory())
    page.context.clear_cookies(name="csrftoken")
    cell(page, "sql", 3).click()
    expect(state(page, "sql")).to_contain_text("Not saved: another account is signed in now.")
    assert not RatingEvent.objects.exists()


def test_back_after_signing_out_shows_nobodys_ratings(rate, sign_in):
    page = rate()
    cell(page, "sql", 3).click()
    expect(state(page, "sql")).to_contain_text("Saved.")
    page.goto("/faq/")
    sign_in(page, UserFactory())
    page.go_back()
    expect(page.locator("#rated")).to_contain_text("0 of 10 rated")
    expect(page.locator(".picker :checked")).to_have_count(0)


def test_back_shows_what_is_stored(rate):
    page = rate(f"{PAGE}?show=category-data")
    cell(page, "sql", 3).click()
    expect(state(page, "sql")).to_contain_text("Saved.")
    page.get_by_role("link", name="Next: ").click()
    page.go_back()
    expect(cell(page, "sql", 3)).to_be_checked()
    cell(page, "sql", 1).click()
    expect(state(page, "sql")).to_contain_text("Saved.")
    assert stored() == {"sql": 1}


def test_a_page_from_the_browsers_memory_is_asked_for_anew(rate):
    page = rate()
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator("#rated")).to_be_visible()


def test_without_script_a_form_saves_what_changed(rate):
    page = rate(f"{PAGE}?show=category-data", java_script_enabled=False)
    cell(page, "sql", 3).check(force=True)
    cell(page, "python", 0).check(force=True)
    page.get_by_role("button", name="Save these ratings").click()
    expect(page.get_by_role("status").first).to_contain_text("2 ratings saved.")
    expect(cell(page, "sql", 3)).to_be_checked()
    state(page, "sql").get_by_role("button", name="Undo").click()
    expect(state(page, "sql")).to_contain_text("Undone.")
    state(page, "python").get_by_role("button", name="Clear rating").click()
    expect(state(page, "python")).to_contain_text("Cleared.")
    assert stored() == {"sql": None, "python": None}


def test_without_script_going_on_keeps_what_was_chosen(rate):
    page = rate(f"{PAGE}?show=category-data", java_script_enabled=False)
    cell(page, "sql", 3).check(force=True)
    expect(page.get_by_role("link", name="Next: ")).to_be_hidden()
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/?show=category-deep-learning")
    expect(page.get_by_role("status").first).to_contain_text("1 rating saved.")
    assert stored() == {"sql": 3}


def test_without_script_enter_saves_and_does_not_clear(rate):
    page = rate(f"{PAGE}?show=category-data", java_script_enabled=False)
    press(page, "sql", "Space", "Enter")
    expect(state(page, "sql")).to_contain_text("Saved.")
    press(page, "python", "ArrowRight", "Enter")
    expect(state(page, "python")).to_contain_text("Saved.")
    assert stored() == {"sql": 0, "python": 1}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [None, PHONE, SMALLEST])
def test_the_page_is_accessible_and_fits(rate, scheme, viewport):
    options = {"viewport": viewport} if viewport else {}
    page = rate(expected=["409"], color_scheme=scheme, **options)
    cell(page, "sql", 2).click()
    expect(state(page, "sql")).to_contain_text("Saved.")
    assert axe.violations(page) == []
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


def test_the_first_page_of_a_newcomer_is_accessible(rate, goal):
    goal.delete()
    page = rate(PAGE)
    page.get_by_label("Target role").select_option("Data Scientist")
    assert axe.violations(page) == []
    page.get_by_role("button", name="Set as target").click()
    expect(page.get_by_role("heading", name="Must-haves for Data Scientist")).to_be_visible()
