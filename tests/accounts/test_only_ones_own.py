"""What is done for one member touches nobody else's rows, and asks none of them."""

from datetime import timedelta

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.test import RequestFactory
from django.utils import timezone

from accounts import addresses, browsers, erasing, journal, second_step, signing_up
from accounts.members import member_of
from accounts.middleware import SignInRequired
from accounts.models import BrowserSession, SecurityEvent, User
from tests.factories import UserFactory
from tests.routes.safe_account import make_safe

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def one():
    return UserFactory()


@pytest.fixture
def other():
    return UserFactory()


def _session_of(member):
    now = timezone.now()
    session = Session.objects.create(
        session_key=f"of-{member.pk}", session_data="", expire_date=now + timedelta(days=1)
    )
    return BrowserSession.objects.create(
        session=session, member=member, browser="Firefox", started_at=now, seen_at=now
    )


def _code(member):
    return Authenticator.objects.create(user=member, type="totp", data={"secret": SECRET})


def _request(member):
    request = RequestFactory().get("/")
    request.user, request.session = member, {}
    return request


def test_a_new_address_leaves_the_others_alone(one, other):
    EmailAddress.objects.create(user=other, email=other.email, primary=True, verified=True)
    addresses.assign(one, "new@example.org", verified=True)
    assert EmailAddress.objects.filter(user=other, email=other.email).exists()


def test_an_address_that_somebody_else_proved_is_not_proven(one, other):
    both = "both@example.org"
    mine = EmailAddress.objects.create(user=one, email=both, verified=False)
    EmailAddress.objects.create(user=other, email=both, verified=True)
    request = _request(AnonymousUser())
    request._messages = default_storage(request)
    with context.request_context(request):
        assert not get_adapter().confirm_email(request, mine)


def test_each_sees_and_ends_their_own_sessions(one, other):
    mine, theirs = _session_of(one), _session_of(other)
    assert list(browsers.listed(one)) == [mine]
    assert not browsers.end(one, str(theirs.pk), but=None)
    browsers.end_all(one.pk)
    assert list(BrowserSession.objects.all()) == [theirs]


def test_each_reads_their_own_journal_and_drops_their_own_events(one, other):
    old = timezone.now() - journal.KEPT_FOR - timedelta(days=1)
    SecurityEvent.objects.create(member=other, kind="signed_in", at=old)
    for _ in range(journal.MOST):
        journal.note(one.pk, "signed_in")
    journal.note(other.pk, "signed_out")
    assert {event.kind for event in journal.of(one)} == {"signed_in"}
    SecurityEvent.objects.filter(member=other).update(at=old)
    journal.note(one.pk, "signed_in")
    assert SecurityEvent.objects.filter(member=other).count() == 1


def test_who_erases_an_account_takes_no_log_of_others_along(one, other):
    entry = {"content_type_id": None, "action_flag": CHANGE, "change_message": ""}
    theirs = LogEntry.objects.create(user=other, object_id="1", object_repr="SQL", **entry)
    LogEntry.objects.create(user=one, object_id="2", object_repr="Docker", **entry)
    erasing.erase(member_id=one.pk)
    theirs.refresh_from_db()
    assert theirs.user == other


def test_a_visitor_is_no_member_even_where_a_route_is_opened():
    with pytest.raises(PermissionDenied):
        member_of(_request(AnonymousUser()))


def test_who_is_erased_while_they_save_is_signed_out(one, other, client):
    client.force_login(one)
    request = client.get("/me/").wsgi_request
    assert request.user == one
    middleware = SignInRequired(lambda _: None)
    assert middleware.process_exception(request, DatabaseError()) is None
    User.objects.filter(pk=one.pk).delete()
    answer = middleware.process_exception(request, DatabaseError())
    assert answer.status_code == 302
    assert User.objects.get() == other


def test_a_second_step_is_ones_own(one, other):
    _code(other)
    assert not second_step.state_of(one).is_on
    assert not second_step.is_on(one)
    second_step.remove(one)
    assert second_step.is_on(other)
    now = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(SECRET, now))
    assert second_step.accepted(one, code) is None
    assert second_step.accepted(other, code)


def test_who_never_proved_an_address_may_begin_again_whoever_else_proved_theirs(one, other):
    EmailAddress.objects.create(user=other, email=other.email, verified=True)
    one.set_unusable_password()
    one.save()
    assert signing_up.unproven(one.email) == one


def test_pages_of_the_second_step_know_ones_own_only(other, member, fresh_client):
    """`other` has everything, the member whose browser it is nothing."""
    make_safe(other, "Phone")
    key = Authenticator.objects.get(user=other, type="webauthn")
    steps = "/accounts/second-step/"
    for path in ("codes/off/", "recovery/"):
        assert fresh_client.get(f"{steps}{path}").url == steps
        assert fresh_client.post(f"{steps}{path}").url == steps
    assert fresh_client.get(f"{steps}recovery/codes.txt").status_code == 404
    for path in (f"passkeys/{key.pk}/", f"passkeys/{key.pk}/remove/"):
        assert fresh_client.get(f"{steps}{path}").status_code == 404
        assert fresh_client.post(f"{steps}{path}", {"name": "Mine"}).status_code == 404
    assert Authenticator.objects.filter(user=other).count() == 3
