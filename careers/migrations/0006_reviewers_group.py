"""The group of those who see, compare and preview the catalogue, and change nothing."""

from importlib import import_module

from django.db import migrations

EDITED = import_module("careers.migrations.0002_editors_group").EDITED
RIGHTS = [*(f"view_{model}" for model in EDITED), "view_release"]


def create_reviewers(apps, schema_editor):
    using = schema_editor.connection.alias
    # The permissions exist: the migration of the group Editors made them.
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    reviewers, _ = groups.get_or_create(name="Reviewers")
    reviewers.permissions.add(
        *permissions.filter(content_type__app_label="careers", codename__in=RIGHTS)
    )


class Migration(migrations.Migration):
    dependencies = [("careers", "0005_upload")]
    # Going back leaves the group alone: somebody may have given it to people.
    operations = [migrations.RunPython(create_reviewers, migrations.RunPython.noop)]
