"""Mails that anybody can have sent to any address: so many a day from one place."""

from typing import Final

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit

BY_ANYBODY: Final = frozenset(
    {
        "account/email/account_already_exists",
        "account/email/email_confirmation",
        "account/email/email_confirmation_signup",
        "account/email/password_reset_key",
        "account/email/unknown_account",
    }
)


def count(template: str, address: str) -> None:
    """Count a mail before it is made; one too many is answered by the page that says so, for
    every address alike."""
    if template not in BY_ANYBODY:
        return
    request = context.request
    key = f"{ratelimit.get_ip(request)}:{address.lower()}"
    if not ratelimit.consume(request, app="allauth.account", action="mailed", key=key):
        raise ImmediateHttpResponse(ratelimit.respond_429(request))
