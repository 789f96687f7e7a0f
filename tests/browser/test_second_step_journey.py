"""Passkeys by a virtual authenticator, codes with recovery, a session ended elsewhere; and every
page of these in each look."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from tests.accounts.conftest import code_in, with_mail  # noqa: F401 - a fixture
from tests.accounts.soft_key import code
from tests.browser import axe
from tests.browser.conftest import SMALLEST, WIDE
from tests.browser.door import EMAIL, fill
from tests.factories import PASSWORD
from tests.routes.safe_account import make_safe

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = "status of 400"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_device(page):
    """Gives the window a device that keeps passkeys and knows its owner's finger."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def leave(page):
    page.goto("/accounts/profile/")
    page.click("main button:text('Sign out')")
    page.wait_for_url("**/")


@pytest.mark.usefixtures("with_mail")
def test_sign_up_and_sign_in_with_a_passkey_alone(page, published, mailoutbox):
    with_device(page)
    page.goto("/accounts/signup/")
    page.click("text=With a passkey instead of a password")
    fill(page, email=EMAIL)
    expect(page.locator("h1")).to_have_text("Type the code from the mail")
    fill(page, code=code_in(mailoutbox[0]))
    expect(page.locator("h1")).to_have_text("Make your passkey")
    page.click("main form.panel button")
    expect(page.locator("h1")).to_have_text("Recovery codes")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    page.click("text=I have kept them")
    page.wait_for_url("**/me/")
    assert not User.objects.get(email=EMAIL).has_usable_password()

    leave(page)
    page.goto("/accounts/login/?next=/accounts/second-step/")
    page.click("text=Sign in with a passkey")
    page.wait_for_url("**/accounts/second-step/")
    expect(page.locator(".passkeys li")).to_have_count(1)


def test_a_session_ended_elsewhere_is_out_at_the_next_click(new_page, published, member):
    pages = [new_page(), new_page()]
    for window in pages:
        window.goto("/accounts/login/")
        fill(window, login=member.email, password=PASSWORD)
        window.wait_for_url("**/me/")
    here, there = pages
    here.goto("/accounts/profile/")
    here.click("text=See and end sessions")
    expect(here.locator(".sessions li")).to_have_count(2)
    here.click("main button:text('End all others')")
    expect(here.locator(".sessions li")).to_have_count(1)
    there.click("nav >> text=Profile")
    expect(there.locator("h1")).to_contain_text("Sign in")


@pytest.mark.parametrize("script", [True, False])
def test_codes_are_set_up_asked_for_and_recovered(new_page, published, member, script):
    page = new_page(expected=[REFUSED], java_script_enabled=script)
    page.goto("/accounts/login/?next=/accounts/second-step/codes/")
    fill(page, login=member.email, password=PASSWORD)
    page.wait_for_url("**/codes/")
    secret = page.locator(".secret").text_content()
    fill(page, code="000000")
    expect(page.locator(".invalid-feedback")).to_be_visible()
    fill(page, code=code(secret, -1))
    expect(page.locator("h1")).to_have_text("Recovery codes")
    spare = page.locator(".recovery-codes code").all_text_contents()
    page.click("text=I have kept them")

    for typed in (code(secret), spare[0]):
        leave(page)
        page.goto("/accounts/login/")
        fill(page, login=member.email, password=PASSWORD)
        expect(page.locator("h1")).to_have_text("The second step")
        fill(page, code=typed)
        page.wait_for_url("**/me/")


def test_a_passkey_added_beside_a_password_says_who_is_here(page, published, member):
    with_device(page)
    page.goto("/accounts/login/?next=/accounts/second-step/passkeys/add/")
    fill(page, login=member.email, password=PASSWORD)
    page.wait_for_url("**/add/")
    fill(page, name="My laptop")
    expect(page.locator("h1")).to_have_text("Recovery codes")
    page.goto("/accounts/reauthenticate/passkey/?next=/accounts/second-step/")
    page.click("button:text('Use your passkey')")
    page.wait_for_url("**/accounts/second-step/")
    leave(page)
    page.goto("/accounts/login/")
    fill(page, login=member.email, password=PASSWORD)
    page.click("button:text('Use your passkey')")
    page.wait_for_url("**/me/")


PAGES = (
    *("", "codes/off/", "recovery/", "recovery/new/", "passkeys/add/"),
    *("../sessions/", "../activity/", "../profile/"),
    *("../reauthenticate/", "../reauthenticate/code/", "../reauthenticate/passkey/"),
)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
@pytest.mark.usefixtures("with_mail")
def test_no_page_is_at_fault(new_page, published, member, colours, viewport):
    page = new_page(viewport=viewport, color_scheme=colours)
    faults = []

    def look(path):
        page.goto(path)
        found = axe.violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            found.append("scrolls sideways")
        faults.extend(f"{path}: {fault}" for fault in found)

    look("/accounts/signup/passkey/")
    look("/accounts/login/")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    fill(page, login=member.email, password=PASSWORD)
    page.wait_for_url("**/me/")
    look("/accounts/second-step/")
    look("/accounts/second-step/codes/")
    make_safe(member, "A long name of a passkey that does not end: " + "x" * 16)
    for path in PAGES:
        look(f"/accounts/second-step/{path}")
    page.goto("/accounts/second-step/")
    look(page.locator(".passkeys a").first.get_attribute("href"))
    look(f"{page.url}remove/")
    leave(page)
    page.goto("/accounts/login/")
    fill(page, login=member.email, password=PASSWORD)
    page.wait_for_url("**/second-step/")
    look("/accounts/login/second-step/")
    assert not faults


def test_a_browser_that_gives_no_passkey_is_told(page, published):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    page.goto("/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')); }")
    page.click("text=Sign in with a passkey")
    expect(page.locator("[data-passkey-problem]")).to_be_visible()
