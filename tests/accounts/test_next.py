"""Where a sign-in, a sign-up or a sign-out ends: on this site, always."""

import json

import pytest
from django.conf import settings

from tests.accounts.conftest import SIGN_UP
from tests.factories import PASSWORD, UserFactory

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
OWN = {"/me/", "/", "/admin/", "/accounts/profile/"}
GOOD = ["/roles/", "/roles/?view=a&b=c", "/search/?q=https://evil.example", "/skills/#top"]
# The framework's own list, where a copy lies beside this checkout.
LISTS = list(settings.BASE_DIR.parent.glob("*/corpora/django-open-redirect/next_urls.json"))
LISTED = [url for path in LISTS for url in json.loads(path.read_text())["bad_urls"]]


@pytest.fixture(params=["sign-in", "sign-up", "sign-out", "already in", "admin", "new password"])
def answer(request, client, settings):
    member = UserFactory(is_staff=True)

    def answer(target):
        query = {"query_params": {"next": target}}
        match request.param:
            case "sign-in":
                form = {"login": member.email, "password": PASSWORD}
                return client.post("/accounts/login/", form, **query)
            case "sign-up":
                return client.post("/accounts/signup/", SIGN_UP, **query)
        client.force_login(member)
        match request.param:
            case "sign-out":
                return client.post("/accounts/logout/", **query)
            case "already in":
                return client.get("/accounts/login/", **query)
            case "admin":
                return client.get("/admin/login/", **query)
            case "new password":
                new = {"password1": NEW, "password2": NEW, "oldpassword": PASSWORD}
                return client.post("/accounts/password/change/", new, **query)

    return answer


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
