"""The admin opens to a second step only, where the site asks for that."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts import second_step
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
