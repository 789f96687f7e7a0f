"""At the door: signing up, and an account that is closed."""

from allauth.account import views as allauth_views
from allauth.account.internal.stagekit import clear_login, get_pending_stage
from allauth.mfa.base import views as mfa_views
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.second_step import is_on


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Who takes the address between the check and the save is found by a second check."""
    try:
        response: HttpResponse = allauth_views.signup(request)
    except IntegrityError:
        response = allauth_views.signup(request)
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Where it was turned off since the password was typed, there is nothing left to ask."""
    pending = get_pending_stage(request)
    if pending and pending.key == AuthenticateStage.key and not is_on(pending.login.user):
        clear_login(request)
        messages.info(request, "Two-step sign-in was turned off. Your password is enough now.")
        return redirect("account_login")
    response: HttpResponse = mfa_views.authenticate(request)
    return response


@login_not_required
@require_http_methods(["GET", "HEAD"])
def closed(request: HttpRequest) -> HttpResponse:
    """Of no account that is signed in."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    response: HttpResponse = allauth_views.account_inactive(request)
    return response
