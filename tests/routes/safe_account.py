"""An owner with every kind of second step, a browser that is listed, and a journal."""

import time

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts import journal
from accounts.browsers import SIGNED_IN
from accounts.models import BrowserSession, SecurityEvent
from tests.accounts.soft_key import SoftKey

OPTIONS = {"publicKey": {"rp": {"id": "testserver"}, "user": {"id": "MQ"}, "challenge": "AAAA"}}


def make_safe(owner, name):
    answer = SoftKey().create(OPTIONS)
    codes = {"seed": "0" * 80, "used_mask": 0}
    for kind, data in {
        "webauthn": {"name": name, "credential": answer},
        "totp": {"secret": "JBSWY3DPEHPK3PXP"},
        "recovery_codes": codes,
    }.items():
        Authenticator.objects.create(user=owner, type=kind, data=data)
    journal.note(owner.pk, "signed_in")
    now = timezone.now()
    session = Session.objects.create(session_key="kept", session_data="", expire_date=now)
    BrowserSession.objects.create(
        session=session, member=owner, browser=name, started_at=now, seen_at=now
    )


def rows_of(member_id):
    return [
        list(Authenticator.objects.filter(user_id=member_id).values()),
        list(SecurityEvent.objects.filter(member_id=member_id).values()),
        list(BrowserSession.objects.filter(member_id=member_id).values()),
    ]


def just_signed_in(client):
    """Nobody asks who they are once more."""
    session = client.session
    session[SIGNED_IN] = int(time.time())
    session.save()
