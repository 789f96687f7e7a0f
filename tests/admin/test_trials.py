"""Trial tasks on the page of their role and on their own: edited, kept, moved, mended."""

import pytest
from django.test import Client
from django.utils import timezone

from careers import working_copy
from careers.actions.import_document import import_document
from careers.actions.publish import prepare, publish
from careers.actions.restore import restore
from careers.actions.retire import merge_skill, retire_skill
from careers.admin.findings import located
from careers.admin.mentions import of_skill
from careers.domain.linter import lint
from careers.models import Role, Skill, TrialItem, TrialSkill, TrialTask
from tests.admin.conftest import publishable
from tests.admin.forms import change_url, errors, fields_of, list_url, prefix_of, save


def role():
    return Role.objects.get(slug="data-scientist")


def task():
    return TrialTask.objects.get(slug="read-out")


def pk(slug):
    return Skill.objects.get(slug=slug).pk


def test_a_task_is_added_with_all_of_it_on_the_page_of_its_role(editor_client, working):
    url = change_url(role())
    new = prefix_of(editor_client.get(url), "trial_tasks", pk=None)

    answer = save(
        editor_client,
        url,
        **{
            f"{new}-title": "Serve a model",
            f"{new}-description": "Behind an API.",
            f"{new}-hours": 16,
            f"{new}-shows-0-skill": pk("docker"),
            f"{new}-shows-0-level": 2,
            f"{new}-acceptance-0-text": "One command starts it.",
            f"{new}-acceptance-1-text": "The budget is met.",
        },
    )

    assert answer.status_code == 302, answer.context["errors"]
    added = TrialTask.objects.get(slug="serve-a-model")
    assert (added.role, added.hours) == (role(), 16)
    assert [(row.skill.slug, row.level) for row in added.shows.all()] == [("docker", 2)]
    slugs = [item.slug for item in added.acceptance.all()]
    assert slugs == ["one-command-starts-it", "the-budget-is-met"]
    shown = working_copy.read().roles[0].trial_tasks[1]
    assert [item.text for item in shown.acceptance] == [
        "One command starts it.", "The budget is met.",
    ]  # fmt: skip


def test_a_published_item_can_be_worded_better_and_keeps_its_slug(editor_client, working):
    url = change_url(role())
    row = prefix_of(editor_client.get(url), "trial_tasks", slug="read-out")
    save(editor_client, url, **{f"{row}-acceptance-0-text": "Better.", f"{row}-slug": "forged",
                                f"{row}-acceptance-0-slug": "forged"})  # fmt: skip
    item = task().acceptance.first()
    assert (item.slug, item.text) == ("interval", "Better.")


def test_the_page_of_one_task_edits_the_same(editor_client, working):
    url = change_url(task())
    save(editor_client, url, **{"title": "Read it out", "acceptance-0-text": "Better.",
                                "acceptance-2-text": "A third."})  # fmt: skip
    assert task().title == "Read it out"
    assert [row.text for row in task().acceptance.all()][::2] == ["Better.", "A third."]
    assert editor_client.get(list_url(TrialTask)).status_code == 200
    assert editor_client.get(list_url(TrialTask, "add")).status_code == 200


def test_one_skill_twice_and_one_slug_twice_are_refused(editor_client, working):
    url = change_url(task())
    found = errors(save(editor_client, url, **{"shows-2-skill": pk("sql"), "shows-2-level": 1}))
    assert "shows" in repr(found)
    found = errors(
        save(editor_client, url, **{"acceptance-2-text": "X", "acceptance-2-slug": "rerun"})
    )
    assert "acceptance" in repr(found)
    assert (task().shows.count(), task().acceptance.count()) == (2, 2)


def test_what_somebody_else_did_within_a_task_counts(editor_client, working):
    url = change_url(role())
    data = fields_of(editor_client.get(url))
    TrialItem.objects.filter(slug="rerun").update(text="Theirs.")
    answer = editor_client.post(url, data)
    assert answer.status_code == 409
    assert "Theirs." in {row.stored for row in answer.context["overtaken"]}


def test_the_page_costs_the_same_with_more_tasks(
    editor_client, working, django_assert_max_num_queries
):
    for at in range(10):
        added = role().trial_tasks.create(slug=f"t{at}", title=f"T{at}", hours=1)
        added.shows.create(skill_id=pk("sql"), level=1)
        added.acceptance.create(slug="a", text="A.")
    url = change_url(role())
    editor_client.get(url)
    # session, user, permissions (2), role, release, the rows of the page (23), choices (7), log
    with django_assert_max_num_queries(45):
        editor_client.get(url)


def test_export_import_export_is_the_same_to_the_byte(working):
    before = working_copy.read().model_dump_json()
    import_document(document=working_copy.read())
    assert working_copy.read().model_dump_json() == before
    TrialTask.objects.all().delete()
    assert "trial_tasks" not in working_copy.read().model_dump_json()
    import_document(document=publishable())
    assert working_copy.read().model_dump_json() == before


def test_an_import_of_what_is_there_changes_no_row(working):
    assert not sum(import_document(document=working_copy.read()).values())


def test_a_release_of_before_is_restored_without_and_one_with_brings_them_back(working):
    TrialTask.objects.all().delete()
    without = publish(author=None, note="Without", now=timezone.now())
    assert not prepare().changed

    restore(release=working, shown=working_copy.mark())
    assert task().acceptance.count() == 2
    restore(release=without, shown=working_copy.mark())
    assert not TrialTask.objects.exists()


@pytest.mark.parametrize("level", [1, 3])
def test_a_merge_repoints_what_a_task_shows(working, level):
    TrialSkill.objects.filter(skill_id=pk("docker")).update(level=level)
    kinds = [row.kind for row in of_skill(Skill.objects.get(slug="docker"))]
    assert "Trial task" in kinds
    merge_skill(skill_id=pk("docker"), into_id=pk("sql"), repoint=True)
    assert [(row.skill.slug, row.level) for row in task().shows.all()] == [("sql", max(2, level))]


def test_a_retired_skill_is_a_fault_that_leads_to_its_field(working):
    docker = Skill.objects.get(slug="docker")
    role().requirements.filter(slug="docker").delete()
    Role.objects.exclude(slug="data-scientist").delete()
    retire_skill(skill_id=docker.pk)
    faults = [row for row in lint(working_copy.read()) if "trial_tasks" in row.path]
    assert [row.path for row in faults] == ["roles[0].trial_tasks[0].shows[1].skill"]
    assert located(faults)[0].url == f"{change_url(task())}#id_shows-1-skill"


def test_the_preview_shows_what_is_not_published_yet(editor_client, working):
    TrialTask.objects.update(title="Unpublished title")
    page = editor_client.get("/admin/preview/roles/data-scientist/")
    assert "Unpublished title" in page.content.decode()
    assert "Unpublished title" not in Client().get("/roles/data-scientist/").content.decode()
