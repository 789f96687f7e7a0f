"""Every field of every model that leads to a person has a line in the inventory."""

import pytest
from django.apps import apps
from django.db import models

from careers.domain.record.document import Record
from careers.record.inventory import KEPT
from tests.data.models import fields, leading_to_a_person

WHERE = "careers/record/of_members.py (or of_accounts.py): "
LABELS = sorted({kept.model for kept in KEPT})


def test_every_model_that_leads_to_a_person_has_its_line():
    found = {model._meta.label for model in leading_to_a_person()}
    missing = sorted(found - set(LABELS))
    assert len(found) > 12
    assert not missing, (
        f"{WHERE}add a Kept(...) for {', '.join(missing)}: what of it a member takes along, what "
        "is withheld and why, and what stays once the account is erased. What it shows needs a "
        "part of that name in careers/domain/record/document.py."
    )


def test_no_line_speaks_of_a_model_that_is_gone():
    assert {model._meta.label for model in leading_to_a_person()} >= set(LABELS)


@pytest.mark.parametrize("label", LABELS)
def test_every_field_is_shown_or_withheld_with_a_reason(label):
    model = apps.get_model(label)
    lines = [kept for kept in KEPT if kept.model == label]
    for kept in lines:
        missing = sorted(fields(model) - kept.fields)
        assert not missing, (
            f"{WHERE}{label} has no line for {', '.join(missing)}: add it to `shown` (and to its "
            f"part in careers/domain/record/document.py) or to `withheld` with the reason."
        )
        assert kept.fields <= fields(model)
        assert all(kept.withheld.values())


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.at)
def test_the_document_has_the_section_and_each_of_its_keys(kept):
    shape = Record.model_json_schema()
    section = shape["properties"][kept.at]
    options = section.get("anyOf", [section.get("items", section)])
    name = next(one["$ref"] for one in options if "$ref" in one).rpartition("/")[2]
    names = {"skill": "skill_name", "role": "role_name", "roles": "role_names"}
    added = {names[key] for key in kept.shown if key in names}
    assert set(shape["$defs"][name]["properties"]) == set(kept.shown) | added


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.at)
def test_what_the_inventory_says_of_erasing_is_what_the_database_does(kept):
    """A row that goes is deleted with the account, one that stays is not."""
    if kept.member in {"pk", "browser__member", "object_id"} or kept.model == "admin.LogEntry":
        return  # the person; what names them without a key; what is handed over before
    link = apps.get_model(kept.model)._meta.get_field(kept.member.partition("__")[0])
    goes = link.remote_field.on_delete is models.CASCADE
    assert goes is (not kept.stays)
