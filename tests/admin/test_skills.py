"""Skills in the admin: what is saved, what is refused at its field, what is never deleted."""

import pytest
from django.contrib.admin.models import LogEntry
from django.forms import ModelForm
from django.utils import timezone

from careers.models import Category, Prerequisite, Rating, Skill
from tests.admin.forms import change_url, errors, fields_of, list_url, prefix_of, save
from tests.factories import UserFactory


def skill(slug):
    return Skill.objects.get(slug=slug)


def edit(client, slug, **changes):
    return save(client, change_url(skill(slug)), **changes)


def test_an_editor_changes_a_skill_and_it_is_in_the_log(editor_client, editor, working):
    response = edit(editor_client, "sql", summary="Asking\r\ntables.")

    assert response.status_code == 302
    assert skill("sql").summary == "Asking\ntables."
    assert LogEntry.objects.get().user == editor


def test_an_editor_adds_a_skill_which_comes_last(editor_client, working):
    category = Category.objects.get(slug="data")
    response = save(
        editor_client, list_url(Skill, "add"), name="Rust", slug="rust", category=category.pk
    )

    assert response.status_code == 302
    assert Skill.objects.last().slug == "rust"
    assert skill("rust").first_release is None


def test_a_published_slug_cannot_be_changed(editor_client, working):
    save(editor_client, change_url(skill("sql")), slug="other", name="S-Q-L")

    assert skill("sql").name == "S-Q-L"


def test_a_new_prerequisite_is_saved(editor_client, working):
    response = _lean(editor_client, "docker", "git")

    assert response.status_code == 302
    assert Prerequisite.objects.filter(skill__slug="docker", requires__slug="git").exists()


def _lean(client, slug, on, at_level=2, level=1):
    page = client.get(change_url(skill(slug)))
    new = prefix_of(page, "requires", pk=None)
    changes = {"at_level": at_level, "requires": skill(on).pk, "level": level}
    return edit(client, slug, **{f"{new}-{name}": value for name, value in changes.items()})


def test_a_circle_of_prerequisites_is_refused_at_the_row(editor_client, working):
    Prerequisite.objects.all().delete()
    for one, other in (("kubernetes", "docker"), ("docker", "git")):
        assert _lean(editor_client, one, other).status_code == 302

    found = errors(_lean(editor_client, "git", "kubernetes"))

    ((key, messages),) = found.items()
    assert key.endswith("-requires")
    assert messages == [
        "These prerequisites would run in a circle: Git → Kubernetes → Docker → Git."
    ]
    assert Prerequisite.objects.count() == 2


def test_a_circle_can_be_broken_and_closed_elsewhere_in_one_go(editor_client, working):
    """The rows that are being saved count, not those that they replace."""
    Prerequisite.objects.all().delete()
    _lean(editor_client, "kubernetes", "docker")
    page = editor_client.get(change_url(skill("kubernetes")))
    row = prefix_of(page, "requires", requires=skill("docker"))
    assert edit(editor_client, "kubernetes", **{f"{row}-DELETE": "on"}).status_code == 302

    assert _lean(editor_client, "docker", "kubernetes").status_code == 302


def test_a_skill_is_not_its_own_prerequisite(editor_client, working):
    found = errors(_lean(editor_client, "git", "git"))

    assert ["A skill cannot be its own prerequisite."] in found.values()


@pytest.mark.parametrize("state", ["published", "rated"])
def test_what_members_refer_to_is_never_deleted(editor_client, working, state):
    kept = skill("sql")
    if state == "rated":
        Skill.objects.update(first_release=None)
        Rating.objects.create(member=UserFactory(), skill=kept, level=1, rated_at=timezone.now())
    url = f"/admin/careers/skill/{kept.pk}/delete/"

    for response in (
        editor_client.get(url, follow=True),
        editor_client.post(url, {"post": "yes"}, follow=True),
        editor_client.post(list_url(Skill), _bulk(kept, skill("git")), follow=True),
        editor_client.post(list_url(Skill), _bulk(kept) | {"post": "yes"}, follow=True),
    ):
        assert "cannot be deleted" in response.content.decode()
    assert Skill.objects.count() == 10
    assert "/delete/" not in _main(editor_client.get(change_url(kept)))


def _main(response):
    return response.content.decode().partition("submit-row")[2]


def _bulk(*skills):
    return {
        "action": "delete_selected",
        "_selected_action": [row.pk for row in skills],
        "index": 0,
        "select_across": 0,
    }


def test_a_draft_can_be_deleted(editor_client, working):
    for at in range(2):
        draft = Skill.objects.create(slug="rust", name="Rust", category=Category.objects.first())
        if at:
            editor_client.post(list_url(Skill), _bulk(draft) | {"post": "yes"})
        else:
            editor_client.post(f"/admin/careers/skill/{draft.pk}/delete/", {"post": "yes"})
        assert not Skill.objects.filter(slug="rust").exists()


def test_a_category_with_skills_is_not_deleted(editor_client, working):
    category = Category.objects.get(slug="data")
    url = f"/admin/careers/category/{category.pk}/delete/"

    assert editor_client.post(url, {"post": "yes"}).status_code == 200
    assert Category.objects.filter(slug="data").exists()


def test_the_list_moves_skills(editor_client, working):
    last = Skill.objects.last()
    page = editor_client.get(list_url(Skill))
    form = next(row for row in page.context["cl"].formset.forms if row.instance == last)
    Skill.objects.exclude(pk=last.pk).update(position=5)

    response = save(
        editor_client, list_url(Skill), **{f"{form.prefix}-position": 0, "_save": "Save"}
    )

    assert response.status_code == 302
    assert Skill.objects.first() == last


def test_a_row_that_somebody_else_deleted_meanwhile(editor_client, working):
    page = editor_client.get(change_url(skill("sql")))
    data = fields_of(page)
    skill("sql").resources.all().delete()

    assert editor_client.post(change_url(skill("sql")), data).status_code == 409


def test_what_the_database_refuses_is_checked_once_more(editor_client, working, monkeypatch):
    """Somebody else took the slug after our form was checked: the second check sees it."""
    check = ModelForm.validate_unique

    def too_early(form):
        monkeypatch.setattr(ModelForm, "validate_unique", check)

    monkeypatch.setattr(ModelForm, "validate_unique", too_early)
    found = errors(
        save(editor_client, list_url(Skill, "add"), name="SQL", slug="sql",
             category=Category.objects.first().pk)
    )  # fmt: skip

    assert list(found) == ["slug"]
