"""Links that set a password, once: for whoever forgot theirs, and for whoever has none yet."""

from datetime import datetime, timedelta
from typing import Final

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings

from accounts.adapter import reset_url
from accounts.models import User

INVITED_FOR: Final = timedelta(days=7)


class _Ahead(EmailAwarePasswordResetTokenGenerator):
    """Dates a token ahead, so that it ends PASSWORD_RESET_TIMEOUT after that date."""

    def _now(self) -> datetime:
        now: datetime = super()._now()
        return now + INVITED_FOR - timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def reset_link(person: User) -> str:
    """It ends after PASSWORD_RESET_TIMEOUT, or once the password or the address changes."""
    return _link(person, EmailAwarePasswordResetTokenGenerator())


def invitation_link(person: User) -> str:
    """It ends after INVITED_FOR, or once the password or the address changes."""
    return _link(person, _Ahead())


def _link(person: User, tokens: EmailAwarePasswordResetTokenGenerator) -> str:
    return reset_url(f"{user_pk_to_url_str(person)}-{tokens.make_token(person)}")
