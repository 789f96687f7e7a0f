"""A career changer: which role suits, an account, a goal, ratings, a dated roadmap, on paper."""

import re

import pytest
from playwright.sync_api import expect

from careers.models import FitResult, Goal, RatingEvent
from tests.browser import axe
from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "correct horse battery"
# A form with a fault is answered so, and Chromium logs it.
REFUSED = "status of 400"
MOST_STOPS = 250
"""How often Tab is pressed on the way to something, before it counts as out of reach."""


class Hand:
    """Somebody with a mouse or a finger."""

    def __init__(self, page, *, script=True):
        self.page = page
        self.script = script

    def press(self, button):
        button.click()

    def choose(self, radio):
        radio.check(force=True)

    def write(self, field, text):
        field.fill(text)


class Finger(Hand):
    def press(self, button):
        button.tap()


class Keys(Hand):
    """Somebody with nothing but keys: Tab to it, then Enter or Space."""

    def press(self, button):
        self._go_to(button)
        self.page.keyboard.press("Enter")

    def choose(self, radio):
        """A group is one stop; from there its arrows lead on."""
        group = self.page.locator(f"input[name='{radio.get_attribute('name')}']")
        self._go_to(group)
        for _ in range(group.count()):
            if radio.evaluate("one => one === document.activeElement"):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")

    def write(self, field, text):
        self._go_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def _go_to(self, target):
        for _ in range(MOST_STOPS):
            if target.evaluate_all("found => found.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}.")


WAYS = {
    "mouse": (Hand, {"viewport": WIDE}),
    "phone": (Finger, {"viewport": PHONE, "has_touch": True}),
    "keys alone": (Keys, {"viewport": WIDE}),
    "without script": (Hand, {"viewport": WIDE, "java_script_enabled": False}),
}


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def hand(request, new_page):
    kind, options = request.param
    script = options.get("java_script_enabled", True)
    return kind(new_page(expected=[REFUSED], **options), script=script)


def button(page, name):
    return page.locator("main").get_by_role("button", name=name, exact=True)


def is_clean(hand):
    """Where scripts run: axe is one."""
    if hand.script:
        assert not axe.violations(hand.page)


def fit(hand, catalogue, role):
    """Agree with what pulls towards the role, and with nothing else."""
    page = hand.page
    page.goto("/fit/")
    for row in catalogue.fit_statements:
        answer = 2 if row.weights.get(role.slug) else -2
        hand.choose(page.locator(f"input[name='{row.slug}'][value='{answer}']"))
    hand.press(button(page, "See the result"))
    expect(page.locator("h1")).to_have_text(f"{role.name} suits your answers")
    is_clean(hand)


def sign_up(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Make an account to keep it"))
    page.wait_for_url("**/signup/**")
    for name, text in (
        ("email", "ada@example.org"),
        ("password1", PASSWORD),
        ("password2", PASSWORD),
    ):
        hand.write(page.locator(f"[name={name}]"), text)
    hand.press(button(page, "Make my account"))
    expect(page.locator("main")).to_contain_text("Your result is kept with your account.")


def choose_goal(hand, role):
    page = hand.page
    hand.press(page.locator("main").get_by_role("link", name="Choose a goal"))
    page.wait_for_url("**/me/goal/")
    hand.choose(page.locator(f"input[name=role][value='{role.slug}']"))
    hand.write(page.locator("[name=hours_per_week]"), "0")
    hand.press(button(page, "Save goal"))
    expect(page.locator("main")).to_contain_text("You wrote 0.")
    is_clean(hand)
    hand.write(page.locator("[name=hours_per_week]"), "8")
    hand.press(button(page, "Save goal"))
    page.wait_for_url("**/me/")


def rate(hand, role):
    """The roadmap says what to rate first, and leads there."""
    page = hand.page
    hand.press(page.get_by_role("link", name="Roadmap", exact=True))
    expect(page.locator("h1")).to_contain_text("Rate skills first")
    is_clean(hand)
    hand.press(page.locator("main").get_by_role("link", name="Rate my skills"))
    page.wait_for_url("**/me/skills/**")
    first = page.locator("input[type=radio][value='1']").first
    skill = first.get_attribute("name").removeprefix("level-")
    hand.choose(first)
    if not hand.script:
        hand.press(page.get_by_role("button", name="Save these ratings").first)
    expect(page.locator(f"#state-{skill}")).to_contain_text("Saved.")


def finish_the_next_step(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Roadmap", exact=True))
    expect(page.locator("h1")).to_have_text(re.compile(r"Ready by \d+ \w+ 20\d\d"))
    is_clean(hand)
    step = page.locator(".roadmap > li").first.get_attribute("id")
    hand.press(page.locator(f"#{step}").get_by_role("button", name=re.compile("I can do this now")))
    expect(page.locator(".done")).to_contain_text("Done:")
    expect(page.locator(f"#{step}")).to_have_count(0)
    is_clean(hand)


def skip_a_step(hand):
    page = hand.page
    step = page.locator(".roadmap > li").nth(1).get_attribute("id")
    hand.press(page.locator(f"#{step} summary"))
    hand.press(page.locator(f"#{step}").get_by_role("button", name="Skip"))
    expect(page.locator(".roadmap-choices").first).to_contain_text("One step skipped.")
    expect(page.locator(f"#{step}")).to_have_count(0)


def on_paper(page):
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".roadmap > li").first).to_be_visible()
    expect(page.locator(".roadmap-table")).to_be_visible()
    expect(page.locator(".print-only")).to_contain_text("Crosswalk release 1")
    for hidden in (".site-header", ".tabs", ".site-footer", "main form", "main .button"):
        expect(page.locator(hidden).first).to_be_hidden()
    sheets = page.pdf(prefer_css_page_size=True)
    assert sheets.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in sheets


def test_the_journey(default_catalogue, hand):
    catalogue = default_catalogue.catalogue
    role = catalogue.roles[-1]
    fit(hand, catalogue, role)
    sign_up(hand)
    assert FitResult.objects.get().roles == [role.slug]
    choose_goal(hand, role)
    assert Goal.objects.get().hours_per_week == 8
    rate(hand, role)
    finish_the_next_step(hand)
    assert list(RatingEvent.objects.values_list("source", flat=True)) == ["web", "roadmap"]
    skip_a_step(hand)
    on_paper(hand.page)


def test_the_files_are_downloads(default_catalogue, member, sign_in, page):
    from tests.factories import RatingFactory

    role = default_catalogue.catalogue.roles[0]
    RatingFactory(member=member, slug=role.requirements[0].any_of[0], level=1)
    sign_in(page, member)
    page.goto(f"/me/roadmap/{role.slug}/")
    for name, kind in (("Calendar file", "ics"), ("Text", "md"), ("Table", "csv")):
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile(name)).click()
        assert download.value.suggested_filename.endswith(f".{kind}")
