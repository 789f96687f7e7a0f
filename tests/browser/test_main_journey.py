"""From a first visit to a narrower range, its receipt, and back after a forgotten password."""

import re
from fractions import Fraction

import pytest
from playwright.sync_api import expect

from careers.models import Rating
from tests.browser.door import EMAIL, FIRST, SECOND, fill, link_for

pytestmark = pytest.mark.django_db(transaction=True)


def card(page, role):
    return page.locator(".readiness-card", has=page.get_by_role("heading", name=role.name))


def choose_goal(page, role):
    page.goto("/me/goal/")
    page.get_by_role("radio", name=role.name).check()
    page.get_by_role("button", name="Save goal").click()
    expect(card(page, role)).to_contain_text("My goal")


def rate_with_keys(page, levels):
    page.goto("/me/skills/?show=all")
    for slug, level in levels.items():
        page.locator(f"input[name=level-{slug}][value='0']").focus()
        page.keyboard.press(str(level))
        expect(page.locator(f"#state-{slug}")).to_contain_text("Saved.")
    expect(page.locator("#sync > span:not([hidden])")).to_have_text("All changes saved")


def rate_with_a_form(page, levels, role):
    """Each category is a form of its own with a button."""
    for slug, level in levels.items():
        page.goto(f"/me/skills/?show=role-{role.slug}")
        form = page.locator("form.pickers", has=page.locator(f"[id='{slug}']"))
        form.locator(f"input[name=level-{slug}][value='{level}']").check(force=True)
        form.get_by_role("button", name="Save these ratings").click()
        expect(page.locator(f"#state-{slug}")).to_contain_text("Saved.")


def seen_range(page, role):
    """(low, high) in percent, as the role's card on the dashboard says it."""
    page.goto("/me/")
    said = card(page, role).locator(".two-numbers div").filter(has_text="You say")
    words = said.locator("dd").inner_text()
    found = re.fullmatch(r"(?:(\d+)–)?(\d+)\s%", words.strip())
    low, high = found.groups()
    return int(low or high), int(high)


def earned_of(cell):
    """7 1/3 of 10: what is earned, exactly, and of how many."""
    earned, weight = " ".join(cell.split()).split(" of ")
    return sum(map(Fraction, earned.split()), Fraction()), Fraction(weight)


def check_the_receipt(page, role, low):
    page.goto("/me/")
    page.get_by_role("link", name=f"See the receipt for {role.name}").click()
    rows = [earned_of(cell) for cell in page.locator("tbody td.earned").all_inner_texts()]
    assert len(rows) == len(role.requirements)
    stated = earned_of(page.locator("tr.sum td.earned").inner_text())
    assert stated == (sum(earned for earned, _ in rows), sum(weight for _, weight in rows))
    results = [re.compile(rf"{low}\s%"), re.compile(r"0\s%")]  # by the ratings, by evidence
    expect(page.locator("tr.result strong")).to_have_text(results)
    assert stated[0] * 100 // stated[1] == low


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_journey(default_catalogue, new_page, script):
    role = default_catalogue.catalogue.roles[0]
    levels = {slug: place % 3 + 1 for place, slug in enumerate(list(role.asked)[:10])}
    (first, level), *rest = levels.items()
    rate = rate_with_keys if script else lambda *args: rate_with_a_form(*args, role)

    page = new_page(java_script_enabled=script)
    page.goto("/accounts/signup/")
    fill(page, email=EMAIL, password1=FIRST, password2=FIRST)
    page.wait_for_url("**/me/")
    choose_goal(page, role)
    rate(page, {first: level})
    before = seen_range(page, role)
    rate(page, dict(rest))
    after = seen_range(page, role)
    assert before[0] <= after[0] < after[1] <= before[1]
    assert after[1] - after[0] < before[1] - before[0]
    assert dict(Rating.objects.values_list("skill__slug", "level")) == levels
    check_the_receipt(page, role, after[0])

    page.goto("/accounts/profile/")
    page.click("main button:text('Sign out')")
    page.goto(link_for(EMAIL))
    fill(page, password1=SECOND, password2=SECOND)
    expect(page.locator("h1")).to_have_text("Your new password is set.")
    page.goto("/accounts/login/")
    fill(page, login=EMAIL, password=SECOND)
    page.wait_for_url("**/me/")
    assert seen_range(page, role) == after
