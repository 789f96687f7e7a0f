"""Content health: what is found, where it is mended, what is said when there is nothing."""

import re

import pytest
from django.test import Client

from careers.models import (
    CanDo,
    Cell,
    Demand,
    Faq,
    FitStatement,
    Involvement,
    Level,
    Prerequisite,
    Requirement,
    RequirementOption,
    Role,
    Skill,
    SkillAlias,
    Task,
)
from tests.admin.forms import change_url
from tests.factories import UserFactory

URL = "/admin/careers/health/"


def findings(client, section="working"):
    """{rule: [(message, url)]} of the page."""
    groups = client.get(URL).context[section]
    return {
        group.name: [(row.finding.fault.message, row.finding.url) for row in group.rows]
        for group in groups
    }


def test_what_is_odd_is_listed_by_rule_with_where_to_mend_it(editor_client, working):
    response = editor_client.get(URL)

    page = response.content.decode()
    assert "Data Scientist has 3 requirements." in page
    assert "With fewer than 5 a readiness jumps with every rating." in page
    assert f"{change_url(Role.objects.first())}#requirements-group" in page
    assert "What members see: release 1" in page


def no_reason():
    Requirement.objects.filter(role__slug="data-scientist", slug="sql").update(reason="")


def no_hours():
    CanDo.objects.filter(skill__slug="git", level=3).update(hours=0)


def no_can_do():
    CanDo.objects.filter(skill__slug="git", level=3).delete()


def no_wording():
    Involvement.objects.filter(role__slug="machine-learning-engineer").update(wording="")


def cell_behind_a_retired_role():
    Role.objects.filter(slug="data-scientist").update(retired=True)
    Cell.objects.update(text="")


def no_cell():
    Cell.objects.filter(role__slug="data-scientist").delete()


def no_answer():
    Faq.objects.update(answer="")


def steep():
    Prerequisite.objects.update(level=4)


def shared_alias():
    git = Skill.objects.get(slug="git")
    SkillAlias.objects.create(skill=git, name="structured query language")


def no_level():
    Level.objects.filter(level=4).delete()


def no_statement():
    FitStatement.objects.last().delete()


def no_option():
    RequirementOption.objects.filter(requirement__slug="git").delete()


def retired_option():
    Skill.objects.filter(slug="tensorflow").update(retired=True)


def retired_prerequisite():
    _unused_skill("docker")
    Prerequisite.objects.exclude(requires__slug="docker").delete()


def retired_demand():
    _unused_skill("sql")


def _unused_skill(slug):
    """Retired, with only the rows left that the case is about."""
    Skill.objects.filter(slug=slug).update(retired=True)
    RequirementOption.objects.filter(skill__slug=slug).exclude(
        requirement__options__skill__slug="git"
    ).update(skill=Skill.objects.get(slug="statistics"))
    if slug != "sql":
        Demand.objects.filter(skill__slug=slug).delete()


def long_task():
    Task.objects.filter(responsibility__role__slug="data-scientist").update(text="")


def merged_to_nowhere():
    Skill.objects.filter(slug="statistics").update(
        retired=True, merged_into=Skill.objects.get(slug="git")
    )
    Skill.objects.filter(slug="git").update(retired=True)
    RequirementOption.objects.filter(skill__slug="git").update(
        skill=Skill.objects.get(slug="docker")
    )


@pytest.mark.parametrize(
    ("plant", "rule", "anchor"),
    [
        (no_reason, "Requirement without a reason", "id_reason"),
        (no_hours, "Level that takes no hours", "id_can_dos-2-hours"),
        (no_can_do, "Level without a can-do", "can_dos-group"),
        (no_wording, "Empty lifecycle cell", "id_cells-1-wording"),
        (cell_behind_a_retired_role, "Empty comparison cell", "id_cells-1-text"),
        (no_cell, "Empty comparison cell", "cells-group"),
        (no_answer, "Question without an answer", "id_answer"),
        (steep, "Prerequisite above its skill", "id_requires-0-level"),
        (shared_alias, "Name shared by two skills", "aliases-0"),
        (no_level, "Level without a name", ""),
        (no_statement, "Fit result that cannot be reached", ""),
        (no_option, "Value that cannot be published", "id_options"),
        (retired_option, "Broken reference", "id_options"),
        (retired_prerequisite, "Broken reference", "id_requires-0-requires"),
        (retired_demand, "Broken reference", "id_demand-0-skill"),
        (long_task, "Value that cannot be published", "id_tasks-0-text"),
        (merged_to_nowhere, "Broken reference", ""),
    ],
)
def test_a_finding_leads_to_the_very_field(editor_client, working, plant, rule, anchor):
    plant()

    (message, url), *_ = findings(editor_client)[rule]

    address, _, found = url.partition("#")
    assert found == anchor, message
    page = editor_client.get(address)
    assert page.status_code == 200
    if anchor:
        assert re.search(rf'id="{anchor}"', page.content.decode())


def test_what_is_mended_but_not_published_is_said(editor_client, working):
    Role.objects.filter(slug="data-scientist").update(name="Analyst")
    odd = findings(editor_client, "released")
    assert [url for _, url in odd["Skill that nothing asks for"]] == [
        change_url(Skill.objects.get(slug="statistics"))
    ]

    Skill.objects.filter(slug="statistics").update(retired=True)

    assert "Skill that nothing asks for" not in findings(editor_client)
    ((message, url),) = findings(editor_client, "released")["Skill that nothing asks for"]
    assert (message, url) == ("no role and no other skill asks for Statistics", "")
    assert "Mended in the working copy" in editor_client.get(URL).content.decode()


def test_errors_come_first(editor_client, working):
    no_reason()
    groups = editor_client.get(URL).context["working"]

    severities = [group.severity for group in groups]
    assert severities[0] == "error"
    assert severities == sorted(severities)


def test_each_rule_is_explained_and_counted(editor_client, working):
    no_reason()
    rules = {rule.name: rule for rule in editor_client.get(URL).context["rules"]}

    assert all(rule.purpose.endswith(".") for rule in rules.values())
    missing = rules["Requirement without a reason"]
    assert (missing.working, missing.released) == (1, 0)


def test_nothing_to_mend_is_said(editor_client, default_catalogue, monkeypatch):
    monkeypatch.setattr("careers.admin.health.lint", lambda document: ())

    page = editor_client.get(URL).content.decode()

    assert page.count("Nothing to mend.") == 2
    assert "Mend it" not in page


def test_before_the_first_release(editor_client):
    page = editor_client.get(URL).content.decode()

    assert "Nothing is published yet." in page
    assert "There is no role to publish." in page


def test_it_takes_the_right(working):
    client = Client()
    client.force_login(UserFactory(is_staff=True))

    assert client.get(URL).status_code == 403


def test_it_costs_a_query_a_kind_of_row(editor_client, working, django_assert_max_num_queries):
    CanDo.objects.filter(skill__slug="git").update(hours=0)
    Requirement.objects.update(reason="")

    # session, user, permissions (2), the release, the working copy (about 30), the rows of the
    # four parts that have findings, and the rows within (2 roles, 1 skill)
    with django_assert_max_num_queries(60):
        editor_client.get(URL)
