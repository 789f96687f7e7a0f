"""From a first visit to a forgotten password and back, as a person does it."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from tests.browser import axe
from tests.browser.conftest import SMALLEST
from tests.browser.door import EMAIL, FIRST, SECOND, fill, link_for

pytestmark = pytest.mark.django_db(transaction=True)
# An invalid form is answered so, and Chromium logs it.
REFUSED = "status of 400"
LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "smallest": {"viewport": SMALLEST},
}


@pytest.mark.parametrize("script", [True, False])
def test_sign_up_leave_forget_and_come_back(new_page, published, script):
    page = new_page(expected=[REFUSED], java_script_enabled=script, timezone_id="Asia/Tokyo")
    page.goto("/accounts/signup/")
    fill(page, email=EMAIL, password1=FIRST, password2=FIRST)
    page.wait_for_url("**/me/")
    assert User.objects.get().time_zone == ("Asia/Tokyo" if script else "UTC")

    page.goto("/accounts/profile/")
    page.click("main button:text('Sign out')")
    page.goto("/me/")
    expect(page.locator("h1")).to_have_text("Sign in, or make an account")

    page.goto(link_for(EMAIL))
    fill(page, password1=SECOND, password2=SECOND)
    expect(page.locator("h1")).to_have_text("Your new password is set.")
    page.click("main a:text('Sign in')")
    fill(page, login=EMAIL, password=FIRST)
    expect(page.locator(".invalid-feedback")).to_contain_text("do not belong together")
    fill(page, login=EMAIL, password=SECOND)
    page.wait_for_url("**/me/")


def test_a_form_is_filled_with_the_keyboard_alone(new_page, published):
    page = new_page()
    page.goto("/accounts/signup/")
    page.focus("[name=email]")
    for text in (EMAIL, FIRST, FIRST):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/me/")


def test_a_password_can_be_pasted(page, published):
    page.goto("/accounts/login/")
    page.evaluate("document.querySelector('[name=password]').focus()")
    page.keyboard.insert_text(FIRST)
    assert page.input_value("[name=password]") == FIRST


@pytest.mark.parametrize("look", LOOKS)
def test_no_account_page_is_at_fault(new_page, published, member, sign_in, look):
    page = new_page(expected=[REFUSED], **LOOKS[look])
    width = page.viewport_size["width"]
    faults = []

    def look_at(path):
        page.goto(path)
        check(path)
        if page.locator("main form.panel button").count():
            page.click("main form.panel button")
            check(f"{path}, sent")

    def check(name):
        found = axe.violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append("scrolls sideways")
        faults.extend(f"{name}: {fault}" for fault in found)

    for path in ("login", "signup", "password/reset", "password/reset/done", "inactive"):
        look_at(f"/accounts/{path}/")
    look_at("/accounts/password/reset/key/1-x/")
    look_at(link_for(member.email))
    sign_in(page, member)
    for path in ("profile", "email", "password/change", "logout", "reauthenticate"):
        look_at(f"/accounts/{path}/")
    assert not faults


def test_the_appearance_is_the_member_s_not_the_device_s(new_page, published, member, sign_in):
    page = new_page(color_scheme="dark")
    sign_in(page, member)
    page.goto("/accounts/profile/")
    page.check("[name=theme][value=light]")
    page.click("main form.panel button")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
