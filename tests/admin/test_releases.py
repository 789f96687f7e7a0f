"""Releases to look at: the list, what differs between any two versions, the document."""

import hashlib
import json

import pytest
from django.utils import timezone

from careers import working_copy
from careers.actions.publish import publish
from careers.models import Release, Requirement
from tests.admin.forms import list_url
from tests.factories import UserFactory

DIFFERENCE = "/admin/careers/release/difference/"
DOWNLOAD = "/admin/careers/release/{}/download/"


@pytest.fixture
def two(working):
    """Two releases: the second asks for SQL at Expert. The working copy asks for Awareness."""
    sql().update(level=4)
    publish(author=None, note="SQL at Expert", now=timezone.now())
    sql().update(level=1)


def sql():
    return Requirement.objects.filter(role__slug="data-scientist", slug="sql")


def told(response):
    return [
        (line.label, line.before, line.after)
        for group in response.context["groups"] for entry in group.entries for line in entry.lines
    ]  # fmt: skip


def test_the_list_leads_everywhere(editor_client, two):
    page = editor_client.get(list_url(Release)).content.decode()

    assert "SQL at Expert" in page
    assert f"{DIFFERENCE}?from=1&amp;to=2" in page
    assert f"{DIFFERENCE}?from=0" not in page
    for number in (1, 2):
        assert DOWNLOAD.format(number) in page
        assert f"/admin/careers/release/{number}/restore/" in page


@pytest.mark.parametrize(
    ("asked", "levels"),
    [
        ({}, ("Expert", "Awareness")),
        ({"from": 1, "to": 2}, ("Practitioner", "Expert")),
        ({"from": 2, "to": 1}, ("Expert", "Practitioner")),
        ({"from": 1, "to": "working"}, ("Practitioner", "Awareness")),
        ({"from": "working", "to": 1}, ("Awareness", "Practitioner")),
    ],
)
def test_any_two_versions_are_compared(editor_client, two, asked, levels):
    response = editor_client.get(DIFFERENCE, asked)

    assert told(response) == [("Level", *levels)]


def test_a_version_and_itself(editor_client, two):
    response = editor_client.get(DIFFERENCE, {"from": 1, "to": 1})

    assert told(response) == []
    assert "Nothing differs." in response.content.decode()


@pytest.mark.parametrize("odd", ["9", "0", "-1", "x", "", "1" * 40, "a\0b"])
def test_a_version_that_is_not_there(editor_client, two, odd):
    response = editor_client.get(DIFFERENCE, {"from": odd, "to": "1"})

    assert response.status_code == 400


def test_before_the_first_release(editor_client, working):
    Release.objects.all().delete()

    assert editor_client.get(DIFFERENCE).status_code == 200
    assert "There is no release yet" in editor_client.get(list_url(Release)).content.decode()


def test_a_working_copy_that_makes_no_document_is_said(editor_client, working):
    sql().get().options.all().delete()

    response = editor_client.get(DIFFERENCE)

    assert response.status_code == 200
    assert "Needs at least 1." in response.content.decode()


def test_the_document_is_what_was_stored(editor_client, two):
    release = Release.objects.get(number=1)

    response = editor_client.get(DOWNLOAD.format(1))

    assert hashlib.sha256(response.content).hexdigest() == release.sha256
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="crosswalk-release-1.json"'
    assert json.loads(response.content)["schema_version"] == 1


def test_the_working_copy_is_a_release_once_published(editor_client, two):
    publish(author=None, note="Awareness", now=timezone.now())

    stored = editor_client.get(DOWNLOAD.format(3)).content

    assert stored.decode() == working_copy.read().model_dump_json()


@pytest.mark.parametrize("number", ["9", "0", "1" * 40])
def test_a_release_that_is_not_there_is_not_found(editor_client, two, number):
    assert editor_client.get(DOWNLOAD.format(number)).status_code == 404
    assert editor_client.get(f"/admin/careers/release/{number}/restore/").status_code == 404


def test_staff_who_may_only_look_see_no_way_to_restore(client, two, editors):
    staff = UserFactory(is_staff=True)
    staff.user_permissions.add(editors.permissions.get(codename="view_release"))
    client.force_login(staff)

    assert "/restore/" not in client.get(list_url(Release)).content.decode()
    assert client.get("/admin/careers/release/1/restore/").status_code == 403
    assert client.post("/admin/careers/release/1/restore/").status_code == 403
    assert client.get(DIFFERENCE).status_code == 200


def test_the_list_costs_the_same_however_long(editor_client, two, django_assert_max_num_queries):
    editor_client.get(list_url(Release))

    # session, user, permissions (2), counts (2), the releases with their authors
    with django_assert_max_num_queries(9):
        editor_client.get(list_url(Release))
