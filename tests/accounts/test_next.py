"""Where a sign-in, a sign-up or a sign-out ends: on this site, always."""

import json

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings

from tests.accounts.conftest import SIGN_UP
from tests.factories import PASSWORD, UserFactory
from tests.routes.safe_account import just_signed_in

pytestmark = pytest.mark.django_db
BAD = [
    "//evil.example",
    "///evil.example",
    "https://evil.example/",
    "http:///evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "\\\\evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "/\n/evil.example",
    "\x00//evil.example",
    "\x08//evil.example",
    "https://testserver@evil.example",
    "https://testserver.evil.example/",
    "me/",
    "//testserver/",
    "https://testserver/",
]
NEW = "a brand new passphrase"
OWN = {"/me/", "/", "/admin/", "/accounts/profile/", "/accounts/second-step/"}
GOOD = ["/roles/", "/roles/?view=a&b=c", "/search/?q=https://evil.example", "/skills/#top"]
# The framework's own list, where a copy lies beside this checkout.
LISTS = list(settings.BASE_DIR.parent.glob("*/corpora/django-open-redirect/next_urls.json"))
LISTED = [url for path in LISTS for url in json.loads(path.read_text())["bad_urls"]]


def signed_in(client, member):
    client.force_login(member)
    just_signed_in(client)
    return client


def sign_in(client, member, **query):
    form = {"login": member.email, "password": PASSWORD}
    return client.post("/accounts/login/", form, **query)


def sign_up(client, member, **query):
    return client.post("/accounts/signup/", SIGN_UP, **query)


def sign_out(client, member, **query):
    return signed_in(client, member).post("/accounts/logout/", **query)


def already_in(client, member, **query):
    return signed_in(client, member).get("/accounts/login/", **query)


def admin(client, member, **query):
    return signed_in(client, member).get("/admin/login/", **query)


def new_password(client, member, **query):
    form = {"password1": NEW, "password2": NEW, "oldpassword": PASSWORD}
    return signed_in(client, member).post("/accounts/password/change/", form, **query)


def once_more(client, member, **query):
    form = {"password": PASSWORD}
    return signed_in(client, member).post("/accounts/reauthenticate/", form, **query)


def codes_kept(client, member, **query):
    RecoveryCodes.activate(member)
    return signed_in(client, member).post("/accounts/second-step/recovery/", **query)


WAYS = (sign_in, sign_up, sign_out, already_in, admin, new_password, once_more, codes_kept)


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def answer(request, client):
    """answer(target) -> the answer of a page that was asked to go on to `target`."""
    member = UserFactory(is_staff=True)
    return lambda target: request.param(client, member, query_params={"next": target})


@pytest.mark.parametrize("target", BAD, ids=repr)
def test_another_place_is_refused(answer, target):
    response = answer(target)
    assert response.status_code == 302
    assert response.url in OWN


@pytest.mark.parametrize("target", GOOD)
def test_a_page_of_ours_is_where_it_ends(answer, target):
    assert answer(target).url == target


@pytest.mark.skipif(not LISTED, reason="no copy of the list beside this checkout")
@pytest.mark.parametrize("target", LISTED, ids=repr)
def test_no_address_of_the_known_list_leads_away(answer, target):
    assert answer(target).url in OWN
