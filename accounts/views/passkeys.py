"""Passkeys: made, named, removed, and in place of a password."""

import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows import reauthentication
from allauth.account.models import Login
from allauth.account.views import signup_by_passkey
from allauth.core.internal import ratelimit
from allauth.decorators import rate_limit
from allauth.mfa.internal.flows.add import redirect_if_add_not_allowed
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal import flows
from allauth.mfa.webauthn.stages import PasskeySignupStage
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts import journal
from accounts.browsers import browser_of
from accounts.members import member_of
from accounts.models import User
from accounts.redirects import wanted
from accounts.second_step_forms import NewPasskeyForm, PasskeyForm, PasskeyNameForm
from accounts.views.second_step import OVERVIEW

MOST = 20
"""Passkeys of one member."""
Options = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@redirect_if_add_not_allowed  # type: ignore[untyped-decorator]
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def add(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    if _own(member).count() >= MOST:
        messages.error(request, f"{MOST} passkeys are the most. Remove one first.")
        return redirect(OVERVIEW)
    form = _new_form(request)
    if form.is_valid():
        _, recovery = flows.add_authenticator(request, **form.cleaned_data)
        return redirect("mfa_view_recovery_codes" if recovery else OVERVIEW)
    options = webauthn.begin_registration(member, passwordless=True)
    return _page(request, "accounts/passkey_add.html", form, options)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    passkey = get_object_or_404(_own(member_of(request)), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = PasskeyNameForm(sent, initial={"name": passkey.wrap().name})
    if form.is_valid():
        flows.rename_authenticator(request, passkey, form.cleaned_data["name"])
        return redirect(OVERVIEW)
    return _page(request, "accounts/passkey_edit.html", form, passkey=passkey)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    member = member_of(request)
    passkey = get_object_or_404(_own(member), pk=pk)
    only_way = not member.has_usable_password() and _own(member).count() == 1
    if request.method == "POST" and not only_way:
        flows.remove_authenticator(request, passkey)
        return redirect(OVERVIEW)
    context = {"passkey": passkey, "only_way": only_way}
    return render(request, "accounts/passkey_remove.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.decorator(app="allauth.mfa", action="webauthn_login")  # type: ignore[untyped-decorator]
def sign_in(request: HttpRequest) -> HttpResponse:
    """What a script asks for (GET, JSON), and the passkey that it answers with."""
    target = wanted(request, reverse(settings.LOGIN_REDIRECT_URL))
    if request.method != "POST":
        if request.headers.get("Accept") == "application/json":
            return JsonResponse(webauthn.begin_authentication())
        return redirect("account_login")
    if request.user.is_authenticated:
        return redirect(target)
    form = PasskeyForm(request.POST)
    if form.is_valid():
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=target)
        response: HttpResponse = flows.perform_passwordless_login(request, passkey, login)
        return response
    messages.error(request, str(form.errors["credential"][0]))
    return redirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """The address first; the passkey is made once the code that goes there was typed. Who takes
    the address between the check and the save is found by a second check."""
    if not settings.MFA_PASSKEY_SIGNUP_ENABLED:
        return redirect("account_signup")
    try:
        response: HttpResponse = signup_by_passkey(request)
    except IntegrityError:
        response = signup_by_passkey(request)
    return response


@login_stage_required(  # type: ignore[untyped-decorator]
    stage=PasskeySignupStage.key, redirect_urlname="account_login"
)
@require_http_methods(["GET", "HEAD", "POST"])
def finish_sign_up(request: HttpRequest) -> HttpResponse:
    """Makes the passkey, then recovery codes: nothing else would open the account."""
    stage = request._login_stage  # type: ignore[attr-defined]  # noqa: SLF001 - allauth's way
    member = stage.login.user
    form = _new_form(request)
    if form.is_valid():
        flows.signup_authenticator(request, user=member, **form.cleaned_data)
        RecoveryCodes.activate(member)
        journal.note(member.pk, "passkey_added", request)
        after = urlencode({"next": stage.exit().url})
        return redirect(f"{reverse('mfa_view_recovery_codes')}?{after}")
    options = webauthn.begin_registration(member, passwordless=True)
    return _page(request, "accounts/passkey_sign_up.html", form, options)


@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="reauthenticate")  # type: ignore[untyped-decorator]
def reauthenticate(request: HttpRequest) -> HttpResponse:
    """Who is here, once more, by a passkey."""
    member = member_of(request)
    if not _own(member).exists():
        return redirect("account_reauthenticate")
    form = PasskeyForm(request.POST if request.method == "POST" else None, user=member)
    if form.is_valid():
        flows.reauthenticate(request, form.cleaned_data["credential"])
        response: HttpResponse | None = reauthentication.resume_request(request)
        return response or redirect(settings.LOGIN_REDIRECT_URL)
    options = webauthn.begin_authentication(member)
    ways = _other_ways(request, member)
    more = {"reauthentication_alternatives": ways}
    return _page(request, "accounts/passkey_again.html", form, options, **more)


def _other_ways(request: HttpRequest, member: User) -> list[dict[str, Any]]:
    """To say who is here: a browser may know no passkeys."""
    after = urlencode({"next": wanted(request, reverse(settings.LOGIN_REDIRECT_URL))})
    ways = get_adapter().get_reauthentication_methods(member)
    return [way | {"url": f"{way['url']}?{after}"} for way in ways if way["url"] != request.path]


def _own(member: User) -> Any:
    return Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN)


def _new_form(request: HttpRequest) -> NewPasskeyForm:
    sent = request.POST if request.method == "POST" else None
    return NewPasskeyForm(sent, initial={"name": browser_of(request)})


def _page(
    request: HttpRequest,
    template: str,
    form: Form,
    options: Options | None = None,
    **more: Any,
) -> HttpResponse:
    """`options`: what the page's script hands to the browser."""
    context = {"form": form, "options": json.dumps(options), **more}
    return render(request, template, context, status=400 if form.errors else 200)
