import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.accounts.conftest import is_signed_in
from tests.factories import UserFactory

URL = "/accounts/logout/"


def test_a_press_of_the_button_ends_the_session_and_clears_the_browser(member_client):
    copy = Client()
    copy.cookies["sessionid"] = member_client.cookies["sessionid"].value

    response = member_client.post(URL)

    assert response.url == "/"
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert response.cookies["sessionid"].value == ""
    assert not Session.objects.exists()
    assert copy.get("/accounts/profile/").status_code == 302


def test_a_link_only_asks(member_client):
    page = member_client.get(URL)
    assert "Sign out on this device?" in page.content.decode()
    assert "Clear-Site-Data" not in page.headers
    assert is_signed_in(member_client)


def test_the_admin_s_sign_out_is_the_same(client, db):
    client.force_login(UserFactory(is_staff=True))
    assert client.post("/admin/logout/").headers["Clear-Site-Data"]
    assert not is_signed_in(client)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_has_nothing_to_sign_out_of(client, db, method):
    assert getattr(client, method)(URL).url == "/"


def test_a_forged_form_does_not_sign_out(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    assert client.post(URL).status_code == 403
    assert is_signed_in(client)
