"""The list of changes: who changed what and when, and what each may see of it."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from accounts import people
from accounts.standing import Standing
from careers.models import Faq, Role, Skill, WorkingCopy
from tests.admin.forms import change_url, save
from tests.factories import UserFactory

URL = "/admin/careers/changes/"


@pytest.fixture
def boss(db):
    return UserFactory(is_staff=True, is_superuser=True)


def log(who, row, flag=CHANGE, message="", at=None):
    return LogEntry.objects.create(
        user=who,
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        object_repr=str(row),
        action_flag=flag,
        change_message=message,
        action_time=at or timezone.now(),
    )


def rows(client, **asked):
    return client.get(URL, asked).context["rows"]


def test_an_edit_is_told_with_who_when_and_what(editor_client, editor, working):
    skill = Skill.objects.get(slug="docker")
    save(editor_client, change_url(skill), name="Containers")

    page = editor_client.get(URL)

    (row,) = page.context["rows"]
    assert (row.who, row.what, row.kind, row.url) == (
        editor,
        "Containers",
        "Skills",
        change_url(skill),
    )
    assert row.how == "Changed Name."
    assert timezone.now() - row.at < timedelta(minutes=5)
    for told in (editor.email, "Containers", "Changed Name."):
        assert told in page.content.decode()


def test_editors_see_the_catalogue_and_nothing_of_people(client, editor_client, boss, member):
    people.do(people.DEEDS["make_editor"], by=boss, person_id=member.pk)
    page = editor_client.get(URL)
    assert page.context["rows"] == []
    assert "Nobody has changed anything here yet." in page.content.decode()
    asked = editor_client.get(URL, {"kind": "skill"})
    assert "Nothing like this was changed yet." in asked.content.decode()
    for hidden in (boss.email, member.email, "People"):
        assert hidden not in page.content.decode()
    assert editor_client.get(URL, {"kind": "user"}).status_code == 400

    client.force_login(boss)
    (row,) = rows(client)
    assert (row.who, row.what, row.how) == (boss, member.email, "Made an editor.")
    assert row.url == f"/admin/accounts/user/{member.pk}/change/"


def test_whoever_sees_people_only_sees_people_only(client, boss, member, working):
    log(boss, Skill.objects.first())
    people.do(people.DEEDS["end_sessions"], by=boss, person_id=member.pk)
    keeper = UserFactory(is_staff=True)
    keeper.user_permissions.add(Permission.objects.get(codename="view_user"))
    client.force_login(keeper)
    assert [row.kind for row in rows(client)] == ["People"]
    client.force_login(UserFactory(is_staff=True))
    assert client.get(URL).status_code == 403


def test_who_is_gone_is_not_named(client, boss):
    client.force_login(boss)
    person = people.invite(by=boss, email="gone@example.org", name="", standing=Standing.MEMBER)
    person.delete()
    page = client.get(URL)
    assert "gone@example.org" not in page.content.decode()
    assert page.context["rows"][0].what == "Somebody without an account"
    assert page.context["rows"][0].url is None


def test_filters_by_person_and_by_kind(editor_client, editor, boss, working):
    skill, role = Skill.objects.first(), Role.objects.first()
    log(editor, skill)
    log(boss, skill, ADDITION)
    log(boss, role)
    log(boss, WorkingCopy.objects.get_or_create(pk=1)[0], message="Imported.")
    assert len(rows(editor_client)) == 4
    assert {row.who for row in rows(editor_client, who=boss.pk)} == {boss}
    assert {row.kind for row in rows(editor_client, kind="skill")} == {"Skills"}
    assert [row.what for row in rows(editor_client, kind="role", who=boss.pk)] == [str(role)]
    assert rows(editor_client, kind="role", who=editor.pk) == []
    (whole,) = rows(editor_client, kind="workingcopy")
    assert (whole.kind, whole.how, whole.url) == ("The whole working copy", "Imported.", None)


def test_what_was_deleted_has_no_link(editor_client, editor, working):
    faq = Faq.objects.first()
    log(editor, faq, DELETION)
    faq.delete()
    (row,) = rows(editor_client)
    assert (row.deed, row.url) == ("Deleted", None)


@pytest.mark.parametrize(
    "asked", [{"who": "x"}, {"who": "-1"}, {"kind": "rating"}, {"who": "9" * 30}]
)
def test_nonsense_in_the_address_finds_nothing(editor_client, editor, working, asked):
    log(editor, Skill.objects.first())
    page = editor_client.get(URL, asked)
    assert page.status_code == 400
    assert page.context["rows"] == []


def test_pages_keep_what_was_asked(editor_client, editor, working):
    skill, now = Skill.objects.first(), timezone.now()
    for number in range(60):
        log(editor, skill, message=f"Number {number}.", at=now - timedelta(minutes=number))
    first = editor_client.get(URL, {"kind": "skill"})
    assert [row.how for row in first.context["rows"]][:2] == ["Number 0.", "Number 1."]
    assert "?kind=skill&amp;page=2" in first.content.decode()
    assert rows(editor_client, kind="skill", page="2")[-1].how == "Number 59."
    for odd in ("0", "-1", "x", "999999999999999999999"):
        assert editor_client.get(URL, {"page": odd}).status_code == 200


@pytest.mark.parametrize("many", [1, 40])
def test_it_costs_the_same_however_much_there_is(
    client, boss, working, django_assert_num_queries, many
):
    for _ in range(many):
        log(UserFactory(), Skill.objects.first())
        people.do(people.DEEDS["end_sessions"], by=boss, person_id=UserFactory().pk)
    client.force_login(boss)
    client.get(URL)
    # session, user; people of the log; count, entries, people named in them
    with django_assert_num_queries(6):
        assert client.get(URL).status_code == 200


def test_what_somebody_typed_is_shown_as_text(editor_client, editor, working):
    skill = Skill.objects.first()
    skill.name = "<script>alert(1)</script>"
    log(editor, skill, message="<img src=x onerror=alert(1)>")
    page = editor_client.get(URL).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
