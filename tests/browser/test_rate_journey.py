"""Rating in a real browser: keys, one click, what fails, what another window did."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from careers.models import Goal, Rating, RatingEvent, Role

PAGE = "/me/skills/"
OFFLINE = ["ERR_INTERNET_DISCONNECTED", "htmx:"]


@pytest.fixture
def goal(member, published, live_server):
    role = Role.objects.get(slug="machine-learning-engineer")
    return Goal.objects.create(member=member, role=role, set_at=timezone.now())


@pytest.fixture
def rate(goal, member, new_page, sign_in):
    """rate(path, **options of new_page): a page of the signed-in member."""

    def rate(path=f"{PAGE}?show=all", **options):
        page = new_page(**options)
        sign_in(page, member)
        page.goto(path)
        return page

    return rate


def cell(page, slug, level):
    return page.locator(f"input[name=level-{slug}][value='{level}']")


def state(page, slug):
    return page.locator(f"#state-{slug}")


def sync(page):
    """The line at the top that is shown, of the four that there are."""
    return page.locator("#sync > span:not([hidden])")


def press(page, slug, *keys):
    chosen = page.locator(f"input[name=level-{slug}]:checked")
    (chosen if chosen.count() else cell(page, slug, 0)).focus()
    for key in keys:
        page.keyboard.press(key)


def stored():
    return dict(Rating.objects.values_list("skill__slug", "level"))


def history():
    return list(RatingEvent.objects.values_list("skill__slug", "old_level", "new_level"))


def test_the_first_visit_rates_the_must_haves_with_single_keys(rate):
    page = rate(PAGE)
    press(page, "python", "3")
    expect(state(page, "python")).to_contain_text("Saved.")
    press(page, "docker", "0")
    expect(state(page, "docker")).to_contain_text("Saved.")
    expect(page.locator("#count-must")).to_have_text("2 of 2 rated")
    expect(page.locator("#rated")).to_contain_text("2 of 10 rated")
    expect(sync(page)).to_have_text("All changes saved")
    assert stored() == {"python": 3, "docker": 0}
    page.get_by_role("link", name="Next: Data").click()
    expect(cell(page, "python", 3)).to_be_checked()


def test_a_screen_reader_hears_skill_level_and_can_do(rate):
    page = rate()
    group = page.get_by_role("group", name="SQL", exact=True)
    can_do = page.locator("#sql .can-do").nth(3).inner_text()
    choice = group.get_by_role("radio", name=f"Practitioner, {can_do}")
    choice.check(force=True)
    expect(choice).to_be_checked()
    expect(state(page, "sql").locator("p")).to_contain_text("Saved.")
    assert state(page, "sql").get_attribute("role") == "status"


def test_one_click_saves_and_the_range_is_told(rate):
    page = rate()
    cell(page, "docker", 3).click()
    expect(state(page, "docker")).to_contain_text("is at 15–100 % now.")
    cell(page, "git", 3).click()
    expect(state(page, "git")).to_contain_text("15–100 % →to 26–100 %")


def test_a_double_click_is_one_event(rate):
    page = rate()
    cell(page, "sql", 2).dblclick()
    press(page, "sql", "2", "2")
    expect(state(page, "sql")).to_contain_text("Saved.")
    cell(page, "git", 1).click()
    expect(state(page, "git")).to_contain_text("Saved.")
    assert history() == [("sql", None, 2), ("git", None, 1)]


def test_the_same_key_twice_before_the_answer_keeps_undo_and_the_change(rate):
    page = rate()
    asked = []

    def hold_up(route):
        asked.append(route)
        if len(asked) > 1:
            route.continue_()

    page.route("**/me/skills/docker/", hold_up)
    press(page, "docker", "3", "3")
    expect(sync(page)).to_have_text("Saving …")
    asked[0].continue_()
    expect(state(page, "docker")).to_contain_text("is at 15–100 % now.")
    expect(sync(page)).to_have_text("All changes saved")
    page.wait_for_load_state("networkidle")
    expect(state(page, "docker").get_by_role("button", name="Undo")).to_be_visible()
    assert len(asked) == 1
    assert history() == [("docker", None, 3)]


def test_another_key_before_the_answer_is_saved_after_it(rate):
    page = rate()
    press(page, "docker", "3", "1", "3", "2")
    expect(cell(page, "docker", 2)).to_be_checked()
    expect(sync(page)).to_have_text("All changes saved")
    assert stored() == {"docker": 2}


def test_arrowing_saves_where_it_stops(rate):
    page = rate()
    press(page, "sql", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(state(page, "sql")).to_contain_text("Saved.")
    assert history() == [("sql", None, 3)]


def test_leaving_the_picker_saves_at_once(rate):
    page = rate()
    press(page, "sql", "ArrowRight", "Tab")
    expect(state(page, "sql")).to_contain_text("Saved.")
    assert stored() == {"sql": 1}


def test_clear_and_undo_by_key_and_by_button(rate):
    page = rate()
    press(page, "sql", "4", "Backspace")
    expect(state(page, "sql")).to_contain_text("Cleared.")
    expect(page.locator("#sql :checked")).to_have_count(0)
    page.keyboard.press("z")
    expect(state(page, "sql")).to_contain_text("Undone.")
    expect(cell(page, "sql", 4)).to_be_checked()
    state(page, "sql").get_by_role("button", name="Clear rating of SQL").click()
    expect(state(page, "sql")).to_contain_text("Cleared.")
    expect(page.locator("#sql input:focus")).to_have_count(1)  # the button is gone, focus is not
    state(page, "sql").get_by_role("button", name="Undo").click()
    expect(state(page, "sql")).to_contain_text("Undone.")
    assert stored() == {"sql": 4}


def test_keys_can_be_turned_off_and_stay_off(rate):
    page = rate()
    page.get_by_label("Use these keys").uncheck()
    page.reload()
    press(page, "sql", "3", "Backspace", "z")
    expect(page.locator("#sql :checked")).to_have_count(0)
    cell(page, "git", 1).click()
    expect(state(page, "git")).to_contain_text("Saved.")
    assert stored() == {"git": 1}


def test_keys_outside_a_picker_do_nothing(rate):
    page = rate()
    page.get_by_label("Find a skill").focus()
    page.keyboard.type("34")
    expect(page.get_by_label("Find a skill")).to_have_value("34")
    expect(page.locator(".picker :checked")).to_have_count(0)


def test_what_a_lost_connection_held_up_is_still_there(rate):
    page = rate(expected=OFFLINE)
    page.context.set_offline(True)
    cell(page, "sql", 3).click()
    expect(state(page, "sql").get_by_role("alert")).to_contain_text(
        "Not saved: the connection dropped. Your choice is still here."
    )
    expect(sync(page)).to_have_text("1 change not saved")
    expect(cell(page, "sql", 3)).to_be_checked()
    cell(page, "git", 1).click()
    expect(sync(page)).to_have_text("2 changes not saved")
    page.context.set_offline(False)
    state(page, "sql").get_by_role("button", name="Try again").click()
    expect(state(page, "sql")).to_contain_text("Saved.")
    expect(sync(page)).to_have_text("1 change not saved")
    press(page, "git", "2")
    expect(sync(page)).to_have_text("All changes saved")
    assert stored() == {"sql": 3, "git": 2}


def test_leaving_with_something_unsaved_is_asked_about(rate):
    page = rate(expected=OFFLINE)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.context.set_offline(True)
    cell(page, "sql", 3).click()
    expect(state(page, "sql")).to_contain_text("Not saved")
    page.context.set_offline(False)
    page.goto("/")
    assert asked == ["beforeunload"]
