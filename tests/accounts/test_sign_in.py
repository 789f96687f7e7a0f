import threading

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.adapter import AccountAdapter
from tests.accounts.conftest import SIGN_UP, errors_of, is_signed_in
from tests.factories import PASSWORD, UserFactory

URL = "/accounts/login/"
MISMATCH = {"password": ["The address and the password do not belong together."]}
TOO_MANY = {"password": [AccountAdapter.error_messages["too_many_login_attempts"]]}


@pytest.mark.parametrize("typed", ["{}", " {} ", "CASE"])
def test_a_member_signs_in(client, member, sign_in, typed):
    email = member.email.upper() if typed == "CASE" else typed.format(member.email)
    response = sign_in(email)
    assert response.url == "/me/"
    assert is_signed_in(client)


def test_the_page_asks_the_right_of_a_password_manager(client, db):
    page = client.get(URL).content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page


def test_who_wants_to_rate_is_offered_an_account_and_told_why(client, published):
    page = client.get("/me/skills/", follow=True)
    text = page.content.decode()
    assert "Sign in, or make an account" in text
    assert "What you rate is kept in an account" in text
    sign_up = "/accounts/signup/?next=%2Fme%2Fskills%2F"
    assert text.index(sign_up) < text.index('name="login"')

    there = client.get(sign_up).content.decode()
    assert 'href="/accounts/login/?next=%2Fme%2Fskills%2F"' in there
    assert client.post(sign_up, SIGN_UP).url == "/me/skills/"


@pytest.mark.parametrize("query", ["", "?next=/admin/", "?next=/me/skills/&unsaved=1"])
def test_who_had_an_account_is_asked_to_sign_in_only(client, db, query):
    text = client.get(f"{URL}{query}").content.decode()
    assert "<h1>Sign in</h1>" in text
    assert "What you rate is kept" not in text
    assert text.count(">Make an account</a>") == 1


def test_a_wrong_password_is_said_at_its_field_and_the_address_stays(client, member, sign_in):
    response = sign_in(member.email, "wrong password")
    assert response.status_code == 400
    assert errors_of(response) == MISMATCH
    page = response.content.decode()
    assert f'value="{member.email}"' in page
    assert "wrong password" not in page
    assert not is_signed_in(client)


def test_an_empty_form_is_an_invalid_one(client, db):
    response = client.post(URL)
    assert response.status_code == 400
    assert set(errors_of(response)) == {"login", "password"}


def test_a_wrong_password_once_more_is_said_at_its_field(member_client):
    for typed in ("wrong", ""):
        response = member_client.post("/accounts/reauthenticate/", {"password": typed})
        assert response.status_code == 400
        assert list(errors_of(response)) == ["password"]


def test_known_and_unknown_cannot_be_told_apart(member, hashed, client):
    """Same status, text, length and cookies, and one hashing each."""

    def answer(email):
        hashed.clear()
        fresh = Client()
        response = fresh.post(URL, {"login": email, "password": "wrong password"})
        text = response.content.decode().replace(email, "")
        token = fresh.cookies["csrftoken"].value if "csrftoken" in fresh.cookies else ""
        return response.status_code, len(text), set(fresh.cookies), len(hashed), bool(token)

    known, unknown = answer(member.email), answer("nobody1@example.org")
    assert known == unknown
    assert known[3] == 1


@pytest.mark.parametrize("look_alike", ["mıke@example.org", "MİKE@example.org", "miKe@example.org"])
def test_a_look_alike_opens_no_other_account(client, db, sign_in, look_alike):
    UserFactory(email="mike@example.org")
    sign_in(look_alike)
    # The Kelvin sign is the same letter as k once both are small: that is Mike.
    assert is_signed_in(client) == (look_alike == "miKe@example.org")


@pytest.mark.parametrize("password", ["x" * 4097, "a\x00b", ""])
def test_what_cannot_be_a_password_is_never_hashed(member, sign_in, hashed, password):
    response = sign_in(member.email, password)
    assert list(errors_of(response)) == ["password"]
    assert not hashed


@pytest.mark.parametrize(
    "password", ["x" * 127 + "y", "  spaces around  ", "密码密码密码密码密码密码"]
)
def test_a_password_counts_to_its_last_character(db, client, sign_in, password):
    member = UserFactory(password=password)
    assert errors_of(sign_in(member.email, password[:-1] + "z")) == MISMATCH
    sign_in(member.email, password)
    assert is_signed_in(client)


def test_a_closed_account_stays_closed(client, db, sign_in):
    member = UserFactory(is_active=False)
    assert sign_in(member.email).url == "/accounts/inactive/"
    assert "This account is closed." in client.get("/accounts/inactive/").content.decode()
    assert errors_of(sign_in(member.email, "wrong")) == MISMATCH
    assert not is_signed_in(client)


def test_nobody_who_is_signed_in_is_told_that_their_account_is_closed(member_client):
    assert member_client.get("/accounts/inactive/").url == "/me/"


def test_the_sixth_guess_is_not_looked_at_and_a_right_one_does_not_help(member, sign_in, hashed):
    for _ in range(5):
        assert errors_of(sign_in(member.email, "wrong")) == MISMATCH
    hashed.clear()
    assert errors_of(sign_in(member.email, "wrong")) == TOO_MANY
    assert errors_of(sign_in(member.email)) == TOO_MANY
    assert not hashed


def test_guesses_elsewhere_do_not_keep_the_owner_out(client, member, sign_in):
    for _ in range(20):
        sign_in(member.email, "wrong", REMOTE_ADDR="192.0.2.66")
    assert sign_in(member.email, REMOTE_ADDR="192.0.2.1").url == "/me/"


def test_a_forged_header_is_not_elsewhere(member, sign_in):
    for n in range(5):
        sign_in(member.email, "wrong", headers={"x-forwarded-for": f"192.0.2.{n}"})
    answer = sign_in(member.email, "wrong", headers={"x-forwarded-for": "192.0.2.99"})
    assert errors_of(answer) == TOO_MANY


def test_behind_a_proxy_its_own_word_counts_and_no_visitor_s(member, sign_in, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def tried_by(forged, seen, password="wrong"):
        return sign_in(member.email, password, headers={"x-forwarded-for": f"{forged}, {seen}"})

    for n in range(5):
        assert errors_of(tried_by(f"198.51.100.{n}", "192.0.2.66")) == MISMATCH
    assert errors_of(tried_by("198.51.100.99", "192.0.2.66")) == TOO_MANY
    assert tried_by("192.0.2.66", "192.0.2.1", PASSWORD).url == "/me/"


def test_letter_case_is_not_another_address(member, sign_in):
    for n in range(5):
        sign_in(member.email[:n].upper() + member.email[n:], "wrong")
    assert errors_of(sign_in(member.email.upper(), "wrong")) == TOO_MANY


def test_one_guess_at_each_of_many_addresses_is_stopped(sign_in, db, hashed):
    for n in range(10):
        assert errors_of(sign_in(f"somebody{n}@example.org", "wrong")) == MISMATCH
    hashed.clear()
    assert errors_of(sign_in("somebody11@example.org", "wrong")) == TOO_MANY
    assert not hashed


def test_a_success_between_does_not_refill_the_guesses(member, sign_in, client, db):
    own = UserFactory()
    for _ in range(5):
        sign_in(member.email, "wrong")
        sign_in(own.email)
        client.post("/accounts/logout/")
    assert errors_of(sign_in(member.email, "wrong")) == TOO_MANY


def test_thirty_tries_in_a_minute_get_the_429_page(sign_in, db):
    answers = [sign_in(f"somebody{n}@example.org", "") for n in range(31)]
    assert answers[29].status_code == 400
    assert answers[30].status_code == 429
    assert "minute" in answers[30].content.decode()


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_are_counted_one_by_one(member, hashed):
    """The limits live in the database: threads stand for processes here."""

    def guess():
        from django.db import connection

        Client().post(URL, {"login": member.email, "password": "wrong"})
        connection.close()

    threads = [threading.Thread(target=guess) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(hashed) <= 5


def test_the_session_changes_its_key(client, member, sign_in):
    client.get("/accounts/login/")
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = old = session.session_key
    sign_in(member.email)
    assert client.cookies["sessionid"].value != old
    assert not Session.objects.filter(session_key=old).exists()


def test_the_cookie_stays_for_thirty_days(client, member, sign_in):
    sign_in(member.email)
    assert client.cookies["sessionid"]["max-age"] == 60 * 60 * 24 * 30
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_who_is_signed_in_has_no_use_for_the_page(member_client):
    assert member_client.get(URL).url == "/me/"
    assert member_client.get("/accounts/signup/?next=/roles/").url == "/roles/"


@pytest.mark.usefixtures("with_mail")
def test_an_unproven_address_gets_its_code_at_sign_in(client, member, sign_in, mailoutbox):
    from tests.accounts.conftest import code_in

    assert sign_in(member.email).url == "/accounts/confirm-email/"
    client.post("/accounts/confirm-email/", {"code": code_in(mailoutbox[0])})
    assert is_signed_in(client)
