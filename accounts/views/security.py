"""Changing the password or the address, setting a forgotten one, and leaving."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows import email_verification, manage_email, password_change
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import addresses
from accounts.adapter import UNSENT
from accounts.forms import ChangeEmailForm, ChangePasswordForm
from accounts.members import member_of
from accounts.models import User
from accounts.redirects import wanted

View = Callable[[HttpRequest], HttpResponse]


def _has_no_password(request: HttpRequest) -> bool:
    """A passkey opens the account: there is no password that the form itself could ask for."""
    return not member_of(request).has_usable_password()


def _keeping_nothing(view: View) -> View:
    """Before somebody is asked who they are, a form that was sent is kept in the session for
    after it: a password is not, and is typed again."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        asks = _has_no_password(request) and is_reauthentication_required(request, app="")
        if request.method == "POST" and asks:
            return redirect(request.get_full_path())
        return view(request)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="change_password")  # type: ignore[untyped-decorator]
@_keeping_nothing
@reauthentication_required(enabled=_has_no_password)  # type: ignore[untyped-decorator]
@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponse:
    """This session stays; every other one ends with the old password. `next` is where somebody
    was going who had to change it first."""
    sent = request.POST if request.method == "POST" else None
    form = ChangePasswordForm(sent, user=member_of(request))
    if form.is_valid():
        form.save()
        password_change.finalize_password_change(request, form.user)
        return redirect(wanted(request, reverse("profile")))
    return _page(request, "accounts/change_password.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="manage_email")  # type: ignore[untyped-decorator]
@reauthentication_required(enabled=_has_no_password)  # type: ignore[untyped-decorator]
@sensitive_post_parameters()
def change_email(request: HttpRequest) -> HttpResponse:
    """With mail, the new address takes effect once a code sent there was typed."""
    sent = request.POST if request.method == "POST" else None
    form = ChangeEmailForm(member_of(request), sent)
    if not form.is_valid():
        return _page(request, "accounts/change_email.html", form)
    address = form.cleaned_data["email"]
    if settings.MAIL_CONFIGURED:
        # An account made on the command line has no row for its address, and nobody to tell.
        manage_email.sync_user_email_address(form.user)
        new = EmailAddress(user=form.user, email=address)
        email_verification.send_verification_email_to_address(request, new)
        return redirect("account_email_verification_sent")
    try:
        _change_email_now(request, form.user, address)
    except ValidationError as taken:
        form.add_error("email", taken)
        return _page(request, "accounts/change_email.html", form)
    return redirect("profile")


def _page(request: HttpRequest, template: str, form: Form) -> HttpResponse:
    return render(request, template, {"form": form}, status=400 if form.errors else 200)


def _change_email_now(request: HttpRequest, member: User, address: str) -> None:
    old = member.email
    addresses.assign(member, address, verified=False)
    update_session_auth_hash(request, member)
    get_adapter(request).send_notification_mail(
        "account/email/email_changed", member, {"from_email": old, "to_email": address}, old
    )
    messages.success(request, f"You sign in with {address} from now on.")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def reset_password(request: HttpRequest) -> HttpResponse:
    """Without a mail server nobody can be sent a link: the page names who can make one."""
    if not settings.MAIL_CONFIGURED:
        return render(request, "accounts/ask_operator.html")
    response: HttpResponse = allauth_views.password_reset(request)
    # The page after it says that a mail is on its way.
    return redirect("account_reset_password") if UNSENT in request.META else response


@login_not_required
@require_http_methods(["GET", "HEAD"])
def reset_password_done(request: HttpRequest) -> HttpResponse:
    if not settings.MAIL_CONFIGURED:
        return redirect("account_reset_password")
    response: HttpResponse = allauth_views.password_reset_done(request)
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """A page that asks, or (POST) the end of the session and of what the browser kept of it."""
    response: HttpResponse = allauth_views.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
