"""Restoring a release into the working copy: seen first, whole or not at all, and undoable."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from careers import working_copy
from careers.actions import import_document as importing
from careers.actions.publish import publish
from careers.actions.rate import Wish, rate
from careers.admin import restoring
from careers.domain.reading import stored
from careers.models import (
    Goal,
    Rating,
    RatingEvent,
    Release,
    Requirement,
    RequirementOption,
    Role,
    Skill,
    WorkingCopy,
)
from careers.releases import current
from tests.admin.forms import change_url, save
from tests.admin.test_walk import _rows
from tests.factories import UserFactory

URL = "/admin/careers/release/{}/restore/"


@pytest.fixture
def changed(working):
    """Release 2 without Kubernetes and with Helm; the working copy has one skill more."""
    kubernetes = Skill.objects.get(slug="kubernetes")
    docker = Skill.objects.get(slug="docker")
    for rows in (kubernetes.required_by, kubernetes.demand):
        rows.all().delete()
    RequirementOption.objects.filter(skill=kubernetes).update(skill=docker)
    kubernetes.retired, kubernetes.merged_into = True, docker
    kubernetes.save()
    publish(author=None, note="Second", now=timezone.now())
    Skill.objects.create(slug="draft", name="Draft skill", category=docker.category)


def document(number):
    return stored(Release.objects.get(number=number).document)


def press(client, number=1):
    """Look, then press the button."""
    return client.post(URL.format(number), client.get(URL.format(number)).context["form"].initial)


def members_rows():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Rating, RatingEvent, Goal, Release)
    ]


def test_it_is_the_working_copy_again(editor_client, editor, changed):
    response = press(editor_client)

    assert response.status_code == 302
    assert working_copy.read() == document(1)
    entry = LogEntry.objects.get(content_type__model="release", user=editor)
    assert "Release 1 is restored into the working copy" in entry.change_message


def test_looking_changes_nothing_and_says_what_would(editor_client, changed):
    before = _rows()

    response = editor_client.get(URL.format(1))

    assert _rows() == before
    fate = response.context["fate"]
    assert [[str(row) for row in rows] for rows in fate] == [["Kubernetes"], [], ["Draft skill"]]
    assert "Merged into" in response.content.decode()


def test_members_see_nothing_of_it_before_it_is_published(editor_client, changed):
    press(editor_client)

    assert Release.objects.count() == 2
    assert not current().catalogue.has_skill("kubernetes")
    publish(author=None, note="Back", now=timezone.now())
    assert current().catalogue.has_skill("kubernetes")
    assert Release.objects.get(number=3).sha256 == Release.objects.get(number=1).sha256


def test_no_row_of_a_member_is_touched(editor_client, changed, member):
    for slug, level in (("kubernetes", 3), ("docker", 1)):
        skill = Skill.objects.get(slug=slug)
        Rating.objects.create(member=member, skill=skill, level=level, rated_at=timezone.now())
        RatingEvent.objects.create(
            member=member, skill=skill, new_level=level, at=timezone.now(), source="web"
        )
    Goal.objects.create(member=member, role=Role.objects.first(), set_at=timezone.now())
    before = members_rows()

    press(editor_client, 1)
    press(editor_client, 2)
    press(editor_client, 1)

    assert members_rows() == before


def test_the_restoring_is_undone_by_restoring(editor_client, changed):
    Skill.objects.get(slug="draft").delete()
    press(editor_client, 1)
    publish(author=None, note="Back", now=timezone.now())

    press(editor_client, 2)

    assert working_copy.read() == document(2)
    merged = Skill.objects.get(slug="kubernetes")
    assert (merged.retired, merged.merged_into.slug) == (True, "docker")


@pytest.mark.parametrize(
    "url",
    [
        "/admin/careers/release/publish/",
        "/admin/",
        "/admin/careers/release/difference/",
        "/admin/careers/release/difference/?from=2&to=1",
    ],
)
def test_what_was_merged_and_comes_back_is_said_to(editor_client, changed, url):
    press(editor_client)

    (group,) = (row for row in editor_client.get(url).context["groups"] if row.title == "Skills")
    kinds = {entry.name: entry.kind for entry in group.entries}
    assert kinds["Kubernetes"] == "back"
    assert "1 brought back" in group.counted
    assert "1 brought back" in editor_client.get(url).content.decode()


def test_what_no_release_held_yet_is_added(editor_client, changed):
    page = editor_client.get("/admin/careers/release/difference/")

    (group,) = page.context["groups"]
    assert [(entry.name, entry.kind) for entry in group.entries] == [("Draft skill", "added")]


def test_what_members_rated_is_retired_not_deleted(editor_client, changed, member):
    draft = Skill.objects.get(slug="draft")
    rate_draft = Rating(member=member, skill=draft, level=2, rated_at=timezone.now())
    rate_draft.save()

    response = editor_client.get(URL.format(1))
    assert [str(row) for row in response.context["fate"].retired] == ["Draft skill"]
    press(editor_client)

    draft.refresh_from_db()
    assert draft.retired
    rate_draft.refresh_from_db()


def test_what_was_edited_meanwhile_is_looked_at_first(editor_client, changed):
    shown = editor_client.get(URL.format(1)).context["form"].initial
    asked = Requirement.objects.get(role__slug="data-scientist", slug="sql")
    save(editor_client, change_url(asked), level=1)
    before = working_copy.read()

    response = editor_client.post(URL.format(1), shown)

    assert response.status_code == 409
    assert "somebody changed the working copy meanwhile" in response.content.decode()
    assert "<del>Awareness</del>" in response.content.decode()
    assert working_copy.read() == before
    assert editor_client.post(URL.format(1), response.context["form"].initial).status_code == 302


@pytest.mark.parametrize("shown", ["", "x" * 65, "0" * 64, "a\0b"])
def test_an_odd_promise_restores_nothing(editor_client, changed, shown):
    before = working_copy.read()

    assert editor_client.post(URL.format(1), {"shown": shown}).status_code in {400, 409}
    assert working_copy.read() == before


def test_a_working_copy_that_makes_no_document_can_be_left_behind(editor_client, working):
    Requirement.objects.get(role__slug="data-scientist", slug="sql").options.all().delete()

    response = editor_client.get(URL.format(1))
    assert "Needs at least 1." in response.content.decode()
    assert press(editor_client).status_code == 302
    assert working_copy.read() == document(1)


def test_what_the_working_copy_says_already_needs_no_restoring(editor_client, working):
    page = editor_client.get(URL.format(1)).content.decode()

    assert "Nothing differs." in page
    assert 'value="Restore release 1"' not in page


@pytest.mark.parametrize("place", ["lay_crossings", "retire_skills", "the log"])
def test_stopped_in_the_middle_the_previous_state_is_whole(
    editor_client, changed, monkeypatch, place
):
    shown = editor_client.get(URL.format(1)).context["form"].initial
    before = _rows(), WorkingCopy.objects.get().changes

    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    where = (
        (restoring.admin.site.get_model_admin(Release), "log_change")
        if place == "the log"
        else (importing, place)
    )
    monkeypatch.setattr(*where, stop)
    with pytest.raises(KeyboardInterrupt):
        editor_client.post(URL.format(1), shown)

    assert (_rows(), WorkingCopy.objects.get().changes) == before
    assert not LogEntry.objects.filter(content_type__model="release").exists()


def test_it_takes_the_rights_to_all_of_it(client, changed, editors):
    staff = UserFactory(is_staff=True)
    held = editors.permissions.exclude(codename="delete_skill")
    staff.user_permissions.set(held)
    client.force_login(staff)

    assert client.get(URL.format(1)).status_code == 403
    assert client.post(URL.format(1), {"shown": working_copy.mark()}).status_code == 403


def test_a_members_level_after_merging_and_restoring(editor_client, working, member):
    published = current()
    rate(
        member_id=member.pk, wishes={"kubernetes": Wish(3)}, published=published, now=timezone.now()
    )
    before = members_rows()[:3]
    save(editor_client, change_url(Skill.objects.get(slug="git")), summary="Other")
    press(editor_client)

    assert members_rows()[:3] == before
    assert working_copy.read() == document(1)
