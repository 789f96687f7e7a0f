"""Which acts ask again who it is, from a session that is not fresh: those, and no other."""

import time

import pytest
from django.test import Client

from accounts.browsers import SIGNED_IN
from accounts.models import User
from tests.routes.conftest import OWNER_ID
from tests.routes.policy import OWNER
from tests.routes.walk import address, routes

HOUR = 3600
ALWAYS = {
    "data-erase",
    *(f"mfa_{act}" for act in ("activate_totp", "deactivate_totp", "add_webauthn")),
    *(f"mfa_{act}" for act in ("edit_webauthn", "remove_webauthn")),
    *(f"mfa_{act}_recovery_codes" for act in ("generate", "view")),
}
COPIES = {"data-export", "data-tables", "data-resume", "mfa_download_recovery_codes"}
"""What is only read, and tells everything."""
WITHOUT_PASSWORD = {"account_change_password", "account_email"}
"""With a password, the form itself asks for it."""


@pytest.fixture
def stale(world):
    """stale(**fields): the owner, of whom `fields` are so, in a session of an hour ago."""

    def stale(**fields):
        User.objects.filter(pk=OWNER_ID).update(**fields)
        client = Client()
        client.force_login(User.objects.get(pk=OWNER_ID))
        session = client.session
        session[SIGNED_IN] = int(time.time()) - HOUR
        session.save()
        world.cookies[OWNER] = {name: morsel.value for name, morsel in client.cookies.items()}

    return stale


def _asked(world, method):
    """Every route but that of asking, which leads to another way to answer."""
    return {
        route.name
        for route in routes()
        if route.name != "account_reauthenticate"
        and _asks(world.ask(OWNER, method, address(route), data={"level": 1}))
    }


def _asks(told):
    answer, written, _ = told
    if answer.status_code != 302 or "reauthenticate" not in answer.headers["Location"]:
        return False
    assert not written
    return True


def test_reading(world, stale):
    stale()
    assert _asked(world, "GET") == ALWAYS | COPIES


def test_changing(world, stale):
    stale()
    assert _asked(world, "POST") == ALWAYS | {"sessions"}


def test_who_has_no_password_is_asked_before_the_form(world, stale):
    stale(password="!")
    assert _asked(world, "GET") == ALWAYS | COPIES | WITHOUT_PASSWORD
    address_of_form = "/accounts/email/"
    assert _asks(world.ask(OWNER, "POST", address_of_form, data={"email": "new@example.org"}))


@pytest.mark.parametrize("staff", [False, True])
def test_staff_are_asked_before_a_link_is_made(world, stale, staff):
    stale(is_staff=staff)
    form = {"do": "create", "label": "x", "parts": ["readiness"], "days": "30"}
    assert _asks(world.ask(OWNER, "POST", "/me/sharing/new/", data=form)) is staff
    assert not _asks(world.ask(OWNER, "POST", "/me/sharing/new/", data=form | {"do": "preview"}))
    link = next(route for route in routes() if route.name == "share")
    assert _asks(world.ask(OWNER, "POST", address(link), data={"do": "renew"})) is staff
