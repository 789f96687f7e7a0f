"""Where Crosswalk differs from django-allauth's own second step and passkeys."""

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter

from accounts.browsers import browser_of
from accounts.models import User


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This is not a code that counts now. Each one works once.",
        "unverified_email": "Confirm your e-mail address first: sign out and in again.",
    }

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002
        """Where the passkey was made, as a start: the member can say it better."""
        return browser_of(context.request)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        site: dict[str, str] = super().get_public_key_credential_rp_entity()
        return site | {"name": "Crosswalk"}
