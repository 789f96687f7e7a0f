"""Who presses a button twice, or sends a page again by the back button, reads what happened."""

from django.contrib.admin.models import LogEntry

from careers import working_copy
from careers.domain.article.draft import NEW
from careers.domain.reading import stored
from careers.models import Release, Skill
from tests.admin.forms import change_url, list_url, save
from tests.admin.test_article import TABLE, TOOLS, look, seen
from tests.admin.test_article import URL as ARTICLE
from tests.admin.test_publish import URL as PUBLISH
from tests.admin.test_publish import promise, requirement
from tests.admin.test_restore import URL as RESTORE


def test_who_publishes_twice_reads_that_it_is_done(editor_client, other_editor, working):
    save(editor_client, change_url(requirement()), level=4)
    shown = promise(editor_client)
    editor_client.post(PUBLISH, shown)

    again = editor_client.post(PUBLISH, shown, follow=True)

    assert again.redirect_chain[-1][0] == list_url(Release)
    assert "Release 2 is published already." in again.content.decode()
    assert "Not published" not in again.content.decode()
    assert Release.objects.count() == 2
    assert LogEntry.objects.filter(content_type__model="release").count() == 1
    assert other_editor.post(PUBLISH, shown).status_code == 409
    assert editor_client.post(PUBLISH, {**shown, "sha256": "0" * 64}).status_code == 409


def test_who_restores_twice_reads_that_it_is_done(editor_client, working):
    save(editor_client, change_url(requirement()), level=4)
    shown = editor_client.get(RESTORE.format(1)).context["form"].initial
    editor_client.post(RESTORE.format(1), shown)

    again = editor_client.post(RESTORE.format(1), shown, follow=True)

    assert again.redirect_chain[-1][0] == PUBLISH
    assert "Release 1 is restored already." in again.content.decode()
    assert "Not restored" not in again.content.decode()
    assert working_copy.read() == stored(working.document)
    assert LogEntry.objects.filter(content_type__model="release").count() == 1


def test_a_working_copy_broken_meanwhile_is_not_taken_for_restored(editor_client, working):
    shown = editor_client.get(RESTORE.format(1)).context["form"].initial
    requirement().options.all().delete()

    assert editor_client.post(RESTORE.format(1), shown).status_code == 409


def test_who_lays_it_twice_reads_that_it_is_done(editor_client, working):
    text = f"{TABLE}\n\n{TOOLS}"
    (question,) = look(editor_client, text).context["reading"].opens
    chosen = {"name": question.name, "choice": NEW}
    decided = {"lay": "1", **seen(look(editor_client, text, **chosen)), **chosen}
    assert look(editor_client, text, **decided).status_code == 302
    assert Skill.objects.filter(name="COBOL").count() == 1

    again = editor_client.post(ARTICLE, {"text": text, **decided}, follow=True)

    assert again.redirect_chain == [("/admin/", 302)]
    assert "The article is in the working copy already." in again.content.decode()
    assert "Nothing was changed" not in again.content.decode()
    assert Skill.objects.filter(name="COBOL").count() == 1
    assert LogEntry.objects.count() == 1
