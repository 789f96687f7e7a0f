"""What administrators do to people: each deed, who may do it, and its entry in the log."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.test import Client

from accounts import people
from accounts.models import User
from accounts.people import DEEDS, Refused, do
from accounts.standing import Standing, standing_of, with_standing
from tests.factories import UserFactory
from tests.routes.safe_account import just_signed_in

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/accounts/user/"


@pytest.fixture(autouse=True)
def groups(db):
    """Of the migrations; a test that commits may have emptied them."""
    return {name: Group.objects.get_or_create(name=name)[0] for name in ("Editors", "Reviewers")}


@pytest.fixture
def boss(client):
    user = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(user)
    just_signed_in(client)
    return user


@pytest.fixture
def keeper():
    """May edit people, and is no superuser."""
    user = UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    return user


def press(client, deed, person):
    return client.post(f"{PEOPLE}{person.pk}/do/", {"deed": deed}, follow=True)


@pytest.mark.parametrize("standing", ["editor", "reviewer", "administrator"])
def test_somebody_is_given_a_standing_and_loses_it(client, boss, member, standing):
    page = press(client, f"make_{standing}", member)
    assert "Made a" in page.content.decode()
    member = User.objects.get(pk=member.pk)
    assert standing_of(member) == standing
    assert member.is_staff

    press(client, "make_member", member)
    member = User.objects.get(pk=member.pk)
    assert standing_of(member) is Standing.MEMBER
    assert not member.is_staff
    assert not member.is_superuser
    assert not member.groups.exists()
    assert (
        list(LogEntry.objects.values_list("user", "object_id", "object_repr"))
        == [(boss.pk, str(member.pk), f"Person {member.pk}")] * 2
    )


def test_a_standing_leaves_no_other_right(boss, member, groups):
    member.is_staff = True
    member.save()
    member.groups.add(groups["Reviewers"], Group.objects.create(name="Others"))
    member.user_permissions.add(Permission.objects.first())
    do(DEEDS["make_editor"], by=boss, person_id=member.pk)
    assert list(member.groups.all()) == [groups["Editors"]]
    assert not member.user_permissions.exists()


def test_ending_all_sessions_holds_at_the_next_request(client, boss, member):
    devices = [Client(), Client()]
    for device in devices:
        device.force_login(member)
        assert device.get("/accounts/profile/").status_code == 200
    press(client, "end_sessions", member)
    for device in devices:
        assert device.get("/accounts/profile/").status_code == 302
        assert "_auth_user_id" not in device.session
    assert client.get(PEOPLE).status_code == 200
    fresh = Client()
    fresh.force_login(User.objects.get(pk=member.pk))
    assert fresh.get("/accounts/profile/").status_code == 200


def test_reactivating_brings_no_session_back(client, boss, member):
    device = Client()
    device.force_login(member)
    press(client, "deactivate", member)
    press(client, "reactivate", member)
    assert User.objects.get(pk=member.pk).is_active
    assert device.get("/accounts/profile/").status_code == 302


@pytest.mark.parametrize("deed", ["deactivate", "make_member", "make_editor", "end_sessions"])
def test_nobody_does_anything_to_themselves(client, boss, deed):
    assert "Not to yourself" in press(client, deed, boss).content.decode()
    client.post(PEOPLE, {"action": deed, "_selected_action": [boss.pk]})
    fresh = User.objects.get(pk=boss.pk)
    assert fresh.is_superuser
    assert fresh.is_staff
    assert fresh.is_active
    assert not LogEntry.objects.exists()
    assert "make_member" not in client.get(f"{PEOPLE}{boss.pk}/change/").content.decode()


@pytest.mark.parametrize("deed", ["deactivate", "make_editor"])
def test_of_two_who_demote_each_other_at_once_one_remains(boss, deed):
    """The second comes with rights that the first has taken meanwhile."""
    other = UserFactory(is_staff=True, is_superuser=True)
    do(DEEDS[deed], by=boss, person_id=other.pk)
    with pytest.raises(Refused, match="may not"):
        do(DEEDS[deed], by=other, person_id=boss.pk)
    assert User.objects.filter(is_superuser=True, is_active=True).get() == boss


def test_an_administrator_cannot_be_kept_out_by_the_form(client, boss):
    form = {"email": boss.email, "name": boss.name, "is_active": "", "is_superuser": ""}
    page = client.post(f"{PEOPLE}{boss.pk}/change/", form)
    assert "opens the admin" in page.content.decode()
    client.post(f"{PEOPLE}{boss.pk}/change/", form | {"is_staff": "on"})
    fresh = User.objects.get(pk=boss.pk)
    assert fresh.is_staff
    assert fresh.is_superuser
    assert fresh.is_active


def test_who_keeps_people_gives_no_standing_and_leaves_staff_alone(client, keeper, member):
    client.force_login(keeper)
    just_signed_in(client)
    for deed in ("make_editor", "make_administrator", "make_reviewer"):
        assert "may not do that" in press(client, deed, member).content.decode()
    assert standing_of(User.objects.get(pk=member.pk)) is Standing.MEMBER
    press(client, "end_sessions", member)
    assert User.objects.get(pk=member.pk).session_epoch == 1
    editor = UserFactory(is_staff=True)
    for path in ("do/", "link/", "password/"):
        assert client.post(f"{PEOPLE}{editor.pk}/{path}", {"deed": "deactivate"}).status_code == 403
    with pytest.raises(Refused):
        do(DEEDS["deactivate"], by=keeper, person_id=editor.pk)


def test_what_changes_nothing_is_not_logged(boss, member):
    with pytest.raises(Refused, match="nothing to change"):
        do(DEEDS["reactivate"], by=boss, person_id=member.pk)
    assert not LogEntry.objects.exists()


def test_a_group_that_was_deleted_is_told(client, boss, member, groups):
    groups["Reviewers"].delete()
    page = press(client, "make_reviewer", member)
    assert "no group Reviewers" in page.content.decode()
    assert not User.objects.get(pk=member.pk).is_staff


def test_many_are_chosen_in_the_list(client, boss):
    chosen = [UserFactory() for _ in range(3)]
    ticked = [person.pk for person in (*chosen, boss)]
    page = client.post(
        PEOPLE, {"action": "make_editor", "_selected_action": ticked}, follow=True
    ).content.decode()
    assert "Made an editor: 3." in page
    assert f"has to do that. ({boss})" in page
    assert with_standing(User.objects.all(), Standing.EDITOR).count() == 3


def test_too_many_at_once_are_refused_whole(client, boss, member, monkeypatch):
    monkeypatch.setattr("accounts.admin.MOST", 1)
    ticked = [member.pk, UserFactory().pk]
    client.post(PEOPLE, {"action": "deactivate", "_selected_action": ticked})
    assert User.objects.filter(is_active=True).count() == 3


def test_the_list_finds_each_kind(client, boss, member, keeper):
    kinds = {Standing.ADMINISTRATOR: boss, Standing.MEMBER: member, Standing.OTHER: keeper}
    for kind in (Standing.EDITOR, Standing.REVIEWER):
        kinds[kind] = UserFactory()
        do(DEEDS[f"make_{kind}"], by=boss, person_id=kinds[kind].pk)
    kinds[Standing.EDITOR].groups.add(Group.objects.get(name="Reviewers"))
    for kind, person in kinds.items():
        assert standing_of(User.objects.get(pk=person.pk)) is kind
        page = client.get(PEOPLE, {"standing": kind})
        assert list(page.context["cl"].result_list) == [person]
    assert client.get(PEOPLE, {"standing": "nonsense"}).status_code == 200


def test_a_deed_needs_a_name_and_a_form(client, boss, member):
    assert client.post(f"{PEOPLE}{member.pk}/do/", {"deed": "crown"}).status_code == 404
    assert client.get(f"{PEOPLE}{member.pk}/do/").url == f"{PEOPLE}{member.pk}/change/"
    assert client.post(f"{PEOPLE}999999/do/", {"deed": "deactivate"}).status_code == 404
    assert not LogEntry.objects.exists()


def test_a_change_by_the_form_is_logged_without_any_address(client, boss, member):
    form = {"email": "moved@example.org", "name": "Moved"}
    assert client.post(f"{PEOPLE}{member.pk}/change/", form).status_code == 302
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr) == (boss, f"Person {member.pk}")
    assert "@" not in entry.change_message + entry.object_repr
    assert "Moved" not in entry.change_message


def test_a_deed_is_undone_where_it_cannot_be_logged(boss, member, monkeypatch):
    monkeypatch.setattr(people.LogEntry.objects, "create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        do(DEEDS["deactivate"], by=boss, person_id=member.pk)
    assert User.objects.get(pk=member.pk).is_active
