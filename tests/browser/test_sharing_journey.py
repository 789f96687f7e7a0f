"""Somebody shares their record: the link, what others see of it, and its end."""

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.sharing.conftest import (  # noqa: F401 - fixtures
    EVIDENCE,
    READINESS,
    ROADMAP,
    SKILLS,
    known,
    share,
)


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
def test_a_link_is_made_opened_elsewhere_and_ended(new_page, known, sign_in, script):  # noqa: F811
    page = new_page(java_script_enabled=script)
    sign_in(page, known)
    page.goto("/me/sharing/")
    page.get_by_role("link", name="New link").click()
    page.get_by_label("Readiness for Data Scientist").check()
    page.get_by_label("Skills with levels").check()
    page.get_by_label("Name of this link").fill("For Bo")
    page.get_by_role("button", name="See what others will see").click()
    page.get_by_text("This is what others will see.").wait_for()
    page.get_by_role("button", name="Change something").click()
    page.get_by_label("7 days", exact=True).check()
    page.get_by_role("button", name="Make the link").click()
    page.get_by_role("heading", name="Your link is ready").wait_for()
    assert page.get_by_role("button", name="Copy", exact=True).count() == script
    page.locator("summary", has_text="Data Scientist, evidenced").click()
    badge = page.get_by_alt_text("Readiness for Data Scientist, evidenced")
    assert badge.evaluate("image => image.decode().then(() => image.naturalWidth)") > 200
    path = page.locator("code#address").text_content().removeprefix("http://localhost:8000")

    other = new_page(java_script_enabled=script, expected=["404"])
    other.goto(path)
    other.get_by_role("heading", name="Readiness").wait_for()
    assert other.get_by_text("Evidenced", exact=True).count() == 1
    assert not other.context.cookies()

    page.get_by_role("link", name="Back to your links").click()
    page.get_by_text("Opened 1 time.").wait_for()
    page.get_by_role("button", name="End now").click()
    page.get_by_text("You ended it on").wait_for()
    other.reload()
    other.get_by_text("This link has ended or never existed.").wait_for()
    page.get_by_role("button", name="Remove from the list").click()
    page.get_by_text("You share nothing.").wait_for()


def test_a_click_on_evidence_does_not_tell_the_address(new_page, live_server, known, share):  # noqa: F811
    """B20: nor does a click on anything else."""
    _, path = share(SKILLS, EVIDENCE)
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - no builtin
    page.goto(path)
    page.get_by_role("link", name="SQL").click()
    page.wait_for_url("**/skills/sql/")
    assert len(asked) > 5
    told = [request.all_headers().get("referer", "") for request in asked]
    assert not [address for address in told if "/s/" in address]
    (click,) = [request for request in asked if request.url.endswith("/skills/sql/")]
    assert "referer" not in click.all_headers()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(
    new_page,
    known,  # noqa: F811
    share,  # noqa: F811
    sign_in,
    colours,
    viewport,
):
    link, path = share(READINESS, SKILLS, EVIDENCE, ROADMAP)
    page = new_page(viewport=viewport, color_scheme=colours, expected=["404"])
    sign_in(page, known)
    own = ("/me/sharing/", "/me/sharing/new/", f"/me/sharing/{link.pk}/")
    for address in (*own, path, f"/s/{'x' * 43}/"):
        page.goto(address)
        _look(page, viewport)
    page.goto("/me/sharing/new/")
    page.get_by_label("Readiness for Data Scientist").check()
    page.get_by_role("button", name="Make the link").click()
    page.locator("summary", has_text="Data Scientist, self-rated").click()
    _look(page, viewport)


def _look(page, viewport):
    assert violations(page) == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= viewport["width"], page.url
