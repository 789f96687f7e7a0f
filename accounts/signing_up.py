"""Signing up where mail is configured: nothing is theirs before they proved the address.

The account exists from the first form on, so that an address is taken once; but no password
opens it. The one that was chosen waits in the session that the code was asked in. So neither
signing in nor signing up once more tells whether the address had an account before, and whoever
signs up with an address of somebody else chooses nothing for them.
"""

from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage, LoginStage
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.backends.base import SessionBase
from django.shortcuts import redirect

from accounts.models import User

OPEN: Final = "sign_up"
"""In a session: whom it signs up, and the hash of the password that they chose ("" by passkey)."""


def begin(session: SessionBase, member: User, password: str) -> None:
    session[OPEN] = {"member": member.pk, "password": password}


def finish(session: SessionBase, member: User) -> None:
    """The address of `member` is proven, by this session's code: what was chosen in it counts.
    A password that was set by a mailed link meanwhile stays."""
    begun = session.get(OPEN, {})
    if begun.get("member") != member.pk:
        return
    del session[OPEN]
    if begun["password"] and not member.has_usable_password():
        member.password = begun["password"]
        member.save(update_fields=["password"])


def unproven(address: str) -> User | None:
    """Who began to sign up with `address` and never proved it: they may begin again."""
    waiting = User.objects.filter(
        email__iexact=address,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
        last_login=None,
        is_active=True,
        is_staff=False,
    ).first()
    proven = EmailAddress.objects.filter(user=waiting, verified=True)
    return None if waiting is None or proven.exists() else waiting


class ProvenHere(LoginStage):
    """After the code: lets nobody in whose own session proved nothing, even where somebody else
    proved the address at the same moment."""

    key = "proven_here"

    def handle(self) -> tuple[Any, bool]:
        member = self.login.user
        if self.request.session.get(OPEN, {}).get("member") == member.pk:
            return redirect("account_login"), False
        if self.login.signup:
            member.refresh_from_db(fields=["password"])  # finish() may have set it
        return None, True


AFTER: Final = f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}"
HERE: Final = f"{ProvenHere.__module__}.{ProvenHere.__name__}"


def with_proof(stages: list[str]) -> list[str]:
    """`stages` of signing in, with ours behind the code."""
    behind = stages.index(AFTER) + 1
    return [*stages[:behind], HERE, *stages[behind:]]
