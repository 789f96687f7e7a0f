from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts.middleware import PersonMiddleware, Sessions
from tests.accounts.conftest import is_signed_in
from tests.factories import PASSWORD, UserFactory

CHANGE = "/accounts/password/change/"


@pytest.fixture
def newcomer(db):
    return UserFactory(must_change_password=True)


@pytest.fixture
def newcomer_client(client, newcomer):
    client.force_login(newcomer)
    return client


@pytest.mark.parametrize(
    "path", ["/", "/me/", "/accounts/profile/", "/accounts/email/", "/nowhere/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_given_password_opens_nothing_but_its_change(newcomer_client, path, method):
    response = getattr(newcomer_client, method)(path)
    assert response.status_code == 302
    wanted = path if method == "get" else "/me/"
    assert response.url == f"{CHANGE}?{urlencode({'next': wanted})}"


def test_the_page_says_why(newcomer_client):
    page = newcomer_client.get(CHANGE)
    assert "Choose a password of your own" in page.content.decode()


def test_signing_out_stays_possible(newcomer_client):
    newcomer_client.post("/accounts/logout/")
    assert not is_signed_in(newcomer_client)


def test_htmx_is_told_with_a_header(newcomer_client):
    shown = {"hx-request": "true", "hx-current-url": "http://testserver/me/skills/"}
    response = newcomer_client.get("/me/", headers=shown)
    change = f"{CHANGE}?next=%2Fme%2Fskills%2F"
    assert (response.status_code, response.headers["HX-Redirect"]) == (401, change)


def test_a_password_of_their_own_opens_everything(newcomer_client, newcomer):
    new = "a brand new passphrase"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    newcomer_client.post(CHANGE, form | {"password1": "short"})
    newcomer.refresh_from_db()
    assert newcomer.must_change_password
    newcomer_client.post(CHANGE, form)
    newcomer.refresh_from_db()
    assert not newcomer.must_change_password
    assert newcomer_client.get("/accounts/profile/").status_code == 200


def zone_during(user, cookies):
    seen = []

    def view(request):
        seen.append(timezone.get_current_timezone_name())
        return HttpResponse()

    request = RequestFactory().get("/")
    request.COOKIES, request.user, request.session = cookies, user, {}
    PersonMiddleware(view)(request)
    return seen[0]


@pytest.mark.parametrize(
    ("stored", "used"),
    [("Asia/Tokyo", "Asia/Tokyo"), ("Mars/Olympus", "UTC"), ("../x", "UTC")],
)
def test_times_are_the_member_s_for_the_length_of_a_request(db, stored, used):
    member = UserFactory(time_zone=stored)
    assert zone_during(member, {"sessionid": "x"}) == used
    assert timezone.get_current_timezone_name() == "UTC"


def test_without_a_session_nobody_is_looked_up(client, db, django_assert_num_queries):
    class Untouchable:
        @property
        def is_authenticated(self):
            raise AssertionError

    assert zone_during(Untouchable(), {}) == "UTC"
    with django_assert_num_queries(1):  # the release
        client.get("/accounts/login/")


# Session, user, release.
def test_a_member_costs_two_queries_more(member_client, django_assert_num_queries):
    with django_assert_num_queries(3):
        member_client.get(CHANGE)


def test_a_visit_a_day_keeps_the_session_for_thirty_more(member_client, time_machine):
    start = datetime.now(UTC)
    time_machine.move_to(start + timedelta(days=25))
    assert member_client.get(CHANGE).cookies["sessionid"]["max-age"] == 60 * 60 * 24 * 30
    assert "sessionid" not in member_client.get(CHANGE).cookies
    time_machine.move_to(start + timedelta(days=50))
    assert member_client.get(CHANGE).status_code == 200
    time_machine.move_to(start + timedelta(days=81))
    assert member_client.get(CHANGE).status_code == 302


def test_no_session_outlives_ninety_days(client, member, time_machine):
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    start = datetime.now(UTC)
    for day in (25, 50, 75, 89):
        time_machine.move_to(start + timedelta(days=day))
        assert client.get(CHANGE).status_code == 200
    time_machine.move_to(start + timedelta(days=91))
    assert client.get(CHANGE).status_code == 302
    assert not is_signed_in(client)


def test_a_deactivated_member_is_out_at_the_next_request(member_client, member):
    member.is_active = False
    member.save()
    assert member_client.get(CHANGE).status_code == 302


@pytest.mark.parametrize(
    ("method", "headers", "back"),
    [
        ("get", {}, "%2Fme%2Fskills%2F%3Frole%3Da"),
        (
            "get",
            {"hx-current-url": "http://testserver/me/skills/?x=1"},
            "%2Fme%2Fskills%2F%3Fx%3D1&unsaved=1",
        ),
        ("post", {"hx-current-url": "http://testserver/me/skills/"}, "%2Fme%2Fskills%2F&unsaved=1"),
        ("post", {"hx-current-url": "http://evil.example/me/"}, "%2Fme%2F&unsaved=1"),
        ("post", {"hx-current-url": "http://["}, "%2Fme%2F&unsaved=1"),
        ("post", {"referer": "http://["}, "%2Fme%2F&unsaved=1"),
        ("post", {}, "%2Fme%2F&unsaved=1"),
    ],
)
def test_a_visitor_is_sent_to_sign_in_and_back_to_the_page(db, method, headers, back):
    is_htmx = "hx-current-url" in headers
    response = getattr(Client(), method)(
        "/me/skills/?role=a", headers=headers | ({"hx-request": "true"} if is_htmx else {})
    )
    target = response.headers["HX-Redirect"] if is_htmx else response.url
    assert response.status_code == (401 if is_htmx else 302)
    assert target == f"/accounts/login/?next={back}"


@pytest.mark.parametrize("path", [CHANGE, "/", "/accounts/login/"])
@pytest.mark.parametrize(
    "value", ['"\\000aaaaaaaaaa"', '"aaaaaaaaaa\\000"', "UPPERCASE1", "a" * 41, "../../x", '""']
)
@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken"])
@pytest.mark.usefixtures("published")
def test_a_cookie_that_is_none_of_ours_is_no_cookie(path, value, cookie):
    page = Client().get(path, headers={"cookie": f"{cookie}={value}"})
    assert page.status_code == (302 if path == CHANGE else 200)
    assert Client().post(CHANGE, headers={"cookie": f"{cookie}={value}"}).status_code == 302


# The release: a cookie that no sign-in set is not looked up.
def test_a_made_up_session_is_not_asked_for(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        Client().get("/accounts/login/", headers={"cookie": 'sessionid="\\000aaaaaaaaaa"'})


@pytest.mark.parametrize("path", [CHANGE, "/admin/accounts/user/add/"])
def test_a_plain_form_sent_after_the_session_ended_is_said_to_be_unsaved(newcomer_client, path):
    newcomer_client.session.flush()
    page = newcomer_client.post(path, headers={"referer": f"http://testserver{path}"}, follow=True)
    assert page.redirect_chain == [
        (f"/accounts/login/?next={path.replace('/', '%2F')}&unsaved=1", 302)
    ]
    assert "You were signed out before this was saved." in page.content.decode()


@pytest.mark.parametrize(
    ("method", "headers", "url"),
    [
        ("get", {}, "/me/skills/?q=sql"),
        ("post", {"referer": "http://testserver/accounts/email/"}, "/accounts/email/"),
        ("post", {}, "/me/"),
    ],
)
def test_a_session_ended_meanwhile_asks_for_the_page_again(member_client, rf, method, headers, url):
    key = member_client.session.session_key

    def page(request):
        assert request.session.keys()
        member_client.session.delete(key)  # as signing out in another tab does
        request.session["note"] = "lost"
        return HttpResponse("too late")

    request = getattr(rf, method)("/me/skills/?q=sql", headers=headers)
    request.COOKIES["sessionid"] = key
    response = Sessions(page)(request)
    assert (response.status_code, response.url) == (302, url)
