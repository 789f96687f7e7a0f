"""Whoever may open the admin and was given no right sees the admin's own pages, and no content."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from careers.admin.routes import PAGES
from careers.models import Role
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
