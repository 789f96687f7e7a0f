"""The start page: the catalogue in an editor's words, and what is new since the last release."""

from django.contrib import admin

from careers.actions.publish import prepare
from careers.admin.start import PARTS
from careers.models import Release, Requirement, Skill
from tests.admin.forms import list_url
from tests.factories import UserFactory


def test_it_leads_to_every_part_with_its_number_of_rows(editor_client, working):
    page = editor_client.get("/admin/")

    parts = {part.url: part for part in page.context["parts"]}
    assert list(parts) == [list_url(model) for model in PARTS if model._meta.default_permissions]
    assert parts[list_url(Skill)].rows == Skill.objects.count()
    assert parts[list_url(Skill)].add_url == list_url(Skill, "add")
    assert parts[list_url(Release)].add_url is None
    for url in parts:
        assert f'href="{url}"' in page.content.decode()


def test_each_part_has_one_name_on_every_page(editor_client, working):
    page = editor_client.get("/admin/")

    (own,) = (app for app in page.context["available_apps"] if app["app_label"] == "careers")
    beside = [str(model["name"]) for model in own["models"]]
    assert [part.name for part in page.context["parts"]] == beside
    assert {"Comparison aspects", "Lifecycle stages", "Guide pages", "FAQ"} <= set(beside)


def test_every_model_of_the_catalogue_has_its_words():
    registered = {row for row in admin.site._registry if row._meta.app_label == "careers"}

    assert set(PARTS) == registered


def test_it_says_whether_anything_changed(editor_client, working):
    assert "nothing has changed" in editor_client.get("/admin/").content.decode()

    Requirement.objects.filter(slug="docker").update(weight=2)
    page = editor_client.get("/admin/").content.decode()
    assert "says something else" in page
    assert "Roles and what they ask: 2 changed" in page

    Requirement.objects.filter(slug="docker").update(reason="")
    assert "must be mended before" in editor_client.get("/admin/").content.decode()


def test_it_looks_for_nothing_that_it_does_not_tell(editor_client, working):
    """Warnings, of which some take a while to find, have pages of their own."""
    Requirement.objects.update(weight=3)
    assert {fault.severity for fault in prepare().faults} == {"warning"}

    assert editor_client.get("/admin/").context["candidate"].faults == ()


def test_before_the_first_release(editor_client, working):
    Release.objects.all().delete()

    assert "Nothing is published yet" in editor_client.get("/admin/").content.decode()


def test_somebody_with_one_right_sees_one_part(client, working, editors):
    person = UserFactory(is_staff=True)
    person.user_permissions.add(editors.permissions.get(codename="view_skill"))
    client.force_login(person)

    page = client.get("/admin/")

    assert [part.name for part in page.context["parts"]] == ["Skills"]
    assert page.context["parts"][0].add_url is None
    assert "candidate" not in page.context
