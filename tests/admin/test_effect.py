"""The effect on members on the publish page, and the log of who looked at it."""

import json

import pytest

from careers.actions.rate import Wish, rate
from careers.models import EffectPreview, Release, Requirement
from careers.releases import current
from tests.admin.forms import change_url, save
from tests.admin.test_publish import URL, promise
from tests.effects.recounting import NOW
from tests.factories import UserFactory

SUPERUSERS_ONLY = "/admin/careers/effectpreview/"


@pytest.fixture
def members(working):
    """Nine who have SQL at Expert, and one at Working."""
    for level in (4,) * 9 + (2,):
        person = UserFactory()
        rate(member_id=person.pk, wishes={"sql": Wish(level)}, published=current(), now=NOW)


@pytest.fixture
def raised(editor_client, members):
    """SQL asked of the Data Scientist at Expert rather than Practitioner."""
    wanted = Requirement.objects.get(role__slug="data-scientist", slug="sql")
    save(editor_client, change_url(wanted), level=4)


def look(client, **changes):
    return client.post(URL, {**promise(client, "Kept"), "action": "effect", **changes})


def test_the_effect_is_counted_when_asked_for(editor_client, editor, raised):
    page = look(editor_client)

    assert page.status_code == 200
    (changed, same) = page.context["effects"]
    # One goes down from 2/3 to 1/2 of SQL; the other nine have all of it, before and after.
    assert changed.cells[:4] == ("10", "fewer than 5", "not shown", "not shown")
    assert (same.kind, same.cells) == ("same", ())
    text = page.content.decode()
    assert "fewer than 5" in text
    assert page.context["form"].initial["note"] == "Kept"
    assert Release.objects.count() == 1


def test_a_look_is_logged_with_what_was_shown_and_no_more(editor_client, editor, raised):
    page = look(editor_client)

    log = EffectPreview.objects.get()
    assert (log.editor, log.release) == (editor, Release.objects.get())
    assert log.sha256 == page.context["candidate"].sha256
    assert log.shown[0]["cells"] == list(page.context["effects"][0].cells)
    assert "member" not in json.dumps(log.shown)


def test_a_look_is_logged_with_what_was_compared(client, editor_client, raised):
    page = look(editor_client)

    log = EffectPreview.objects.get()
    assert log.document == page.context["candidate"].text
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    told = client.get(f"{SUPERUSERS_ONLY}{log.pk}/change/").content.decode()
    assert "Changed: " in told
    assert "Practitioner → Expert" in told
    EffectPreview.objects.update(document="")
    told = client.get(f"{SUPERUSERS_ONLY}{log.pk}/change/").content.decode()
    assert "Not kept at the time of this look." in told


def test_opening_the_page_counts_and_logs_nothing(editor_client, raised):
    page = editor_client.get(URL, {"action": "effect"})

    assert page.context["effects"] is None
    assert not EffectPreview.objects.exists()


@pytest.mark.parametrize("other", [{"sha256": "0" * 64}, {"number": 9}, {"number": "x"}])
def test_of_what_was_not_shown_no_effect_is_counted(editor_client, raised, other):
    page = look(editor_client, **other)

    assert (page.status_code, page.context["effects"]) == (409, None)
    assert not EffectPreview.objects.exists()


def test_without_a_change_there_is_nothing_to_count(editor_client, members):
    page = look(editor_client)

    assert page.context["effects"] is None
    assert not EffectPreview.objects.exists()


def test_the_first_release_is_looked_at_too(editor_client, raised):
    EffectPreview.objects.all().delete()
    Release.objects.all().delete()

    page = look(editor_client)

    assert {effect.kind for effect in page.context["effects"]} == {"new"}
    assert EffectPreview.objects.get().release is None


def test_the_log_is_for_superusers_to_read(client, editor_client, raised):
    look(editor_client)
    log = EffectPreview.objects.get()
    address = f"{SUPERUSERS_ONLY}{log.pk}/change/"
    assert editor_client.get(address).status_code == 403
    assert editor_client.get(SUPERUSERS_ONLY).status_code == 403

    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    assert client.get(SUPERUSERS_ONLY).status_code == 200
    assert "fewer than 5" in client.get(address).content.decode()
    assert client.post(address, {"sha256": "x"}).status_code == 403
    assert client.post(f"{SUPERUSERS_ONLY}{log.pk}/delete/", {"post": "yes"}).status_code == 403
    assert EffectPreview.objects.get().sha256 == log.sha256
