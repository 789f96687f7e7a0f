"""From a finding to its field, and one skill merged into another, in a browser."""

import pytest
from playwright.sync_api import expect

from careers.models import CanDo, Skill
from tests.admin.conftest import editor, editors, working  # noqa: F401 - fixtures
from tests.browser.axe import violations


@pytest.mark.parametrize("script", [True, False])
def test_a_finding_is_mended_and_a_skill_is_merged(
    new_page,
    sign_in,
    editor,  # noqa: F811
    working,  # noqa: F811
    script,
):
    CanDo.objects.filter(skill__slug="git", level=3).update(hours=0)
    page = new_page(java_script_enabled=script, viewport={"width": 390, "height": 800})
    sign_in(page, editor)
    page.goto("/admin/careers/health/")
    if script:
        assert violations(page) == []
    page.get_by_role("link", name="Git has no hours at level 3").click()
    page.locator("#" + page.url.partition("#")[2]).fill("30")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/admin/careers/health/")
    expect(page.get_by_text("Git has no hours")).to_have_count(0)

    page.goto(f"/admin/careers/skill/{Skill.objects.get(slug='kubernetes').pk}/change/")
    page.get_by_role("link", name="Retire or merge").click()
    page.get_by_label("Merge into").select_option(label="Docker")
    page.get_by_role("button", name="See what that does").click()
    if script:
        assert violations(page) == []
    page.get_by_role("button", name="Merge Kubernetes into Docker").click()
    expect(page.get_by_text("“Kubernetes” is merged into “Docker”.")).to_be_visible()
    assert Skill.objects.get(slug="kubernetes").merged_into.slug == "docker"
