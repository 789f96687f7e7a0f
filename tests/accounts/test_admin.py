from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import addresses
from accounts.models import User
from tests.accounts.conftest import is_signed_in
from tests.factories import PASSWORD, UserFactory
from tests.routes.safe_account import just_signed_in

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/accounts/user/"


@pytest.fixture
def boss(client):
    user = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(user)
    just_signed_in(client)
    return user


@pytest.fixture
def keeper(client):
    """May edit people, and is no superuser."""
    user = UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(user)
    just_signed_in(client)
    return user


def change(client, person, **fields):
    form = {"email": person.email, "name": person.name, "is_active": "on"} | fields
    return client.post(f"{PEOPLE}{person.pk}/change/", form)


# The door


def test_a_visitor_signs_in_at_the_members_door(client):
    assert client.get("/admin/").url == "/accounts/login/?next=%2Fadmin%2F"
    assert client.get("/admin/login/?next=/admin/auth/").url == (
        "/accounts/login/?next=/admin/auth/"
    )


def test_the_admin_takes_no_password_of_its_own(client, member, hashed):
    for who in (None, UserFactory(is_staff=True)):
        if who:
            client.force_login(who)
            just_signed_in(client)
        hashed.clear()
        response = client.post("/admin/login/", {"username": member.email, "password": PASSWORD})
        assert response.status_code == 302
        assert not hashed


def test_an_editor_arrives_where_they_wanted(client):
    editor = UserFactory(is_staff=True)
    form = {"login": editor.email, "password": PASSWORD}
    assert client.post("/accounts/login/?next=/admin/", form).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/login/?next=/admin/auth/").url == "/admin/auth/"


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("staff", [False, True])
def test_the_header_leads_editors_to_the_admin(client, staff):
    client.force_login(UserFactory(is_staff=staff))
    for path in ("/", "/me/"):
        page = client.get(path).content.decode()
        assert ('<a href="/admin/">Administration</a>' in page) == staff, path


def test_a_member_is_refused_and_not_sent_in_circles(member_client):
    page = member_client.get("/admin/", follow=True)
    assert page.status_code == 403
    assert len(page.redirect_chain) == 1
    assert is_signed_in(member_client)


def test_a_password_is_changed_on_the_members_page(client, boss):
    assert client.get("/admin/password_change/").url == "/accounts/password/change/"


# People


def test_people_are_found_by_address_and_name(client, boss):
    UserFactory(email="ada@example.org", name="Countess")
    for wanted in ("ADA@", "countess"):
        assert "ada@example.org" in client.get(PEOPLE, {"q": wanted}).content.decode()


def test_the_list_stands_below_accounts_and_tells_the_time_as_every_page_does(client, boss):
    User.objects.update(last_login=datetime(2026, 11, 23, 15, 41, tzinfo=UTC))
    page = client.get(PEOPLE).content.decode()
    assert "23 Nov 2026, 15:41" in page
    trail = page[page.index('class="breadcrumbs"') :].partition("</div>")[0]
    assert trail.count("Accounts") == trail.count("People") == 1


def test_an_address_is_given_to_one_person_only(client, boss, member):
    other = UserFactory()
    assert "exists already" in change(client, other, email=member.email).content.decode()


def test_an_address_taken_since_the_form_looked_is_named_too(client, boss, monkeypatch):
    taken, other = UserFactory().email, UserFactory()
    look, looks = addresses.is_taken, []

    def too_early(address, **options):
        looks.append(address)
        return len(looks) > 1 and look(address, **options)

    monkeypatch.setattr(addresses, "is_taken", too_early)
    for check in ("validate_unique", "validate_constraints"):
        monkeypatch.setattr(User, check, lambda *_, **__: None)
    answer = change(client, other, email=taken)
    assert "exists already" in answer.content.decode()
    assert looks == [taken, taken]


def test_a_new_address_replaces_the_old_one_and_ends_the_sessions(client, boss, member):
    EmailAddress.objects.create(user=member, email=member.email, primary=True, verified=True)
    old, theirs = member.email, Client()
    theirs.force_login(member)

    assert change(client, member, email="moved@example.org").status_code == 302

    assert list(EmailAddress.objects.values_list("email", "verified")) == [
        ("moved@example.org", False)
    ]
    assert theirs.get("/accounts/profile/").status_code == 302
    Client().post("/accounts/login/", {"login": old, "password": PASSWORD})
    fresh = Client()
    fresh.post("/accounts/login/", {"login": "moved@example.org", "password": PASSWORD})
    assert is_signed_in(fresh)


def test_a_given_password_must_be_changed(client, boss, member):
    new = "given by somebody else"
    form = {"password1": new, "password2": new, "usable_password": "true"}
    assert client.post(f"{PEOPLE}{member.pk}/password/", form).status_code == 302
    member.refresh_from_db()
    assert member.check_password(new)
    assert member.must_change_password


def act(client, action, *people):
    form = {"action": action, "_selected_action": [person.pk for person in people]}
    return client.post(PEOPLE, form)


def test_people_are_deactivated_and_back_but_never_oneself(client, boss, member):
    theirs = Client()
    theirs.force_login(member)
    act(client, "deactivate", member, boss)
    assert list(User.objects.filter(is_active=True)) == [boss]
    assert theirs.get("/accounts/profile/").status_code == 302
    act(client, "reactivate", member)
    member.refresh_from_db()
    assert member.is_active


def test_people_are_asked_for_a_new_password(client, boss, member):
    act(client, "ask_for_a_new_password", member)
    member.refresh_from_db()
    assert member.must_change_password


def test_nobody_is_deleted_here(client, boss, member):
    assert client.get(f"{PEOPLE}{member.pk}/delete/").status_code == 403
    act(client, "delete_selected", member)
    assert User.objects.filter(pk=member.pk).exists()


def test_who_keeps_people_cannot_rise(client, keeper, member):
    powers = {"is_staff": "on", "is_superuser": "on", "user_permissions": ["1"], "groups": []}
    change(client, keeper, **powers)
    change(client, member, **powers)
    for person in (keeper, member):
        person.refresh_from_db()
        assert not person.is_superuser
    assert not member.is_staff
    assert not member.user_permissions.exists()


@pytest.mark.parametrize("path", ["change/", "password/"])
def test_who_keeps_people_cannot_touch_a_superuser(client, keeper, path):
    above = UserFactory(is_superuser=True)
    form = {"email": "mine@example.org", "password1": "x" * 12, "password2": "x" * 12}
    assert client.post(f"{PEOPLE}{above.pk}/{path}", form).status_code == 403
    for action in ("deactivate", "ask_for_a_new_password"):
        act(client, action, above)
    assert User.objects.filter(pk=above.pk, is_active=True, must_change_password=False).exists()


def test_an_editor_of_content_sees_no_people(client):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(PEOPLE).status_code == 403


def test_addresses_have_no_second_page():
    assert EmailAddress not in admin.site._registry


@pytest.mark.parametrize("path", ["", "add/", "{pk}/change/", "{pk}/password/", "{pk}/history/"])
def test_the_pages_show_nothing_that_a_member_rated(client, boss, member, path):
    with CaptureQueriesContext(connection) as queries:
        page = client.get(PEOPLE + path.format(pk=member.pk))
    assert page.status_code == 200
    assert not [query for query in queries if "careers_rating" in query["sql"]]
    assert " style=" not in page.content.decode()
