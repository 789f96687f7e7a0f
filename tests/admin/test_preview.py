"""Any page of the site, as it would be with the working copy."""

import re

import pytest

from careers.models import Faq, Role, Skill
from tests.admin.forms import change_url
from tests.catalogues import small

ROLE = small().roles[0].slug
NAMED = {
    *(slug for role in small().roles for row in role.requirements for slug in row.any_of),
    *(row.skill for skill in small().skills for row in skill.requires),
}
"""The skills that a requirement or another skill names."""


@pytest.fixture
def edited(working):
    Role.objects.filter(slug=ROLE).update(name="Renamed Scientist")
    return working


@pytest.mark.parametrize("path", ["", "roles/", f"roles/{ROLE}/", "compare/", "me/", "me/skills/"])
def test_a_page_shows_the_working_copy_and_the_site_does_not(editor_client, edited, path):
    seen = editor_client.get(f"/admin/preview/{path}")
    assert seen.status_code == 200
    assert b"Renamed Scientist" in seen.content
    assert b"Preview of the working copy" in seen.content
    assert b"Catalogue release 2, not published yet" in seen.content
    assert b"Nothing is published yet" not in seen.content
    assert "no-store" in seen.headers["Cache-Control"]
    now = editor_client.get(f"/{path}").content
    assert b"Renamed Scientist" not in now
    assert b"Preview of the working copy" not in now


def test_a_page_that_does_not_exist_yet_can_be_seen(editor_client, working):
    Skill.objects.create(
        slug="brand-new", name="Brand new", category=Skill.objects.first().category
    )
    assert editor_client.get("/admin/preview/skills/brand-new/").status_code == 200
    assert editor_client.get("/skills/brand-new/").status_code == 404


def test_every_link_stays_in_the_preview_and_none_leaks_out(editor_client, edited):
    pages = ["", "roles/", f"roles/{ROLE}/", "skills/", "faq/", "me/", "me/skills/"]
    for page in pages * 2:
        shown = links(editor_client.get(f"/admin/preview/{page}"))
        outside = {url for url in shown if not url.startswith("/admin/preview/")}
        assert outside == {f"/{page}"}, "only the way to the page as it is now"
        assert not {url for url in links(editor_client.get(f"/{page}")) if "preview" in url}


def links(response):
    found = re.findall(r'<a [^>]*href="(/[^"]*)"', response.content.decode())
    return {url.split("#")[0] for url in found}


def test_files_keep_their_place(editor_client, working):
    page = editor_client.get("/admin/preview/").content.decode()
    files = re.findall(r'(?:src|<link[^>]* href)="([^"]+)"', page)
    assert files
    assert all(file.startswith("/static/") for file in files if "css" in file or "js" in file)


@pytest.mark.parametrize("path", ["accounts/profile/", "admin/", "admin/careers/role/"])
def test_pages_without_content_are_the_site_s_own(editor_client, working, path):
    assert editor_client.get(f"/admin/preview/{path}").url == f"/{path}"


def test_what_exists_nowhere_is_not_found(editor_client, working):
    assert editor_client.get("/admin/preview/nowhere/").status_code == 404
    assert editor_client.get("/admin/preview/roles/nobody/").status_code == 404


@pytest.mark.parametrize("model", [Role, Skill, Faq])
def test_a_row_s_page_leads_to_its_preview(editor_client, working, model):
    row = model.objects.first()
    form = editor_client.get(change_url(row))
    preview = form.context["absolute_url"]
    assert f'<a href="{preview}">Preview</a>' in form.content.decode()
    assert str(row) in editor_client.get(preview.split("#")[0]).content.decode()


def test_what_has_no_page_has_no_preview(editor_client, working):
    row = Skill.objects.first()
    Skill.objects.filter(pk=row.pk).update(retired=True)
    assert b">Preview<" not in editor_client.get(change_url(row)).content


def test_nothing_can_be_saved_from_it(editor_client, editor, working):
    slug = small().skills[0].slug
    response = editor_client.post(f"/admin/preview/me/skills/{slug}/", {"level": "3"})
    assert response.status_code == 405
    assert not editor.ratings.exists()


def test_it_is_for_editors_only(client, member_client, working):
    assert member_client.get("/admin/preview/").status_code in {302, 403}
    member_client.logout()
    assert client.get("/admin/preview/").status_code == 302


def test_a_working_copy_that_makes_no_document_says_what_to_mend(editor_client, working):
    Faq.objects.filter(pk=Faq.objects.first().pk).update(question="x" * 100, slug="Not A Slug")
    page = editor_client.get("/admin/preview/faq/")
    assert page.status_code == 200
    assert "To mend first" in page.content.decode()


@pytest.mark.parametrize("slug", [skill.slug for skill in small().skills])
def test_no_page_fails_while_something_names_a_retired_skill(editor_client, working, slug):
    Skill.objects.filter(slug=slug).update(retired=True)
    for page in ["", f"roles/{ROLE}/", "skills/", "compare/", "fit/", "me/"]:
        seen = editor_client.get(f"/admin/preview/{page}")
        assert seen.status_code == 200
        assert ("To mend first" in seen.content.decode()) == (slug in NAMED)
