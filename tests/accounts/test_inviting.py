"""Inviting a person: an account that only the link of its invitation opens."""

import re
from datetime import timedelta

import pytest
from allauth.account.forms import EmailAwarePasswordResetTokenGenerator as Tokens
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.test import Client

from accounts import addresses
from accounts.models import User
from accounts.standing import Standing, standing_of
from tests.accounts.conftest import is_signed_in
from tests.accounts.test_reset import set_password
from tests.factories import UserFactory
from tests.routes.safe_account import just_signed_in

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/accounts/user/"
ADD = f"{PEOPLE}add/"
FORM = {"email": "New@Example.org", "name": "Nova", "standing": "editor"}
NEW = "a brand new passphrase"


@pytest.fixture
def boss(client):
    for name in ("Editors", "Reviewers"):
        Group.objects.get_or_create(name=name)
    user = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(user)
    just_signed_in(client)
    return user


def shown_link(page):
    return re.search(r'value="http://localhost:8000(\S+)"', page.content.decode())[1]


@pytest.mark.usefixtures("with_mail")
def test_an_editor_is_invited_by_mail_and_signs_in(client, boss, mailoutbox):
    page = client.post(ADD, FORM, follow=True)

    assert "A link is on its way to new@example.org." in page.content.decode()
    assert "password/reset/key" not in page.content.decode()
    person = User.objects.get(email="new@example.org")
    assert standing_of(person) is Standing.EDITOR
    assert not person.has_usable_password()
    assert mailoutbox[0].to == ["new@example.org"]
    assert mailoutbox[0].subject == "You are invited to Crosswalk"
    assert "for 7 days" in mailoutbox[0].body
    theirs = Client()
    link = re.search(r"http://localhost:8000(\S+)", mailoutbox[0].body)[1]
    assert set_password(theirs, link).url.endswith("/key/done/")
    theirs.post("/accounts/login/", {"login": "new@example.org", "password": NEW})
    assert is_signed_in(theirs)
    assert theirs.get("/admin/").status_code == 200
    assert "has been used or has ended" in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize("standing", ["member", "reviewer", "editor", "administrator"])
def test_without_mail_the_link_is_shown_once(client, boss, mailoutbox, standing):
    page = client.post(ADD, FORM | {"standing": standing})

    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    person = User.objects.get(email="new@example.org")
    assert standing_of(person) == standing
    link = shown_link(page)
    assert link not in client.get(f"{PEOPLE}{person.pk}/change/").content.decode()
    assert link not in str(dict(client.session))
    assert not mailoutbox
    set_password(Client(), link)
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_an_invitation_is_logged_without_the_address(client, boss):
    client.post(ADD, FORM)
    entry = LogEntry.objects.get()
    assert entry.user == boss
    assert entry.is_addition()
    assert entry.change_message == "Invited as an editor."
    assert "@" not in entry.object_repr


@pytest.mark.parametrize(("days", "opens"), [(6.9, True), (7.1, False)])
def test_an_invitation_lasts_a_week(client, boss, monkeypatch, days, opens):
    link = shown_link(client.post(ADD, FORM))
    later = Tokens()._now() + timedelta(days=days)
    monkeypatch.setattr(Tokens, "_now", lambda _: later)
    page = Client().get(link, follow=True).content.decode()
    assert ("has been used or has ended" in page) is not opens


def test_without_a_password_nobody_signs_in(client, boss):
    client.post(ADD, FORM)
    for password in ("", "!", NEW):
        theirs = Client()
        theirs.post("/accounts/login/", {"login": "new@example.org", "password": password})
        assert not is_signed_in(theirs)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"email": ""}, "Type an e-mail address"),
        ({"email": "nobody"}, "not an e-mail address"),
        ({"email": "TAKEN@example.org"}, "exists already"),
        ({"standing": "other"}, "Select a valid choice"),
        ({"standing": ""}, "required"),
        ({"name": "x" * 61}, "at most 60"),
    ],
)
def test_what_cannot_be_is_told_at_the_field(client, boss, changed, told):
    UserFactory(email="taken@example.org")
    page = client.post(ADD, FORM | changed)
    assert page.status_code == 400
    assert told in page.content.decode()
    assert User.objects.count() == 2


def test_an_address_taken_since_the_form_looked_is_told_too(client, boss, monkeypatch):
    UserFactory(email="new@example.org")
    monkeypatch.setattr(addresses, "is_taken", lambda *_, **__: False)
    page = client.post(ADD, FORM)
    assert page.status_code == 400
    assert "exists already" in page.content.decode()
    assert not LogEntry.objects.exists()


@pytest.mark.usefixtures("with_mail")
def test_a_mail_that_cannot_leave_is_told_and_sent_again(client, boss, monkeypatch, caplog):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        page = client.post(ADD, FORM, follow=True).content.decode()
    assert "could not be sent just now" in page
    assert "on its way" not in page
    person = User.objects.get(email="new@example.org")
    again = client.post(f"{PEOPLE}{person.pk}/link/", follow=True).content.decode()
    assert "A link is on its way" in again


def test_a_link_for_whoever_forgot_a_password(client, boss, member):
    page = client.post(f"{PEOPLE}{member.pk}/link/")
    assert "for one hour" in page.content.decode()
    set_password(Client(), shown_link(page))
    member.refresh_from_db()
    assert member.check_password(NEW)
    assert LogEntry.objects.get().change_message == "Made a link that sets a password."


def test_nobody_gets_a_link_for_a_closed_account(client, boss, member):
    User.objects.update_or_create(pk=member.pk, defaults={"is_active": False})
    assert client.post(f"{PEOPLE}{member.pk}/link/").status_code == 302
    assert not LogEntry.objects.exists()


def test_who_keeps_people_invites_members_only(client, boss):
    keeper = UserFactory(is_staff=True)
    keeper.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(keeper)
    just_signed_in(client)
    assert client.post(ADD, FORM).status_code == 400
    assert client.post(ADD, FORM | {"standing": "member"}).status_code == 200
    assert standing_of(User.objects.get(email="new@example.org")) is Standing.MEMBER


def test_an_editor_invites_nobody(client):
    client.force_login(UserFactory(is_staff=True))
    just_signed_in(client)
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, FORM).status_code == 403
    assert not User.objects.filter(email="new@example.org").exists()
