"""Where Crosswalk differs from django-allauth's own ways."""

import logging
import time
from smtplib import SMTPException
from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts import asking, browsers, journal, signing_up
from accounts.browsers import SIGNED_IN
from accounts.models import TAKEN, User
from accounts.redirects import is_local
from careers import fits, tried

log = logging.getLogger(__name__)
UNSENT = "crosswalk.mail_unsent"
"""In a request's META once a mail that it should have sent could not be sent."""
SENT_MESSAGE = "account/messages/email_confirmation_sent.txt"
CHANGED_MESSAGE = "account/messages/password_changed.txt"
RECENT = 5 * 60
"""Seconds after sign-in in which nobody is asked who they are once more."""
TOLD = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_reset",
    "account/email/email_changed": "email_changed",
    "mfa/email/totp_activated": "code_on",
    "mfa/email/totp_deactivated": "code_off",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
    "mfa/email/recovery_codes_generated": "recovery_made",
    "mfa/email/recovery_code_used": "recovery_used",
}
"""What a member is told by mail, and the kind that it has in their journal."""
WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate:webauthn": "Use a passkey",
    "mfa_reauthenticate": "Use a code",
}
ENDS_NOTHING = {"recovery_used"}
on_commit = transaction.on_commit


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed. Ask whoever runs this site.",
        "duplicate_email": "This is your address already.",
        "email_password_mismatch": "The address and the password do not belong together.",
        "email_taken": TAKEN,
        "enter_current_password": "This is not your present password.",
        "incorrect_code": "This is not the code in the mail.",
        "incorrect_password": "This is not your password.",
        "invalid_password_reset": "This link has been used or has ended.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again. "
        "If it still says this, wait an hour, at most a day.",
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        """Pages only: our own scripts ask for none of these in JSON."""
        return False

    def is_safe_url(self, url: str) -> bool:
        return is_local(url)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session[SIGNED_IN] = int(time.time())
        by_passkey = did_use_passwordless_login(request, user)
        journal.note(user.pk, "signed_in_passkey" if by_passkey else "signed_in", request)
        tried.offer_to(request.session, user.pk)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            journal.note(request.user.pk, "signed_out", request)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Into the journal of whoever has the address. For one that nobody has as much is
        written, into a table that forgets it: an answer that comes sooner would tell."""
        email = credentials.get("email", "")
        member = User.objects.filter(email__iexact=email).only("pk").first()
        if member:
            journal.note(member.pk, "failed_password", request)
        else:
            cache.set("failed_password_of_nobody", int(time.time()), 60)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """The first is what somebody is asked for: a code may cost one of the recovery codes."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        held = {method["id"]: method for method in methods}
        return [held[way] | {"description": said} for way, said in WAYS.items() if way in held]

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Whoever signed in just now has said who they are."""
        signed_in: int = allauth_context.request.session.get(SIGNED_IN, 0)
        return time.time() - signed_in >= RECENT

    def post_login(self, request: HttpRequest, user: User, **login: Any) -> HttpResponse:
        """Who signs up from the result of "Which suits me?" finds it kept: at once, or where
        mail is configured once the code is confirmed."""
        response: HttpResponse = super().post_login(request, user, **login)
        came_from = login["redirect_url"] or ""
        if login["signup"] and fits.keep_from(user.pk, came_from, timezone.now()):
            messages.success(request, "Your result is kept with your account.")
        return response

    def get_login_stages(self) -> list[str]:
        return signing_up.with_proof(super().get_login_stages())

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: Any,
        commit: bool = True,  # noqa: FBT001, FBT002 - allauth's signature
    ) -> User:
        """Whoever signs up. With mail, the password waits for the code."""
        member: User = super().save_user(request, user, form, commit=False)
        chosen = member.password if member.has_usable_password() else ""
        if settings.MAIL_CONFIGURED:
            member.set_unusable_password()
        member.save()
        if settings.MAIL_CONFIGURED:
            signing_up.begin(request.session, member, chosen)
        return member

    def set_password(self, user: User, password: str) -> None:
        """Every change a person makes to their own password comes through here."""
        user.must_change_password = False
        user.set_password(password)
        # A plain save would bring back somebody who erased the account meanwhile.
        user.save(update_fields=["password", "must_change_password"])

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """A changed address ends the other sessions; of two confirmations at once, one acts."""
        with transaction.atomic():
            owner = User.objects.select_for_update().get(pk=email_address.user_id)
            confirmed = EmailAddress.objects.filter(
                user=owner, email=email_address.email, verified=True
            )
            done = confirmed.exists() or super().confirm_email(request, email_address)
            if done:
                signing_up.finish(request.session, owner)
        if done and request.user == owner:
            owner.refresh_from_db()
            update_session_auth_hash(request, owner)
        return bool(done)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("profile")

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return reverse("profile")

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """In our own words: in a mail of ours nobody else's are to be read."""
        return browsers.browser_of(request)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return reset_url(key)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **options: Any,
    ) -> None:
        """Not that a mail is on its way, beside that it could not be sent; and not that the
        password is changed, beside the page that says so to whoever had forgotten it."""
        unsent = message_template == SENT_MESSAGE and UNSENT in request.META
        page = request.resolver_match
        forgotten = page is not None and page.url_name == "account_reset_password_from_key"
        said = forgotten and message_template == CHANGED_MESSAGE
        if not (unsent or said):
            super().add_message(request, level, message_template, *args, **options)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Every change of the way into an account comes through here: it is entered in the
        journal, ends the other sessions, and is told by mail."""
        kind = TOLD[template_prefix]
        journal.note(user.pk, kind, self.request)
        if kind not in ENDS_NOTHING:
            browsers.end_others(self.request, user)
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """After the transaction, if one is open: no lock waits for a mail server."""
        asking.count(template_prefix, email)
        message = self.render_mail(template_prefix, email, {"email": email} | context)
        on_commit(lambda: self._deliver(message))

    def _deliver(self, message: Any) -> None:
        """A mail server that is down costs the mail, not the page, for everybody alike."""
        try:
            message.send()
        except (SMTPException, OSError):
            log.exception("a mail could not be sent")
            allauth_context.request.META[UNSENT] = True
            self.add_message(
                allauth_context.request,
                messages.ERROR,
                message="The mail could not be sent just now. Try again in a few minutes.",
            )

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """An address as tried from one place: see ACCOUNT_RATE_LIMITS."""
        return f"{get_ip(request)}:{credentials.get('email', '').lower()}"


def reset_url(key: str) -> str:
    """The link that sets a new password. `key` is the "uid-token" that allauth mails."""
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    return settings.SITE_URL + path.replace("UID-KEY", quote(key))
