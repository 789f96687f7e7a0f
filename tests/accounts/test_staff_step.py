"""The admin opens to a second step only, where the site asks for that."""

from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client

from accounts import second_step
from accounts.models import User
from tests.accounts.soft_key import turn_codes_on
from tests.factories import PASSWORD, UserFactory


@pytest.fixture(autouse=True)
def _asked(settings):
    settings.STAFF_SECOND_STEP = True


@pytest.fixture
def boss(db):
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def boss_client(client, boss):
    client.post("/accounts/login/", {"login": boss.email, "password": PASSWORD})
    return client


ADMIN = (
    "/admin/",
    "/admin/accounts/user/",
    "/admin/careers/role/add/",
    "/admin/accounts/user/add/",
)


@pytest.mark.parametrize("path", ADMIN)
def test_without_one_every_page_leads_to_setting_one_up(boss_client, path):
    for method in (boss_client.get, boss_client.post):
        assert method(path).url == "/accounts/second-step/?for=admin"
    page = boss_client.get("/accounts/second-step/?for=admin").content.decode()
    assert "The editors’ pages open once" in page
    assert boss_client.get("/accounts/profile/").status_code == 200


def test_with_one_they_open(boss_client, published):
    turn_codes_on(boss_client)
    for path in ADMIN:
        assert boss_client.get(path).status_code == 200
    assert (
        "To the editors’ pages"
        in boss_client.get("/accounts/second-step/?for=admin").content.decode()
    )


def test_others_are_refused_as_ever(db, member_client):
    assert "/admin/login/" in member_client.get("/admin/").url
    assert Client().get("/admin/").url.startswith("/accounts/login/")


def test_where_the_site_does_not_ask_nobody_is_led_there(boss_client, published, settings):
    settings.STAFF_SECOND_STEP = False
    assert boss_client.get("/admin/").status_code == 200


def test_who_lost_everything_is_helped_on_the_command_line(boss_client, boss):
    turn_codes_on(boss_client)
    out = StringIO()
    call_command("forget_second_step", boss.email.upper(), stdout=out)
    assert boss.email in out.getvalue()
    assert not second_step.is_on(boss)
    assert boss_client.get("/accounts/profile/").status_code == 302
    for email in (boss.email, "nobody@example.org"):
        with pytest.raises(CommandError):
            call_command("forget_second_step", email)


@pytest.fixture
def left_open(boss, settings):
    """A browser in which an administrator signed in this morning."""
    settings.STAFF_SECOND_STEP = False
    client = Client()
    client.force_login(boss)
    return client


DEEDS = (
    ("/admin/accounts/user/{}/do/", {"deed": "make_administrator"}),
    ("/admin/accounts/user/{}/link/", {}),
    ("/admin/accounts/user/{}/change/", {"email": "moved@example.org", "name": ""}),
    ("/admin/accounts/user/add/", {"email": "new@example.org", "standing": "administrator"}),
    ("/admin/accounts/user/", {"action": "make_administrator", "_selected_action": "{}"}),
    ("/admin/auth/group/add/", {"name": "Everything"}),
)


@pytest.mark.parametrize(("path", "form"), DEEDS)
def test_a_browser_left_open_does_nothing_to_people(left_open, member, path, form):
    path = path.format(member.pk)
    form = {name: value.format(member.pk) for name, value in form.items()}
    before = list(User.objects.order_by("pk").values())
    asks = left_open.post(path, form)
    assert asks.url.startswith("/accounts/reauthenticate/?next=")
    assert list(User.objects.order_by("pk").values()) == before
    assert not Group.objects.filter(name="Everything").exists()
    assert not LogEntry.objects.exists()

    done = left_open.post(asks.url, {"password": PASSWORD})
    assert done.status_code in {200, 302}
    assert LogEntry.objects.exists()


def test_a_password_is_given_after_saying_who_is_here_and_kept_nowhere(left_open, member):
    path = f"/admin/accounts/user/{member.pk}/password/"
    form = {"password1": "given by somebody", "password2": "given by somebody"}
    assert left_open.post(path, form).url == path
    assert "given" not in str(dict(left_open.session))
    asks = left_open.get(path)
    assert left_open.post(asks.url, {"password": PASSWORD}).url == path
    left_open.post(path, form | {"usable_password": "true"})
    member.refresh_from_db()
    assert member.check_password("given by somebody")


def test_reading_about_people_and_editing_skills_asks_nothing(left_open, published):
    assert left_open.get("/admin/accounts/user/").status_code == 200
    assert left_open.post("/admin/careers/skill/add/", {}).status_code == 200
