"""What happened to the way into an account, for its member to read. Nobody else sees it."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.browsers import browser_of
from accounts.models import SecurityEvent, User

FAILED: Final = ("failed_password", "failed_code")
"""What somebody else can cause as often as they like."""
KINDS: Final = {
    "signed_in": "Signed in",
    "signed_in_passkey": "Signed in with a passkey",
    "signed_out": "Signed out",
    "failed_password": "Somebody tried a wrong password",
    "failed_code": "Somebody knew the password and tried a wrong code",
    "password_changed": "Password changed",
    "password_reset": "New password set by a link",
    "email_changed": "E-mail address changed",
    "code_on": "Codes of an app turned on",
    "code_off": "Codes of an app turned off",
    "passkey_added": "Passkey added",
    "passkey_removed": "Passkey removed",
    "recovery_made": "New recovery codes made",
    "recovery_used": "Recovery code used",
    "session_ended": "Signed out another browser",
    "sessions_ended": "Signed out all other browsers",
    "admin_ended_sessions": "An administrator ended all sessions",
    "admin_closed": "An administrator closed the account",
    "admin_opened": "An administrator opened the account again",
    "admin_asked_password": "An administrator asked for a new password",
    "admin_changed_email": "An administrator changed the e-mail address",
    "admin_gave_password": "An administrator set a new password",
    "admin_made_link": "An administrator made a link that sets a password",
    "admin_removed_step": "An administrator turned two-step sign-in off",
    "exported": "Downloaded a copy of the account",
}
"""What is kept: what the member reads."""
KEPT_FOR: Final = timedelta(days=365)
MOST: Final = 200
MOST_FAILED: Final = 50
"""Of FAILED: so many guesses cannot push out what the member has to see."""


@transaction.atomic
def note(member_id: int, kind: str, request: HttpRequest | None = None) -> None:
    """Add one of KINDS, now, with the browser of `request` where the member's own it may be;
    drop what is too old or too much. Raises KeyError for another kind."""
    _ = KINDS[kind]
    SecurityEvent.objects.create(
        member_id=member_id,
        kind=kind,
        at=timezone.now(),
        browser=browser_of(request) if request else "",
    )
    own = SecurityEvent.objects.filter(member_id=member_id)
    own.filter(at__lte=timezone.now() - KEPT_FOR).delete()
    _keep(MOST_FAILED, own.filter(kind__in=FAILED))
    _keep(MOST, own.exclude(kind__in=FAILED))


def of(member: User) -> QuerySet[SecurityEvent]:
    """The newest first."""
    return _newest(SecurityEvent.objects.filter(member=member, at__gt=timezone.now() - KEPT_FOR))


def _keep(most: int, events: QuerySet[SecurityEvent]) -> None:
    surplus = list(_newest(events).values_list("pk", flat=True)[most : most + MOST])
    if surplus:
        SecurityEvent.objects.filter(pk__in=surplus).delete()


def _newest(events: QuerySet[SecurityEvent]) -> QuerySet[SecurityEvent]:
    return events.order_by("-at", "-pk")
