"""Somebody tries a piece of a role's work: from the role to the evidence and back."""

import pytest

from careers.models import Evidence, TrialProgress
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE

TASK = "/me/tasks/data-scientist/read-out/"
LINK = "https://example.org/read-out"


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_from_the_role_to_the_evidence_and_back(new_page, published, member, sign_in, script):
    page = new_page(java_script_enabled=script)
    sign_in(page, member)
    page.goto("/roles/data-scientist/")
    page.get_by_text("Read out an experiment", exact=True).click()
    page.get_by_role("link", name="Do it and tick it off").click()
    page.get_by_role("heading", level=1, name="Read out an experiment").wait_for()

    page.get_by_label("The effect has an interval.").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved: 1 of 2 ticked.").wait_for()
    assert page.get_by_label("The effect has an interval.").is_checked()
    assert not Evidence.objects.exists()

    page.get_by_label("One command makes every figure.").check()
    page.get_by_label("Link to what you made").fill(LINK)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("It is evidence now: SQL at Working and Docker at Awareness.").wait_for()
    assert Evidence.objects.filter(member=member, kind="task").count() == 2

    page.get_by_role("link", name="Trial tasks").click()
    page.get_by_text("Attached as evidence").wait_for()
    page.get_by_role("link", name="Read out an experiment").click()
    page.get_by_role("button", name="Take the evidence back").click()
    page.get_by_text("The evidence of this task is taken back.").wait_for()
    assert not Evidence.objects.exists()
    page.get_by_role("button", name="Attach again").click()
    page.get_by_text("It is evidence now").wait_for()

    page.get_by_label("The effect has an interval.").uncheck()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("taken back").first.wait_for()
    assert not Evidence.objects.exists()


def test_two_tabs(new_page, published, member, sign_in):
    page = new_page(expected=["409"])
    sign_in(page, member)
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(TASK)
    page.get_by_label("One command makes every figure.").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved: 1 of 2 ticked.").wait_for()

    other.get_by_label("The effect has an interval.").check()
    other.get_by_role("button", name="Save").click()
    other.get_by_role("alert").wait_for()
    assert other.get_by_label("The effect has an interval.").is_checked()
    assert violations(other) == []
    assert TrialProgress.objects.get().ticked == ["rerun"]
    other.get_by_role("button", name="Save").click()
    other.get_by_text("Saved: 1 of 2 ticked.").wait_for()
    assert TrialProgress.objects.get().ticked == ["interval"]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(
    new_page, published, member, sign_in, colours, viewport
):
    page = new_page(viewport=viewport, color_scheme=colours)
    sign_in(page, member)
    for path in ("/me/tasks/", TASK, "/roles/data-scientist/"):
        page.goto(path)
        for summary in page.locator(".trial-tasks summary").all():
            summary.click()
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
