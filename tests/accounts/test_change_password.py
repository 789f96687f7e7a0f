import pytest
from django.test import Client

from tests.accounts.conftest import errors_of, is_signed_in
from tests.factories import PASSWORD

URL = "/accounts/password/change/"
NEW = "a brand new passphrase"
FORM = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}


def test_the_password_changes_and_other_sessions_end(member_client, member, mailoutbox):
    elsewhere = Client()
    elsewhere.force_login(member)
    key = member_client.session.session_key

    assert member_client.post(URL, FORM).url == "/accounts/profile/"

    member.refresh_from_db()
    assert member.check_password(NEW)
    assert is_signed_in(member_client)
    assert member_client.get("/accounts/profile/").status_code == 200
    assert member_client.session.session_key != key
    assert elsewhere.get("/accounts/profile/").status_code == 302
    assert mailoutbox[0].subject == "Your Crosswalk password was changed"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"oldpassword": "wrong"}, "oldpassword"),
        ({"oldpassword": ""}, "oldpassword"),
        ({"oldpassword": "x" * 4097}, "oldpassword"),
        ({"password1": "short", "password2": "short"}, "password1"),
        ({"password1": PASSWORD, "password2": PASSWORD}, "password1"),
        ({"password1": "x" * 129, "password2": "x" * 129}, "password1"),
        ({"password2": "different"}, "password2"),
    ],
)
def test_bad_input_is_named_at_its_field(member_client, member, change, field):
    before = member.password
    response = member_client.post(URL, FORM | change)
    assert response.status_code == 400
    assert list(errors_of(response)) == [field]
    member.refresh_from_db()
    assert member.password == before


def test_an_empty_form_is_an_invalid_one(member_client):
    response = member_client.post(URL)
    assert response.status_code == 400
    assert set(errors_of(response)) == {"oldpassword", "password1", "password2"}


def test_the_page_asks_the_right_of_a_password_manager(member_client):
    page = member_client.get(URL).content.decode()
    assert page.count('autocomplete="current-password"') == 1
    assert page.count('autocomplete="new-password"') == 2


def test_guesses_of_the_old_password_are_limited(member_client, hashed):
    answers = [member_client.post(URL, FORM | {"oldpassword": "wrong"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [400] * 5 + [429]


def test_a_visitor_is_sent_to_sign_in(client, db):
    assert client.get(URL).url == f"/accounts/login/?next={URL.replace('/', '%2F')}"
