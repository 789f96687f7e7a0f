"""The dashboard, the receipt and the goal in a real browser."""

import pytest
from django.utils import timezone

from careers import goals
from careers.actions.rate import Wish, rate
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, SMALLEST, WIDE
from tests.catalogues import WORKED_EXAMPLE

DASHBOARD, RECEIPT, GOAL = "/me/", "/me/roles/data-scientist/", "/me/goal/"
WHAT_IF = f"{RECEIPT}?skill=docker&level=2"
NONSENSE = f"{RECEIPT}?skill=nothing&level=9"


@pytest.fixture
def rated(published, member):
    wishes = {slug: Wish(level) for slug, level in WORKED_EXAMPLE.items()}
    rate(
        member_id=member.pk,
        wishes=wishes,
        published=published,
        now=timezone.now(),
    )
    goals.choose(member.pk, "data-scientist", timezone.now())
    return member


def test_from_the_dashboard_to_the_receipt_and_a_what_if(page, rated, sign_in):
    sign_in(page, rated)
    page.goto(DASHBOARD)
    page.get_by_role("heading", name="You are nearly ready to be a Data Scientist.").wait_for()
    page.get_by_role("link", name="See the receipt for Data Scientist").click()
    page.get_by_role("heading", name="Nearly ready, 73–90 %").wait_for()
    page.get_by_role("combobox", name="I held").select_option(label="Docker")
    page.get_by_role("combobox", name="at", exact=True).select_option(label="Working")
    page.get_by_role("button", name="Try it").click()
    page.get_by_text("With Docker at Working: 83 %").wait_for()
    page.reload()
    page.get_by_text("With Docker at Working: 83 %").wait_for()
    page.go_back()
    page.wait_for_url("**/me/roles/data-scientist/")
    assert not page.get_by_text("With Docker").count()


def test_a_goal_without_scripts_and_by_keyboard(plain_page, rated, sign_in):
    sign_in(plain_page, rated)
    plain_page.goto(DASHBOARD)
    plain_page.get_by_role("button", name="Make it my goal (Machine Learning Engineer)").focus()
    plain_page.keyboard.press("Enter")
    plain_page.get_by_role("heading", level=1, name="Machine Learning Engineer").wait_for()
    plain_page.goto(GOAL)
    plain_page.get_by_role("radio", checked=True).focus()
    plain_page.keyboard.press("ArrowUp")
    plain_page.keyboard.press("Enter")
    plain_page.get_by_role("heading", level=1, name="Data Scientist").wait_for()


def test_the_table_is_a_table_on_a_phone_too(new_page, rated, sign_in):
    page = new_page(viewport=PHONE)
    sign_in(page, rated)
    page.goto(RECEIPT)
    table = page.get_by_role("table")
    assert table.get_by_role("row").count() == 9  # head, two groups, three rows, sum, two results
    assert table.get_by_role("rowheader", name="SQL").count() == 1
    sums = table.get_by_role("cell").all_inner_texts()[-5:]
    for told, expected in zip(
        sums, ("7 1/3 of 10", "2 2/3", "0 of 10", "73", "0 of 10"), strict=True
    ):
        assert expected in told


def test_paper_has_the_answer_and_nothing_to_click(page, rated, sign_in):
    sign_in(page, rated)
    page.goto(RECEIPT)
    assert page.get_by_role("button", name="Print this receipt").is_visible()
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Nearly ready").is_visible()
    assert page.get_by_text("Readiness by your ratings").is_visible()
    for gone in ("header", "footer", "form", ".tabs", "button"):
        assert not page.locator(gone).locator("visible=true").count(), gone


def test_without_scripts_a_sentence_says_how_to_print(plain_page, rated, sign_in):
    sign_in(plain_page, rated)
    plain_page.goto(RECEIPT)
    assert plain_page.get_by_text("use the print command of your browser").is_visible()
    assert not plain_page.get_by_role("button", name="Print this receipt").count()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(new_page, rated, sign_in, colours, viewport):
    page = new_page(expected=["400"], viewport=viewport, color_scheme=colours)
    sign_in(page, rated)
    for path in (DASHBOARD, RECEIPT, WHAT_IF, NONSENSE, GOAL):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


def test_no_accessibility_fault_before_anything_is_rated(page, published, member, sign_in):
    sign_in(page, member)
    for path in (DASHBOARD, RECEIPT, GOAL):
        page.goto(path)
        assert violations(page) == [], path
