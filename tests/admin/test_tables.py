"""Tables for spreadsheets: downloaded, changed, looked at, laid over the working copy."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from careers.actions.retire import merge_skill
from careers.models import Requirement, RequirementOption, Resource, Role, Skill, Upload
from tests.admin.files import chosen, decision_of
from tests.stored import rows

URL = "/admin/careers/tables/"
HEADING = "role;requirement;any_of;level;weight;must_have;reason"


def choose(client, kind, text):
    return client.post(URL, chosen(text, f"{kind}.csv", table=kind))


def test_changed_rows_and_new_ones_are_laid_over(editor_client, working):
    lines = [HEADING, "data-scientist;sql;SQL;4;4;yes;=Ask the data."]
    lines += ["data-scientist;run;docker | kubernetes;2;1;no;It runs."]
    before = rows()
    preview = choose(editor_client, "requirements", "\ufeff" + "\r\n".join(lines))
    page = preview.content.decode()
    assert "Row 2: data-scientist · sql" in page
    assert "<del>3</del>" in page
    assert "<ins>4</ins>" in page
    assert rows() == before

    assert editor_client.post(URL, decision_of(preview)).status_code == 302

    changed = Requirement.objects.get(role__slug="data-scientist", slug="sql")
    assert (changed.level, changed.reason) == (4, "=Ask the data.")
    options = RequirementOption.objects.filter(requirement__slug="run")
    assert [row.skill.slug for row in options] == ["docker", "kubernetes"]
    assert LogEntry.objects.get().change_message.startswith("“requirements.csv” is imported (")
    after = rows()
    untouched = set(after) - {"requirement", "requirementoption"}
    assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}


@pytest.mark.parametrize("kind", ["requirements", "skills", "resources"])
@pytest.mark.parametrize("separator", ["comma", "semicolon"])
def test_a_round_trip_changes_no_row(editor_client, working, kind, separator):
    Role.objects.update(one_line="=1+1")
    Skill.objects.update(summary='@SUM(1);"-2"')
    Resource.objects.create(skill=Skill.objects.first(), title="+x", url="https://example.org/")
    before = rows()
    address = reverse("admin:careers_table", args=(kind,))
    table = editor_client.get(address, {"separator": separator})
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"

    preview = editor_client.post(URL, chosen(table.content, f"{kind}.csv", table=kind))

    assert "There is nothing to import" in preview.content.decode()
    assert editor_client.post(URL, decision_of(preview)).status_code == 302
    assert rows() == before


@pytest.mark.parametrize("kind", ["requirements", "skills", "resources"])
def test_a_round_trip_of_a_workbook_changes_no_row(editor_client, working, kind):
    Skill.objects.update(summary='@SUM(1);"-2"')
    before = rows()
    table = editor_client.get(reverse("admin:careers_workbook", args=(kind,)))
    assert table.headers["Content-Disposition"].endswith(f'-{kind}.xlsx"')

    preview = editor_client.post(URL, chosen(table.content, f"{kind}.xlsx", table=kind))

    assert "There is nothing to import" in preview.content.decode()
    assert editor_client.post(URL, decision_of(preview)).status_code == 302
    assert rows() == before


def test_a_workbook_is_no_catalogue(editor_client, working):
    table = editor_client.get(reverse("admin:careers_workbook", args=("skills",)))

    answer = editor_client.post(reverse("admin:careers_import"), chosen(table.content))

    assert answer.status_code == 400
    assert "not text in UTF-8" in answer.content.decode()


def test_an_unknown_table_or_separator_is_not_found(editor_client, working):
    assert editor_client.get("/admin/careers/tables/people.csv").status_code == 404
    assert editor_client.get("/admin/careers/tables/people.xlsx").status_code == 404
    assert editor_client.get("/admin/careers/tables/skills.csv?separator=x").status_code == 404


def test_a_change_meanwhile_is_told(editor_client, working):
    preview = choose(editor_client, "skills", "skill,name\nsql,Structured Query Language")
    Skill.objects.filter(slug="sql").update(name="Seequel")

    told = editor_client.post(URL, decision_of(preview))

    assert told.status_code == 409
    assert "<del>Seequel</del>" in told.content.decode()
    Skill.objects.filter(slug="sql").update(slug="sequel", first_release=None)
    gone = editor_client.post(URL, decision_of(told))
    assert gone.status_code == 409
    assert "is missing" in gone.content.decode().lower()


def test_a_working_copy_with_faults_is_mended_first(editor_client, working):
    Requirement.objects.first().options.all().delete()

    answer = choose(editor_client, "skills", "skill,name\nsql,S")

    assert answer.status_code == 400
    assert "any_of" in answer.content.decode()
    for ending in ("csv", "xlsx"):
        assert editor_client.get(f"/admin/careers/tables/skills.{ending}").status_code == 409


def test_a_retired_skill_is_no_option(editor_client, working):
    Skill.objects.filter(slug="kubernetes").update(retired=True)
    text = f"{HEADING}\ndata-scientist;run;docker | kubernetes;2;1;no;It runs."

    page = choose(editor_client, "requirements", text).content.decode()

    assert "Kubernetes is retired; bring it back first" in page


def test_a_retired_skill_does_not_come_back_by_a_table(editor_client, working):
    docker, target = Skill.objects.get(slug="docker"), Skill.objects.get(slug="kubernetes")
    skills = editor_client.get(reverse("admin:careers_table", args=("skills",))).content
    merge_skill(skill_id=docker.pk, into_id=target.pk, repoint=True)
    before = rows()

    answer = choose(editor_client, "skills", skills)

    assert answer.status_code == 400
    assert f"{docker} is merged into {target}; use that" in answer.content.decode()
    assert "column “skill”" in answer.content.decode()
    assert not Upload.objects.exists()
    assert rows() == before
