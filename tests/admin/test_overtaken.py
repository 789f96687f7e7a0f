"""Two editors on one page: the second never overwrites what they did not see."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connections
from django.test import Client

from careers.models import Aspect, Resource, Role, Skill
from tests.admin.forms import change_url, fields_of, list_url, prefix_of, save


def skill(slug="sql"):
    return Skill.objects.get(slug=slug)


def text(response):
    return response.content.decode()


def test_the_second_sees_both_versions_and_nothing_is_saved(editor_client, other_editor, working):
    url = change_url(skill())
    mine = fields_of(editor_client.get(url)) | {"summary": "Mine."}
    save(other_editor, url, summary="Theirs.")

    response = editor_client.post(url, mine)

    assert response.status_code == 409
    assert skill().summary == "Theirs."
    (row,) = response.context["overtaken"]
    assert (row.field, row.yours, row.stored) == ("Summary", "Mine.", "Theirs.")
    (entry,) = response.context["entries"]
    assert str(entry.user) in text(response)
    assert "Changed Summary." in text(response)
    assert fields_of(response)["summary"] == "Mine."


def test_saving_again_on_purpose_keeps_mine(editor_client, other_editor, working):
    url = change_url(skill())
    mine = fields_of(editor_client.get(url)) | {"summary": "Mine."}
    save(other_editor, url, summary="Theirs.")

    again = fields_of(editor_client.post(url, mine))

    assert editor_client.post(url, again).status_code == 302
    assert skill().summary == "Mine."
    assert LogEntry.objects.count() == 2


def test_a_third_save_in_between_is_told_as_well(editor_client, other_editor, working):
    url = change_url(skill())
    mine = fields_of(editor_client.get(url)) | {"summary": "Mine."}
    save(other_editor, url, summary="Theirs.")
    again = fields_of(editor_client.post(url, mine))
    save(other_editor, url, summary="Theirs again.")

    assert editor_client.post(url, again).status_code == 409
    assert skill().summary == "Theirs again."


@pytest.mark.parametrize("seen", [None, "", "x.y", "." * 9, "0.99999999999999999999999"])
def test_a_page_that_does_not_say_what_it_showed_is_stale(editor_client, working, seen):
    url = change_url(skill())
    data = fields_of(editor_client.get(url)) | {"_seen": seen, "name": "Mine"}
    data = {name: value for name, value in data.items() if value is not None}

    assert editor_client.post(url, data).status_code == 409
    assert skill().name == "SQL"


def test_a_fault_of_form_is_no_other_editors_doing(editor_client, working):
    url = change_url(skill())
    first = editor_client.post(url, fields_of(editor_client.get(url)) | {"name": ""})
    assert first.status_code == 200

    assert editor_client.post(url, fields_of(first) | {"name": "S-Q-L"}).status_code == 302


def test_an_inline_row_counts(editor_client, other_editor, working):
    url = change_url(skill())
    page = editor_client.get(url)
    row = prefix_of(page, "can_dos", level=2)
    save(other_editor, url, **{f"{row}-hours": 77})

    response = editor_client.post(url, fields_of(page) | {f"{row}-hours": 88})

    assert response.status_code == 409
    assert skill().can_dos.get(level=2).hours == 77
    (found,) = response.context["overtaken"]
    assert (found.field, found.yours, found.stored) == ("Hours", "88", "77")


def test_a_row_that_somebody_else_deleted_comes_back_only_on_purpose(editor_client, working):
    url = change_url(skill())
    data = fields_of(editor_client.get(url))
    skill().resources.all().delete()

    response = editor_client.post(url, data)
    assert response.status_code == 409
    assert "Saved, it comes back" in text(response)
    assert not skill().resources.exists()

    again = editor_client.post(url, fields_of(response))
    assert again.status_code == 302, again.context["errors"]
    assert skill().resources.get().title == "Learn SQL"


def test_a_row_that_somebody_else_added_is_named_and_stays(editor_client, working):
    url = change_url(skill())
    data = fields_of(editor_client.get(url)) | {"summary": "Mine."}
    Resource.objects.create(skill=skill(), title="Theirs", url="https://example.org/", position=9)

    response = editor_client.post(url, data)
    assert response.status_code == 409
    assert "Theirs. Somebody else added this row" in text(response)

    again = editor_client.post(url, fields_of(response))
    assert again.status_code == 302, again.context["errors"]
    assert skill().resources.count() == 2


def test_a_forged_row_of_another_skill_is_left_alone(editor_client, working):
    url = change_url(skill())
    page = editor_client.get(url)
    row = prefix_of(page, "resources", title="Learn SQL")
    foreign = skill("git").resources.get()

    editor_client.post(url, fields_of(page) | {f"{row}-id": foreign.pk, f"{row}-title": "Forged"})

    assert skill("git").resources.get().title == foreign.title
    assert skill().resources.get().title == "Learn SQL"


def test_a_list_counts(editor_client, other_editor, working):
    page = editor_client.get(list_url(Role))
    row = next(form.prefix for form in page.context["cl"].formset.forms)
    data = fields_of(page) | {f"{row}-position": 8, "_save": "Save"}
    save(other_editor, list_url(Role), **{f"{row}-position": 5, "_save": "Save"})

    response = editor_client.post(list_url(Role), data)

    assert response.status_code == 409
    assert sorted(Role.objects.values_list("position", flat=True)) == [1, 5]
    (found,) = response.context["overtaken"]
    assert (found.yours, found.stored) == ("8", "5")

    again = fields_of(response) | {"_save": "Save"}
    assert editor_client.post(list_url(Role), again).status_code == 302
    assert sorted(Role.objects.values_list("position", flat=True)) == [1, 8]


def test_a_list_whose_row_was_deleted(editor_client, working):
    page = editor_client.get(list_url(Aspect))
    Aspect.objects.all().delete()

    response = editor_client.post(list_url(Aspect), fields_of(page) | {"_save": "Save"})

    assert response.status_code == 409


def test_every_field_of_a_list_has_a_name(editor_client, working):
    page = editor_client.get(list_url(Role))

    form = page.context["cl"].formset.forms[0]
    assert form.fields["position"].widget.attrs["aria-label"] == f"Position: {form.instance}"


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_instant_one_saves(editor, working):
    url, barrier = change_url(skill()), Barrier(4)
    browsers = [Client() for _ in range(4)]
    for browser in browsers:
        browser.force_login(editor)
    pages = [fields_of(browser.get(url)) for browser in browsers]

    def post(number):
        try:
            barrier.wait()
            data = pages[number] | {"summary": f"Number {number}."}
            return browsers[number].post(url, data).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(post, range(4)))

    assert sorted(answers) == [302, 409, 409, 409]
    assert skill().summary == f"Number {answers.index(302)}."
    assert LogEntry.objects.count() == 1
