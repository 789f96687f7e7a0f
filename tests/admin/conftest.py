"""An editor, signed in, and a working copy that is published as release 1."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone

from careers.actions.import_document import import_document
from careers.actions.publish import publish
from careers.domain.document import Document
from tests import catalogues
from tests.factories import UserFactory


@pytest.fixture
def editors(db):
    """The group of the migration, which a test that commits may have emptied."""
    migration = import_module("careers.migrations.0002_editors_group")
    migration.create_editors(apps, SimpleNamespace(connection=connection))
    trials = import_module("careers.migrations.0018_trial_tasks")
    trials.give_rights(apps, SimpleNamespace(connection=connection))
    return Group.objects.get(name="Editors")


@pytest.fixture
def reviewers(editors):
    """The group of the migration, which a test that commits may have emptied."""
    migration = import_module("careers.migrations.0006_reviewers_group")
    migration.create_reviewers(apps, SimpleNamespace(connection=connection))
    return Group.objects.get(name="Reviewers")


@pytest.fixture
def editor(editors):
    person = UserFactory(is_staff=True)
    person.groups.add(editors)
    return person


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def other_editor(editors):
    person = UserFactory(is_staff=True)
    person.groups.add(editors)
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def working(db):
    """The small catalogue as rows, published."""
    import_document(document=publishable())
    return publish(author=None, note="First", now=timezone.now())


def publishable():
    """The small catalogue with can-dos that no two levels share a word of."""
    whole = catalogues.small().model_dump()
    for skill in whole["skills"]:
        for can_do in skill["can_dos"]:
            own = f"{skill['slug'].replace('-', '')}{can_do['level']}"
            can_do["statement"] = f"You can {own}a {own}b {own}c {own}d {own}e {own}f."
    return Document.model_validate(whole)
