"""Whoever may open the admin and was given no right sees the admin's own pages, and no content."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from careers.admin.routes import PAGES
from careers.models import Release, Role, Skill
from tests.factories import UserFactory

REFUSED = {403, 405}
"""The second for what is only posted to."""


@pytest.fixture
def powerless(client, default_catalogue):
    client.force_login(UserFactory(is_staff=True))
    return client


def _addresses():
    values = {"number": 1, "kind": "skills", "object_id": 1, "page": "roles/"}
    for address, _, name in PAGES:
        asked = {key: value for key, value in values.items() if f":{key}>" in address}
        yield reverse(f"admin:{name}", kwargs=asked)
    for model in apps.get_app_config("careers").get_models():
        if admin.site.is_registered(model):
            base = f"admin:careers_{model._meta.model_name}"
            yield reverse(f"{base}_changelist")
            yield reverse(f"{base}_add")


def test_no_page_of_content_opens(powerless):
    addresses, roles = list(_addresses()), Role.objects.count()
    assert len(addresses) > 40
    for method in ("get", "post"):
        answers = {path: getattr(powerless, method)(path).status_code for path in addresses}
        assert {path: code for path, code in answers.items() if code not in REFUSED} == {}
    assert Role.objects.count() == roles


def test_the_first_page_offers_none_of_them(powerless):
    page = powerless.get("/admin/").content.decode()
    assert not [path for path in _addresses() if f'href="{path}"' in page]


@pytest.fixture
def reader(client, default_catalogue):
    """May see everything of the content, and change nothing."""
    person = UserFactory(is_staff=True)
    person.user_permissions.set(_rights().filter(codename__startswith="view_"))
    client.force_login(person)
    return client


def _rights():
    return Permission.objects.filter(content_type__app_label="careers")


def test_the_rights_alone_open_nothing_to_who_is_not_of_the_staff(client, default_catalogue):
    person = UserFactory()
    person.user_permissions.set(_rights())
    client.force_login(person)
    for path in _addresses():
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert "/login/" in answer.url


def test_who_may_only_see_restores_deletes_and_fills_nothing(reader):
    assert "/restore/" not in reader.get(_of(Release)).content.decode()
    for model in (Role, Skill, Release):
        path = _of(model).replace("/change/", "/delete/")
        assert reader.post(path, {"post": "yes"}).status_code == 403
        assert model.objects.exists()
    role = reader.get(_of(Role)).content.decode()
    assert "<textarea" not in role
    assert '<input type="text"' not in role


def test_who_may_write_no_cells_gets_none_beside_a_role(client, default_catalogue):
    person = UserFactory(is_staff=True)
    client.force_login(person)
    cells = ("cell", "involvement")
    for rights, shown in ((_rights().exclude(content_type__model__in=cells), 0), (_rights(), 2)):
        person.user_permissions.set(rights)
        page = client.get(_of(Role)).context["adminform"].form
        assert len(page.grids) == shown


def test_nobody_deletes_a_release(client, default_catalogue):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    path = _of(Release).replace("/change/", "/delete/")
    assert client.post(path, {"post": "yes"}).status_code == 403
    assert Release.objects.exists()


def _of(model):
    row = model.objects.first()
    return reverse(f"admin:careers_{model._meta.model_name}_change", args=[row.pk])
