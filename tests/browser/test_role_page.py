"""A role on one page in a browser: rows within rows, options in their order, dragging."""

from playwright.sync_api import expect

from careers.models import Role
from tests.admin.conftest import editor, editors, reviewers, working  # noqa: F401 - fixtures
from tests.admin.forms import change_url
from tests.browser.axe import violations
from tests.browser.test_admin import desk  # noqa: F401 - fixture
from tests.factories import UserFactory


def choose(row, *names):
    for name in names:
        row.locator(".select2-selection").first.click()
        row.page.keyboard.type(name[:4])
        row.page.locator(".select2-results__option", has_text=name).click()


def test_requirements_are_added_filled_and_moved(desk):  # noqa: F811
    role = Role.objects.get(slug="data-scientist")
    page = desk()
    page.goto(change_url(role))
    assert violations(page) == []

    page.get_by_text("Add another Requirement").click()
    new = page.locator("#requirements-4")
    choose(new, "Kubernetes", "Docker")
    new.get_by_label("Level", exact=True).select_option("2")
    new.get_by_label("Weight").fill("3")
    new.get_by_label("Reason").fill("Pipelines run there.")
    new.get_by_text("Add another piece of evidence").click()
    evidence = new.locator(".nested-row").last
    evidence.get_by_label("Source").select_option(index=1)
    evidence.get_by_label("Text").fill("Postings say so.")
    handle = page.locator("#requirements-0 > .handle")
    handle.press("ArrowDown")
    expect(page.locator("#order-told")).to_have_text("Now number 2 of 5. Save to keep it.")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("was changed successfully")).to_be_visible()
    asked = list(role.requirements.all())
    assert [row.slug for row in asked] == [
        "frameworks", "sql", "docker", "kubernetes-or-docker"
    ]  # fmt: skip
    assert asked[-1].findings.get().text == "Postings say so."


def test_reviewers_read_a_role_and_are_offered_no_row_more(new_page, sign_in, reviewers, working):  # noqa: F811
    person = UserFactory(is_staff=True)
    person.groups.add(reviewers)
    page = new_page()
    sign_in(page, person)
    page.goto(change_url(Role.objects.get(slug="data-scientist")))
    expect(page.locator(".nested table").first).to_be_attached()
    expect(page.locator(".nested button")).to_have_count(0)
    assert violations(page) == []
