"""Two-step sign-in: whether it is on, and whether a code counts."""

from dataclasses import dataclass
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction

from accounts.models import User

Type = Authenticator.Type
STEPS: Final = (Type.TOTP, Type.WEBAUTHN)
"""What asks at sign-in. Recovery codes only stand in for these."""
COUNTER: Final = "counter"
"""In the data of an authenticator: the period of the newest code that was accepted."""


@dataclass(frozen=True)
class State:
    """A member's own: whether codes of an app are on, their passkeys, recovery codes left (None
    where none were made), and whether these can still be shown."""

    code: bool
    passkeys: list[Authenticator]
    recovery_left: int | None
    recovery_shown: bool

    @property
    def is_on(self) -> bool:
        return self.code or bool(self.passkeys)


def state_of(member: User) -> State:
    """One query."""
    held = list(Authenticator.objects.filter(user=member).order_by("created_at", "pk"))
    recovery = next((row for row in held if row.type == Type.RECOVERY_CODES), None)
    return State(
        code=any(row.type == Type.TOTP for row in held),
        passkeys=[row for row in held if row.type == Type.WEBAUTHN],
        recovery_left=len(recovery.wrap().get_unused_codes()) if recovery else None,
        recovery_shown=recovery is None or recovery.wrap().did_view,
    )


def is_on(member: User) -> bool:
    held: bool = Authenticator.objects.filter(user=member, type__in=STEPS).exists()
    return held


def is_missing(member: Any) -> bool:
    """Whether a member of the staff has to set one up before the admin opens."""
    return bool(settings.STAFF_SECOND_STEP and member.is_staff and not is_on(member))


def remove(member: User) -> None:
    """For whoever lost their telephone and their recovery codes."""
    Authenticator.objects.filter(user=member).delete()


def count_guess(member: User) -> list[Any]:
    """Count a guess before it is looked at; raises ValidationError for one too many.

    Few from one place, so that guesses made elsewhere do not keep the member out. More from all
    places together, because whoever knows the password may have many: then the member waits,
    or takes a passkey. What is returned takes the guess back (take_back), and no other one.
    """
    place = ratelimit.get_ip(context.request)
    keys = {"second_step": f"{place}:{member.pk}", "second_step_anywhere": str(member.pk)}
    counted = []
    for action, key in keys.items():
        usage = ratelimit.consume(context.request, app="allauth.account", action=action, key=key)
        if not usage:
            raise get_adapter().validation_error("too_many_login_attempts")
        counted.append(usage)
    return counted


def take_back(counted: list[Any]) -> None:
    for usage in counted:
        usage.rollback()


def accepted(member: User, code: str) -> Authenticator | None:
    """Which of the member's own `code` belongs to; it is used up by that."""
    rows = Authenticator.objects.filter(user=member).exclude(type=Type.WEBAUTHN).order_by("-type")
    for row in rows:
        fits = _accept_totp if row.type == Type.TOTP else _accept_recovery
        if fits(row, code):
            return row
    return None


def matching(secret: str, code: str) -> int | None:
    """The period that `code` belongs to, of those that are allowed now."""
    return next(
        (
            counter
            for counter in totp.yield_hotp_counters_from_time()
            if compare_user_code(
                actual=code,
                expected=totp.format_hotp_value(totp.hotp_value(secret, counter)),
            )
        ),
        None,
    )


@transaction.atomic
def _accept_totp(row: Authenticator, code: str) -> bool:
    """A code counts once, and none that is older than it counts any more (RFC 6238, 5.2): kept
    with the secret, so that no cache that is emptied brings a code back."""
    held = Authenticator.objects.select_for_update().filter(pk=row.pk).first()
    counter = matching(decrypt(held.data["secret"]), code) if held else None
    if held is None or counter is None or counter <= held.data.get(COUNTER, -1):
        return False
    held.data[COUNTER] = counter
    held.save(update_fields=["data"])
    return True


def _accept_recovery(row: Authenticator, code: str) -> bool:
    try:
        return bool(row.wrap().validate_code(code))
    except Authenticator.DoesNotExist:  # new ones were made at this moment
        return False
