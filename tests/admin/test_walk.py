"""Every registered model: its list, its empty form and its filled form answer an editor."""

import json

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import CASCADE
from django.test.utils import CaptureQueriesContext

from careers.actions.import_document import import_document
from careers.domain.reading import parse
from careers.models import Rating, Release, Requirement, ReviewedSkill, Skill, WorkingCopy
from tests.admin.forms import change_url, fields_of, list_url


def _goes_with(owners):
    """The models of careers whose rows are deleted with a row of `owners`, step by step."""
    goes = {
        model
        for model in apps.get_app_config("careers").get_models()
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one) and field.concrete
        if field.related_model in owners and field.remote_field.on_delete is CASCADE
    }
    return goes if goes <= owners else _goes_with(owners | goes)


# What members say, and what is said to them: no page of the admin shows it.
PRIVATE = _goes_with({get_user_model()}) - {get_user_model()}
# What no right is given to is for superusers alone.
MODELS = sorted(
    (
        model
        for model in admin.site._registry
        if model._meta.app_label == "careers" and model._meta.default_permissions
    ),
    key=lambda model: model._meta.model_name,
)
EDITED = [model for model in MODELS if model is not Release]
names = [model._meta.model_name for model in MODELS]


@pytest.mark.parametrize("model", MODELS, ids=names)
def test_its_pages_open(model, editor_client, working):
    instance = model.objects.first()

    assert editor_client.get(list_url(model)).status_code == 200
    assert editor_client.get(list_url(model), {"q": "sql"}).status_code == 200
    assert editor_client.get(change_url(instance)).status_code == 200
    added = editor_client.get(list_url(model, "add"))
    assert added.status_code == (302 if model is Release else 200)


def test_saving_a_page_untouched_changes_no_row(editor_client, default_working):
    before = _rows()
    for model in EDITED:
        for instance in model.objects.all()[:2]:
            url = change_url(instance)
            response = editor_client.post(url, fields_of(editor_client.get(url)))
            assert response.status_code == 302, (url, response.context["errors"])

    assert _rows() == before
    assert {entry.change_message for entry in LogEntry.objects.all()} == {"[]"}


def _rows():
    """Every row of the catalogue, as it is stored."""
    return {
        model._meta.model_name: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("careers").get_models()
        if model is not WorkingCopy
    }


@pytest.fixture
def default_working(db):
    stored = settings.DEFAULT_CATALOGUE.read_text(encoding="utf-8")
    return import_document(document=parse(stored))


def _queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in counted.captured_queries]


def test_pages_cost_the_same_however_much_there_is(editor_client, working, request):
    urls = [list_url(model) for model in MODELS]
    urls += [list_url(model, "add") for model in EDITED]
    # Of what both catalogues have, the first row grows with the second one.
    urls += [change_url(model.objects.first()) for model in MODELS]
    few = {}
    for url in urls:
        editor_client.get(url)
        few[url] = _queries(editor_client, url)
    request.getfixturevalue("default_working")

    for url in urls:
        if editor_client.get(url).status_code == 200:
            many = _queries(editor_client, url)
            assert len(many) == len(few[url]), "\n".join([url, *few[url], "---", *many])


def test_what_members_say_is_in_no_page(editor_client, working):
    assert {Rating, ReviewedSkill} < PRIVATE
    assert not PRIVATE & set(admin.site._registry)
    index = editor_client.get("/admin/").content.decode().lower()
    assert "rating" not in index.replace("operating", "")


def test_editors_may_edit_the_catalogue_and_nothing_else(editors):
    models = {
        model._meta.model_name
        for model in apps.get_app_config("careers").get_models()
        if model not in {*PRIVATE, Release, WorkingCopy}
        and model._meta.default_permissions
        and not model._meta.auto_created
    }
    granted = {
        (right.content_type.app_label, right.codename)
        for right in editors.permissions.select_related("content_type")
    }

    assert granted == {
        ("careers", f"{verb}_{model}")
        for model in models
        for verb in ("add", "change", "delete", "view")
    } | {("careers", "view_release"), ("careers", "add_release")}


def test_a_member_is_not_let_in(member_client, working):
    response = member_client.get(list_url(Skill))

    assert response.status_code in {302, 403}
    assert b"Kubernetes" not in response.content


def test_staff_without_the_group_sees_nothing(client, working):
    from tests.factories import UserFactory

    client.force_login(UserFactory(is_staff=True))

    for model in MODELS:
        assert client.get(list_url(model)).status_code == 403


def test_the_index_links_to_publishing(editor_client, working):
    assert b"/admin/careers/release/publish/" in editor_client.get("/admin/").content


def test_lists_are_found_by_alias(editor_client, working):
    skill = Skill.objects.get(slug="kubernetes")
    skill.aliases.create(name="kay-eights")

    found = editor_client.get(list_url(Skill), {"q": "kay-eights"})

    assert [row.slug for row in found.context["cl"].result_list] == ["kubernetes"]


def test_autocomplete_finds_by_alias_too(editor_client, working):
    Skill.objects.get(slug="kubernetes").aliases.create(name="kay-eights")

    answer = editor_client.get(
        "/admin/autocomplete/",
        {"app_label": "careers", "model_name": "requirementoption", "field_name": "skill",
         "term": "kay-"},
    )  # fmt: skip

    assert [row["text"] for row in json.loads(answer.content)["results"]] == ["Kubernetes"]


def test_a_retired_skill_is_marked_where_it_is_chosen_and_not_offered_in_a_search(
    editor_client, working
):
    docker = Skill.objects.get(slug="docker")
    Skill.objects.filter(pk=docker.pk).update(retired=True)
    place = {"app_label": "careers", "model_name": "requirementoption", "field_name": "skill"}

    asked = editor_client.get(change_url(Requirement.objects.filter(slug="docker").first()))
    leaning = editor_client.get(change_url(Skill.objects.get(slug="kubernetes")))
    found = editor_client.get("/admin/autocomplete/", {**place, "term": "docker"})
    listed = editor_client.get(list_url(Skill), {"q": "docker"})

    assert ">Docker (retired)</option>" in asked.content.decode()
    assert ">Docker (retired)</option>" in leaning.content.decode()
    assert json.loads(found.content)["results"] == []
    assert list(listed.context["cl"].result_list) == [docker]


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "x" * 5000, "o=99", "p=-1", "e=1", "slug=%00", "q=" + "x+" * 500]
)
def test_odd_addresses_of_lists_are_answered(editor_client, working, query):
    response = editor_client.get(f"{list_url(Requirement)}?{query}")

    assert response.status_code in {200, 302, 400}


@pytest.mark.parametrize("key", ["0", "999999999999999999999999", "a", "%00", "-1"])
def test_odd_ids_are_answered(editor_client, working, key):
    response = editor_client.get(f"/admin/careers/skill/{key}/change/")

    assert response.status_code in {302, 404}
