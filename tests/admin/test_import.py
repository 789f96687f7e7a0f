"""A catalogue in one file: looked at first, then put in place of the working copy."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from careers import working_copy
from careers.admin import uploading
from careers.models import Faq, Role, Skill, Upload
from tests.admin.conftest import publishable
from tests.admin.files import chosen, decision_of, document_without
from tests.factories import UserFactory
from tests.stored import rows

URL = "/admin/careers/import/"


@pytest.fixture
def changed():
    """The published catalogue without a role's first requirement, with a new question."""
    data = publishable().model_dump(mode="json")
    data["roles"][0]["requirements"].pop(0)
    data["faq"].append({"slug": "new", "question": "Is this new?", "answer": "It is."})
    return json.dumps(data)


def test_what_would_change_is_shown_and_then_done(editor_client, editor, working, changed):
    preview = editor_client.post(URL, chosen(changed))
    page = preview.content.decode()
    assert "Is this new?" in page
    assert "Nothing has changed yet" in page
    assert not Faq.objects.filter(slug="new").exists()

    done = editor_client.post(URL, decision_of(preview), follow=True)

    assert "“catalogue.json” is imported (" in done.content.decode()
    assert working_copy.read().model_dump(mode="json") == json.loads(changed)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.change_message[:24]) == (editor, "“catalogue.json” is impo")
    assert Upload.objects.get().text == ""


def test_the_page_leads_to_it_from_the_start(editor_client, working):
    assert URL in editor_client.get("/admin/").content.decode()
    assert "Choose a file first." in editor_client.post(URL, {}).content.decode()


def test_importing_an_export_of_itself_changes_no_row(editor_client, working):
    before = rows()
    exported = editor_client.get(reverse("admin:careers_export"))
    assert exported.headers["Content-Disposition"].startswith('attachment; filename="crosswalk-')

    preview = editor_client.post(URL, chosen(exported.content))

    assert "There is nothing to import" in preview.content.decode()
    editor_client.post(URL, decision_of(preview))
    assert rows() == before


def test_what_goes_is_told_by_name(editor_client, working, member):
    Skill.objects.create(slug="unseen", name="Never seen", category=Skill.objects.first().category)
    text = document_without("skills", "docker", "roles", "machine-learning-engineer")

    page = editor_client.post(URL, chosen(text)).content.decode()

    retired = page.partition("Are retired")[2].partition("</ul>")[0]
    assert "<li>Docker</li>" in retired
    assert "<li>Machine Learning Engineer</li>" in retired
    assert "<li>Never seen</li>" in page.partition("Are deleted")[2].partition("</ul>")[0]


def test_a_change_meanwhile_is_told_and_kept(editor_client, working, changed):
    preview = editor_client.post(URL, chosen(changed))
    Role.objects.update(one_line="Somebody else was here.")
    before = rows()

    told = editor_client.post(URL, decision_of(preview))

    assert told.status_code == 409
    assert "somebody changed the working copy" in told.content.decode()
    assert rows() == before
    assert editor_client.post(URL, decision_of(told)).status_code == 302
    assert not Role.objects.filter(one_line="Somebody else was here.").exists()


def test_a_file_is_its_editors_alone_and_decided_once(editor_client, working, changed, client):
    decision = decision_of(editor_client.post(URL, chosen(changed)))
    before = rows()
    other = UserFactory(is_staff=True, is_superuser=True)
    editor = editor_client.session["_auth_user_id"]
    client.force_login(other)
    assert client.post(URL, decision).status_code == 409
    assert rows() == before

    client.force_login(Upload.objects.get(author_id=editor).author)
    assert client.post(URL, decision).status_code == 302


@pytest.mark.parametrize("at_once", [False, True])
def test_who_decides_twice_reads_that_it_is_done(
    editor_client, working, changed, monkeypatch, at_once
):
    """The button pressed twice, or the page opened again by the back button."""
    decision = decision_of(editor_client.post(URL, chosen(changed)))
    kept = Upload.objects.get()
    editor_client.post(URL, decision)
    before, done = rows(), Upload.objects.get()
    if at_once:  # as it was before the first, for which the second has to wait
        monkeypatch.setattr(uploading, "_kept", lambda request, sha256: kept)
    again = editor_client.post(URL, decision)

    page = again.content.decode()
    assert again.status_code == 200
    assert f"{done.author} brought it in on" in page
    assert 'href="/admin/careers/release/publish/"' in page
    assert "somebody changed" not in page
    assert rows() == before
    assert LogEntry.objects.count() == 1
    monkeypatch.undo()
    editor_client.post(URL, chosen(json.dumps(publishable().model_dump(mode="json"))))
    assert editor_client.post(URL, decision).status_code == 409


def test_what_was_retired_is_brought_back_and_not_added(editor_client, working):
    Role.objects.filter(slug="machine-learning-engineer").update(retired=True)

    page = editor_client.post(URL, chosen(document_without()))

    kinds = {
        entry.name: entry.kind_name
        for group in page.context["groups"] for entry in group.entries
    }  # fmt: skip
    assert kinds["Machine Learning Engineer"] == "Brought back"
    assert "1 brought back" in page.content.decode()


def test_a_newer_file_takes_the_place_of_the_one_before(editor_client, working, changed):
    first = decision_of(editor_client.post(URL, chosen(changed)))
    editor_client.post(URL, chosen(changed.replace("Is this new?", "Or this?")))

    assert Upload.objects.count() == 1
    assert editor_client.post(URL, first).status_code == 409
    assert not Faq.objects.filter(slug="new").exists()


@pytest.mark.parametrize("shown", ["", "x", "0" * 64, "0" * 70, "\x00"])
def test_a_decision_that_no_page_made_is_refused(editor_client, working, changed, shown):
    decision = decision_of(editor_client.post(URL, chosen(changed))) | {"shown": shown}
    before = rows()

    assert editor_client.post(URL, decision).status_code == 409
    assert rows() == before


def test_nothing_of_it_is_stored_on_the_way(editor_client, working, changed):
    for answer in (
        editor_client.get(URL),
        editor_client.post(URL, chosen(changed)),
        editor_client.get(reverse("admin:careers_export")),
    ):
        assert (
            "no-store" in answer.headers["Cache-Control"]
            or "no-cache" in answer.headers["Cache-Control"]
        )


def test_a_working_copy_with_faults_is_put_an_end_to(editor_client, working, changed):
    Role.objects.first().requirements.first().options.all().delete()

    assert editor_client.get(reverse("admin:careers_export")).status_code == 409
    preview = editor_client.post(URL, chosen(changed))
    assert "importing puts an end to them" in preview.content.decode()
    assert editor_client.post(URL, decision_of(preview)).status_code == 302
    assert working_copy.read().model_dump(mode="json") == json.loads(changed)


def test_a_file_that_is_too_long_is_refused_unread(editor_client, working, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000

    assert editor_client.post(URL, chosen(b" " * 2000)).status_code == 413
    assert not Upload.objects.exists()
