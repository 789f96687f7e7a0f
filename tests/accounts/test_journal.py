"""What a member reads of what happened to the way into their account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import journal, people
from accounts.models import SecurityEvent
from tests.accounts.soft_key import code, recovery_codes, turn_codes_on
from tests.factories import PASSWORD, UserFactory
from tests.routes.safe_account import just_signed_in

URL = "/accounts/activity/"


def kinds(member):
    return [event.kind for event in journal.of(member)]


def test_a_life_of_an_account(fresh_client, member, sign_in):
    secret = turn_codes_on(fresh_client)
    spare = recovery_codes(fresh_client)[0]
    fresh_client.post("/accounts/second-step/recovery/new/")
    fresh_client.post("/accounts/second-step/codes/off/")
    new = "a brand new passphrase"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    fresh_client.post("/accounts/password/change/", form)
    fresh_client.post("/accounts/email/", {"email": "other@example.org", "password": new})
    fresh_client.post("/accounts/sessions/", {"session": "others"})
    fresh_client.post("/accounts/logout/")
    assert kinds(member) == [
        *("signed_out", "sessions_ended", "email_changed", "password_changed", "code_off"),
        *("recovery_made", "code_on", "signed_in"),
    ]
    assert secret
    assert spare


def test_failed_tries_are_seen_by_the_owner(member, sign_in):
    Client().post("/accounts/login/", {"login": member.email.upper(), "password": "wrong"})
    assert kinds(member) == ["failed_password"]
    owner = Client()
    owner.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    turn_codes_on(owner)
    visitor = Client()
    visitor.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    visitor.post("/accounts/login/second-step/", {"code": "000000"})
    assert kinds(member)[0] == "failed_code"
    page = owner.get(URL).content.decode()
    assert "Somebody tried a wrong password" in page
    assert "tried a wrong code" in page


def test_a_recovery_code_that_is_used_is_entered(fresh_client, member):
    turn_codes_on(fresh_client)
    visitor = Client()
    visitor.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    visitor.post("/accounts/login/second-step/", {"code": recovery_codes(fresh_client)[0]})
    assert kinds(member)[:2] == ["signed_in", "recovery_used"]
    assert fresh_client.get("/me/").status_code in {200, 302}


def test_deeds_of_administrators_are_entered(member):
    boss = UserFactory(is_staff=True, is_superuser=True)
    client = Client()
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    turn_codes_on(client)
    told = ["remove_second_step", "end_sessions", "deactivate", "reactivate"]
    for name in told:
        people.do(people.DEEDS[name], by=boss, person_id=member.pk)
    assert kinds(member)[:4] == [
        *("admin_opened", "admin_closed", "admin_ended_sessions", "admin_removed_step"),
    ]
    assert client.get("/accounts/profile/").status_code == 302
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert client.get("/accounts/profile/").status_code == 200


def test_nobody_reads_another_s(member_client, member):
    journal.note(UserFactory().pk, "email_changed")
    assert not member_client.get(URL).context["events"]


def test_a_year_and_two_hundred_are_kept_and_guesses_push_nothing_out(member):
    old = timezone.now() - timedelta(days=366)
    SecurityEvent.objects.create(member=member, kind="signed_in", at=old)
    assert kinds(member) == []
    journal.note(member.pk, "email_changed")
    for _ in range(60):
        journal.note(member.pk, "failed_password")
    assert kinds(member).count("failed_password") == journal.MOST_FAILED
    assert "email_changed" in kinds(member)
    for _ in range(journal.MOST):
        journal.note(member.pk, "signed_out")
    assert SecurityEvent.objects.filter(member=member).count() == journal.MOST + journal.MOST_FAILED


def test_an_unknown_kind_is_a_fault(member):
    with pytest.raises(KeyError):
        journal.note(member.pk, "no such thing")


# Session, user, events, release.
def test_the_page_asks_the_database_four_times(member_client, member, django_assert_num_queries):
    for _ in range(20):
        journal.note(member.pk, "signed_in")
    with django_assert_num_queries(4):
        member_client.get(URL)


def test_the_codes_of_these_tests_are_those_of_an_app():
    assert len(code("JBSWY3DPEHPK3PXP")) == 6


@pytest.fixture
def boss_client(db):
    boss, client = UserFactory(is_staff=True, is_superuser=True), Client()
    client.force_login(boss)
    just_signed_in(client)
    return client


def test_an_address_that_an_administrator_changes_is_told_to_the_old_one(
    boss_client, member, mailoutbox
):
    old, page = member.email, f"/admin/accounts/user/{member.pk}/change/"
    assert boss_client.post(page, {"email": "moved@example.org", "name": ""}).status_code == 302
    assert kinds(member) == ["admin_changed_email"]
    assert [mail.to for mail in mailoutbox] == [[old]]
    assert "belongs to moved@example.org" in mailoutbox[0].body
    assert boss_client.post(page, {"email": "moved@example.org", "name": "Ada"}).status_code == 302
    assert len(mailoutbox) == 1


def test_a_password_that_an_administrator_sets_is_told(boss_client, member, mailoutbox):
    new = "given by somebody else"
    form = {"password1": new, "password2": new, "usable_password": "true"}
    boss_client.post(f"/admin/accounts/user/{member.pk}/password/", form)
    boss_client.post(f"/admin/accounts/user/{member.pk}/link/")
    assert kinds(member) == ["admin_made_link", "admin_gave_password"]
    assert [mail.to for mail in mailoutbox] == [[member.email]]
    assert "An administrator set a new password." in mailoutbox[0].body


def test_no_words_of_a_browser_s_own_stand_in_a_mail(member, mailoutbox):
    client = Client(headers={"user-agent": "Call +1 555 0100 or see https://evil.example/"})
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    new = "a brand new passphrase"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post("/accounts/password/change/", form)
    assert "With: An unknown browser" in mailoutbox[0].body
    assert "evil.example" not in mailoutbox[0].body
