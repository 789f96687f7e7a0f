"""The page that an editor pastes an article into."""

import pytest
from django.contrib.admin.models import LogEntry

from careers.actions import lay_article as action
from careers.actions.retire import retire_role
from careers.domain.article.draft import NEW
from careers.models import Aspect, Category, Release, Role, Skill
from tests.catalogues import small
from tests.stored import rows

URL = "/admin/careers/article/"
DS, MLE = (role.name for role in small().roles[:2])
TABLE = f"| Aspect | {DS} | {MLE} |\n|---|---|---|\n| Tempo | Slow | Fast |"
TOOLS = f"Role\tCategory\tSkills\n{DS}\t{small().categories[0].name}\tCOBOL"


def look(client, text, **more):
    return client.post(URL, {"text": text, **more})


def seen(page):
    return {name: page.context["seen"][name].value() for name in ("shown", "decided")}


def test_it_is_shown_then_laid_in(editor_client, working):
    page = look(editor_client, TABLE)
    assert page.status_code == 200
    assert not Aspect.objects.filter(name="Tempo").exists()
    assert "Tempo" in page.content.decode()

    done = look(editor_client, TABLE, lay="1", **seen(page))
    assert (done.status_code, done.url) == (302, "/admin/")
    assert {cell.text for cell in Aspect.objects.get(name="Tempo").cells.all()} == {"Slow", "Fast"}
    assert Release.objects.count() == 1
    assert "article" in LogEntry.objects.get().change_message


def test_a_decision_is_looked_at_before_it_is_laid_in(editor_client, working):
    page = look(editor_client, TOOLS)
    (question,) = page.context["reading"].opens
    chosen = {"name": question.name, "choice": Skill.objects.first().slug}

    refused = look(editor_client, TOOLS, lay="1", **seen(page), **chosen)
    assert refused.status_code == 409
    assert "You decided something" in refused.content.decode()
    again = look(editor_client, TOOLS, **chosen)
    assert again.context["reading"].opens[0].chosen == chosen["choice"]


def test_a_working_copy_that_changed_meanwhile_is_looked_at_again(editor_client, working):
    page = look(editor_client, TABLE)
    Skill.objects.filter(pk=Skill.objects.first().pk).update(name="Renamed")
    refused = look(editor_client, TABLE, lay="1", **seen(page))
    assert refused.status_code == 409
    assert "somebody changed the working copy" in refused.content.decode()
    assert not Aspect.objects.filter(name="Tempo").exists()


def test_a_retired_role_or_skill_keeps_its_parts(editor_client, working):
    role, category = Role.objects.get(name=MLE), Category.objects.first()
    retire_role(role_id=role.pk)
    skill = Skill.objects.create(slug="cobol", name="COBOL", category=category, retired=True)
    text = f"{TOOLS}\n\nRole\tFocus\n{MLE}\tModels"
    asked = look(editor_client, text).context["reading"].opens
    assert len(asked) == 2
    chosen = {"name": [row.name for row in asked], "choice": [NEW, NEW]}
    before = rows()

    page = look(editor_client, text, **chosen)
    for row in (role, skill):
        assert f"{row} is retired; bring it back first, or choose" in page.content.decode()
    assert page.context["undecided"] == 2
    look(editor_client, text, lay="1", **chosen, **seen(page))
    assert rows() == before


def test_a_working_copy_that_names_what_is_retired_is_mended_first(editor_client, working):
    page = look(editor_client, TABLE)
    Skill.objects.filter(slug="sql").update(retired=True)

    for more in ({}, {"lay": "1", **seen(page)}):
        told = look(editor_client, TABLE, **more)
        assert told.status_code == 409
        assert "sql" in told.content.decode()


def test_what_is_typed_stays_and_is_shown_inert(editor_client, working):
    evil = f'{TABLE}\n\n<script>alert(1)</script> "><img src=x onerror=alert(1)>'
    page = look(editor_client, evil).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("text", ["", " ", "x" * 100_001, "a\tb\n" * 1_100, "\x00"])
def test_bad_input_is_named_at_its_field(editor_client, working, text):
    page = look(editor_client, text)
    assert page.status_code == 400
    assert page.context["form"].errors["text"]


def test_an_article_with_nothing_known_says_so(editor_client, working):
    page = look(editor_client, "Once upon a time.")
    assert "Nothing of it" in page.content.decode()
    assert b'name="lay"' not in page.content


def test_what_breaks_in_the_middle_leaves_everything_as_it_was(editor_client, working, monkeypatch):
    page = look(editor_client, TABLE)
    whole = action.import_document

    def broken(*, document):
        whole(document=document)
        raise RuntimeError

    monkeypatch.setattr(action, "import_document", broken)
    with pytest.raises(RuntimeError):
        look(editor_client, TABLE, lay="1", **seen(page))
    assert not Aspect.objects.filter(name="Tempo").exists()
    assert not LogEntry.objects.exists()


def test_members_do_not_get_there(member_client, working):
    assert member_client.get(URL).status_code in {302, 403}
