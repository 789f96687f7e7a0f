"""An editor's work in a browser: Django's admin under our content security policy."""

import re

import pytest
from django.contrib import admin
from playwright.sync_api import expect

from careers.admin.base import CatalogueAdmin
from careers.models import Release, Requirement, Skill
from careers.releases import current_catalogue
from tests.admin.conftest import editor, editors, working  # noqa: F401 - fixtures
from tests.admin.forms import change_url, list_url
from tests.browser.axe import violations

PUBLISH = "/admin/careers/release/publish/"


@pytest.fixture
def desk(new_page, sign_in, editor, working):  # noqa: F811
    """desk(**options): a page of an editor who is signed in."""

    def desk(**options):
        page = new_page(**options)
        sign_in(page, editor)
        return page

    return desk


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_the_policy(desk, scheme):
    page = desk(color_scheme=scheme)
    for model, own in admin.site._registry.items():
        if model is Release or isinstance(own, CatalogueAdmin):
            for url in (list_url(model), list_url(model, "add"), change_url(model.objects.first())):
                page.goto(url)
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, f"{url} is {wide} px wider than the window"
            assert violations(page) == [], url


def test_an_edit_is_published(desk):
    page = desk()
    wanted = Requirement.objects.get(role__slug="data-scientist", slug="sql")
    page.goto(change_url(wanted))
    page.get_by_label("Level:").select_option("4")
    page.locator("#id_options + .select2-container").click()
    page.locator(".select2-search__field").last.fill("kube")
    page.locator(".select2-results__option", has_text="Kubernetes").click()
    page.get_by_role("button", name="Save", exact=True).click()

    page.goto("/admin/")
    page.get_by_role("link", name="Publish the working copy").click()
    page.get_by_label("What changed").fill("SQL at Expert, or Kubernetes")
    page.get_by_role("button", name="Publish as release 2").click()

    expect(page.get_by_text("Release 2 is published.")).to_be_visible()
    asked = current_catalogue().role("data-scientist").asked["kubernetes"]
    assert [(row.slug, row.level) for row in asked if row.slug == "sql"] == [("sql", 4)]


def test_it_is_the_same_without_javascript(desk):
    page = desk(java_script_enabled=False)
    git, docker = (Skill.objects.get(slug=slug) for slug in ("git", "docker"))
    page.goto(change_url(git))
    page.locator("#id_requires-0-requires").select_option(label=docker.name)
    page.locator("#id_requires-0-at_level").select_option("2")
    page.locator("#id_requires-0-level").select_option("1")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(PUBLISH)
    page.get_by_label("What changed").fill("Git leans on Docker")
    page.get_by_role("button", name=re.compile("Publish as")).click()

    assert Release.objects.count() == 2
    assert current_catalogue().skill("git").requires[0].skill == "docker"
