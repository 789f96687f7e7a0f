"""No page of the account package's own look can be reached, and none is left open or closed
by mistake."""

import pytest
from allauth.account import urls as allauth_urls
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.urls import urlpatterns

OPEN = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_email_verification_sent",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_reset_password_from_key",
    "account_signup_by_passkey",
    "account_erased",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_signup_webauthn",
}
# Without a sign-up, a sign-in, a session or a mailed link these lead to the page before them.
ONLY_ON_THE_WAY = {
    "account_signup_by_passkey",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_signup_webauthn",
    "account_logout",
    "account_email_verification_sent",
    "account_reset_password_done",
}
CLOSED = {
    "account_reauthenticate",
    "profile",
    "account_email",
    "account_change_password",
    "activity",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "sessions",
}
ABSENT = {"account_set_password", "account_confirm_login_code", "account_confirm_email"}


def address(name):
    needs = {
        "account_reset_password_from_key": {"uidb36": "1", "key": "x"},
        "mfa_edit_webauthn": {"pk": 1},
        "mfa_remove_webauthn": {"pk": 1},
    }
    return reverse(name, kwargs=needs.get(name))


def test_every_address_is_in_one_of_the_lists():
    assert {pattern.name for pattern in urlpatterns} == OPEN | CLOSED
    assert {pattern.name for pattern in allauth_urls.urlpatterns} - ABSENT <= OPEN | CLOSED


@pytest.mark.parametrize("name", sorted(ABSENT))
def test_what_is_not_used_does_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def walk(client, name):
    page = client.get(address(name), follow=True)
    # Every page of ours has our skip link; the package's own layout says "Menu:".
    assert page.status_code == 200, name
    assert 'class="skip"' in page.content.decode()
    assert 'class="page"' in page.content.decode()
    return page


@pytest.mark.parametrize("name", sorted(OPEN))
def test_a_visitor_reaches_the_open_pages(db, name):
    page = walk(Client(), name)
    if name not in ONLY_ON_THE_WAY:
        assert page.request["PATH_INFO"] == address(name)


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_a_visitor_is_sent_to_sign_in_from_the_others(db, name):
    assert walk(Client(), name).request["PATH_INFO"] == "/accounts/login/"


@pytest.mark.parametrize("name", sorted(OPEN | CLOSED))
def test_a_member_meets_no_foreign_look_either(member_client, published, name):
    walk(member_client, name)


@pytest.mark.usefixtures("with_mail")
@pytest.mark.parametrize("name", sorted(OPEN))
def test_nor_does_anybody_where_mail_is_sent(db, name):
    walk(Client(), name)


@pytest.mark.parametrize("name", sorted(CLOSED | {"account_logout"}))
def test_what_a_member_sees_is_not_stored(member_client, published, name):
    assert "no-store" in member_client.get(address(name)).headers["Cache-Control"]


def test_asking_again_asks_for_the_password(member_client, member):
    from tests.factories import PASSWORD

    url = "/accounts/reauthenticate/?next=/accounts/profile/"
    wrong = member_client.post(url, {"password": "wrong"})
    assert wrong.context["form"].errors["password"] == ["This is not your password."]
    assert member_client.post(url, {"password": PASSWORD}).url == "/accounts/profile/"


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_the_pages_answer_in_html_only(client, db, accept):
    page = client.get("/accounts/login/", headers={"accept": accept})
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"


GUARD = "js/private.js"


@pytest.mark.usefixtures("published")
def test_every_page_of_a_member_is_asked_for_anew_by_the_back_button(member_client):
    for path in ("/", "/roles/", "/privacy/", "/me/", "/accounts/profile/", "/accounts/email/"):
        assert member_client.get(path).content.decode().count(GUARD) == 1, path


@pytest.mark.usefixtures("published")
def test_no_page_of_a_visitor_is(client):
    for path in ("/", "/roles/", "/privacy/", "/accounts/login/"):
        assert GUARD not in client.get(path).content.decode(), path
