"""Codes of an app and recovery codes: what each opens, once."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from accounts import second_step
from tests.accounts.conftest import errors_of, is_signed_in
from tests.accounts.soft_key import code, recovery_codes, turn_codes_on
from tests.accounts.steps import STEP, WRONG, at_once, at_step
from tests.factories import PASSWORD

OVERVIEW = "/accounts/second-step/"
SPELLINGS = [
    "{}",
    " {} ",
    "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}",
    "{0[0]}-{0[1]}{0[2]}{0[3]}{0[4]}{0[5]}.",
]


@pytest.fixture
def secret(fresh_client):
    return turn_codes_on(fresh_client)


def test_the_password_alone_opens_nothing_then_a_code_does(member, secret):
    client = at_step(member)
    assert not is_signed_in(client)
    assert "/accounts/login/" in client.get("/me/").url
    assert client.get(STEP).status_code == 200
    assert client.post(STEP, {"code": code(secret)}).url == "/me/"
    assert is_signed_in(client)


def test_whose_step_is_taken_away_meanwhile_signs_in_anew(member, secret):
    """As an administrator does for who waits at this very page."""
    client = at_step(member)
    second_step.remove(member)
    page = client.get(STEP, follow=True)
    assert page.redirect_chain == [("/accounts/login/", 302)]
    form = {"login": member.email, "password": PASSWORD}
    assert client.post("/accounts/login/", form).url == "/me/"


def test_where_somebody_was_going_is_kept_over_the_step(member, secret):
    client = Client()
    form = {"login": member.email, "password": PASSWORD}
    client.post("/accounts/login/?next=/me/goal/", form)
    assert client.post(STEP, {"code": code(secret)}).url == "/me/goal/"


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_a_code_counts_once_in_whatever_spelling(member, secret, spelled):
    now = code(secret)
    assert at_step(member).post(STEP, {"code": now}).url == "/me/"
    again = at_step(member).post(STEP, {"code": spelled.format(now)})
    assert (again.status_code, errors_of(again)) == (400, WRONG)


def test_an_older_code_is_dead_and_no_lost_memory_revives_one(member, secret, time_machine):
    now, before = code(secret), code(secret, -1)
    at_step(member).post(STEP, {"code": now})
    cache.clear()
    for used in (now, before):
        assert errors_of(at_step(member).post(STEP, {"code": used})) == WRONG
    time_machine.move_to(datetime.now(UTC) + timedelta(seconds=31))
    assert errors_of(at_step(member).post(STEP, {"code": now})) == WRONG


def test_the_code_that_set_it_up_is_used_up(fresh_client, member):
    url = "/accounts/second-step/codes/"
    shown = fresh_client.get(url).context["secret"]
    fresh_client.post(url, {"code": code(shown)})
    assert errors_of(at_step(member).post(STEP, {"code": code(shown)})) == WRONG


@pytest.mark.django_db(transaction=True)
def test_of_the_same_code_at_the_same_moment_one_counts(member, fresh_client):
    now = code(turn_codes_on(fresh_client))
    _assert_one_counts(member, now)


@pytest.mark.django_db(transaction=True)
def test_of_the_same_recovery_code_at_the_same_moment_one_counts(member, fresh_client):
    turn_codes_on(fresh_client)
    _assert_one_counts(member, recovery_codes(fresh_client)[0])


def _assert_one_counts(member, typed):
    clients = [at_step(member) for _ in range(5)]
    at_once(clients, typed)
    assert [is_signed_in(client) for client in clients].count(True) == 1


def test_recovery_codes_open_once_each_and_their_owner_is_told(member, fresh_client, mailoutbox):
    turn_codes_on(fresh_client)
    codes = recovery_codes(fresh_client)
    assert len(set(codes)) == 10
    mailoutbox.clear()
    for typed in (codes[0], codes[1].replace(" ", "")):
        assert at_step(member).post(STEP, {"code": typed}).url == "/me/"
    assert errors_of(at_step(member).post(STEP, {"code": codes[0]})) == WRONG
    assert [mail.to for mail in mailoutbox] == [[member.email]] * 2
    assert "9 are left" in mailoutbox[0].body


def test_recovery_codes_are_shown_until_they_are_kept(fresh_client, secret):
    url = "/accounts/second-step/recovery/"
    codes = recovery_codes(fresh_client)
    file = fresh_client.get(url + "codes.txt")
    assert all(each in file.content.decode() for each in codes)
    assert "attachment" in file.headers["Content-Disposition"]
    assert recovery_codes(fresh_client) == codes
    fresh_client.post(url)
    assert recovery_codes(fresh_client) == []
    assert "You have 10 left" in fresh_client.get(url).content.decode()
    assert fresh_client.get(url + "codes.txt").status_code == 404


def test_new_recovery_codes_end_the_old_ones(fresh_client, member, secret):
    old = recovery_codes(fresh_client)
    fresh_client.post("/accounts/second-step/recovery/new/")
    assert not set(old) & set(recovery_codes(fresh_client))
    assert errors_of(at_step(member).post(STEP, {"code": old[0]})) == WRONG


def test_turned_off_the_password_is_enough_and_recovery_codes_are_gone(
    fresh_client, member, secret, mailoutbox
):
    assert fresh_client.post("/accounts/second-step/codes/off/").url == OVERVIEW
    assert not Authenticator.objects.filter(user=member).exists()
    assert "no longer asks" in mailoutbox[-1].body
    client = Client()
    form = {"login": member.email, "password": PASSWORD}
    assert client.post("/accounts/login/", form).url == "/me/"


@pytest.mark.parametrize("typed", ["", "000000x", "１２３４５６", "1" * 41, "a\x00b", "\ud800"])
def test_what_is_no_code_is_refused_at_its_field(member, secret, typed):
    sent = typed.encode("utf-8", "surrogatepass") if "\ud800" in typed else typed
    answer = at_step(member).post(STEP, {"code": sent})
    assert (answer.status_code, list(errors_of(answer))) == (400, ["code"])


def test_the_page_draws_what_the_app_scans_without_another_address(fresh_client):
    page = fresh_client.get("/accounts/second-step/codes/")
    text = page.content.decode()
    assert page.context["qr"].path in text
    assert "data:" not in text
    again = fresh_client.get("/accounts/second-step/codes/")
    assert again.context["secret"] != page.context["secret"]


def test_a_wrong_first_code_turns_nothing_on_and_keeps_the_picture(fresh_client, member):
    url = "/accounts/second-step/codes/"
    shown = fresh_client.get(url).context["secret"]
    answer = fresh_client.post(url, {"code": "000000"})
    assert answer.status_code == 400
    assert answer.context["secret"] == shown
    assert not Authenticator.objects.filter(user=member).exists()


@pytest.mark.parametrize(
    "path",
    ["codes/", "codes/off/", "recovery/", "recovery/new/", "passkeys/add/"],
)
def test_a_session_left_open_is_asked_who_it_is(member_client, member, path):
    Authenticator.objects.create(user=member, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    for method in (member_client.get, member_client.post):
        answer = method(OVERVIEW + path)
        assert answer.url.startswith("/accounts/reauthenticate/?next=")
    page = member_client.get("/accounts/reauthenticate/?next=/me/").content.decode()
    assert "/accounts/reauthenticate/code/?next=%2Fme%2F" in page


def test_a_code_says_who_is_here_as_well(fresh_client, member, secret, time_machine):
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=6))
    target = "/accounts/second-step/codes/off/"
    assert fresh_client.get(target).status_code == 302
    again = fresh_client.post(
        f"/accounts/reauthenticate/code/?next={target}", {"code": code(secret)}
    )
    assert again.url == target
    assert fresh_client.get(target).status_code == 200


@pytest.mark.usefixtures("with_mail")
def test_who_did_not_prove_the_address_sets_nothing_up(fresh_client, member):
    from allauth.account.models import EmailAddress

    client = Client()
    client.force_login(member)
    EmailAddress.objects.update_or_create(
        user=member, defaults={"email": member.email, "verified": False}
    )
    assert client.get("/accounts/second-step/codes/").url == OVERVIEW
