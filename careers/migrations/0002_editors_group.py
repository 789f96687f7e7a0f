"""The group of those who edit and publish the catalogue. It has no right to anything that a
member says: ratings, their events and goals are not even in the admin."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITED = (
    "aspect", "cando", "category", "cell", "demand", "faq", "finding", "fitstatement",
    "fitweight", "guidepage", "involvement", "level", "prerequisite", "requirement",
    "requirementoption", "resource", "responsibility", "role", "rolereference", "skill",
    "skillalias", "skillreference", "source", "stage", "task", "transition", "transitionstage",
)
RIGHTS = [
    *(f"{right}_{model}" for model in EDITED for right in ("add", "change", "delete", "view")),
    "view_release",
    "add_release",
]


def create_editors(apps, schema_editor):
    using = schema_editor.connection.alias
    # Django creates permissions after the last migration; this one needs them now.
    create_permissions(installed.get_app_config("careers"), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    editors, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name="Editors")
    editors.permissions.add(
        *permissions.filter(content_type__app_label="careers", codename__in=RIGHTS)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("careers", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    # Going back leaves the group alone: somebody may have given it to people.
    operations = [migrations.RunPython(create_editors, migrations.RunPython.noop)]
