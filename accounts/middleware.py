"""Who is asking: sent to sign in, to a new password, or on, with their own time zone."""

import re
import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts import browsers, time_zones
from accounts.browsers import SIGNED_IN
from accounts.models import User

Answer = Callable[[HttpRequest], HttpResponse]
SEEN = "seen_at"
NOTED_EVERY = 5 * 60
"""Seconds: a visit is noted no more often, so that most pages write nothing."""
OPEN_TO_ALL = (
    *("account_change_password", "account_logout", "account_reauthenticate"),
    *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
)
SESSION_KEY = re.compile(r"[a-z0-9]{1,40}")


class Sessions(SessionMiddleware):
    """Django's, that also knows cookies that are none of ours and sessions ended meanwhile."""

    def process_request(self, request: HttpRequest) -> None:
        """Drop a session cookie of a shape that we never set: PostgreSQL would be asked for it,
        and takes no NUL. Django itself checks its other cookie, against forged forms."""
        if not SESSION_KEY.fullmatch(request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Where another request ended the session meanwhile (a second press of Confirm, signing
        out in another tab), ask for the page anew instead of answering with an error."""
        cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        try:
            response = super().process_response(request, response)
        except SessionInterrupted:
            return _send_to(request, _asked(request))
        if browsers.is_new(request, cookie):
            browsers.note(request)
        return response


class SignInRequired(LoginRequiredMiddleware):
    """Django's, that also knows htmx and where the form was that could not be sent."""

    def handle_no_permission(  # type: ignore[override] # 401 for htmx
        self, request: HttpRequest, view_func: object
    ) -> HttpResponse:
        if _changes(request):
            query = {"next": _page(request), "unsaved": "1"}
        else:
            query = {"next": request.get_full_path()}
        return _send_to(request, f"{reverse('account_login')}?{urlencode(query)}")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Who erased the account in another window while this one saved: nothing was saved, as
        there is nobody any more whom it could belong to."""
        if not isinstance(exception, DatabaseError | ObjectDoesNotExist):
            return None
        if not request.user.is_authenticated or User.objects.filter(pk=request.user.pk).exists():
            return None
        logout(request)
        return _send_to(request, reverse("account_login"))


def PersonMiddleware(get_response: Answer) -> Answer:  # noqa: N802 - Django names these so
    """No query without a session cookie; with one, those of the session and the user only."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return get_response(request)
        if _session_is_over(request, request.user):
            logout(request)
            return get_response(request)
        if request.user.must_change_password and request.path not in _always_open():
            query = urlencode({"next": _asked(request)})
            return _send_to(request, f"{reverse('account_change_password')}?{query}")
        with timezone.override(time_zones.zone(request.user.time_zone)):
            return get_response(request)

    return answer


def _session_is_over(request: HttpRequest, member: User) -> bool:
    """Say whether the last visit or sign-in is too long ago; if not, note this visit, which
    pushes the end of the session on (SESSION_COOKIE_AGE)."""
    now, joined = int(time.time()), member.last_login
    signed_in: int = request.session.get(SIGNED_IN, now)
    # The member's last sign-in may be in another browser: only where this one says nothing.
    began = request.session.get(SIGNED_IN) or (int(joined.timestamp()) if joined else now)
    seen = request.session.get(SEEN) or began
    idle, longest = settings.STAFF_SESSION if member.is_staff else settings.MEMBER_SESSION
    if now - seen > idle or now - signed_in > longest:
        return True
    if now - seen > NOTED_EVERY:
        request.session[SEEN] = now
        browsers.note(request)
    return False


def _always_open() -> set[str]:
    """Who has no password is asked for a passkey or a code before one is chosen."""
    return {reverse(page) for page in OPEN_TO_ALL}


def _send_to(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect; for htmx 401, because it would put the page it is sent to inside this one."""
    if not _is_htmx(request):
        return redirect(url)
    return HttpResponse("Sign in first.", status=401, headers={"HX-Redirect": url})


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _changes(request: HttpRequest) -> bool:
    """Whether asking for its address again is not the same request."""
    return request.method not in {"GET", "HEAD"} or _is_htmx(request)


def _asked(request: HttpRequest) -> str:
    """Where to go on once what is in the way is done."""
    return _page(request) if _changes(request) else request.get_full_path()


def _page(request: HttpRequest) -> str:
    """The page of ours that the browser shows: where a form or a button was used."""
    named = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    try:
        shown = urlsplit(named)
    except ValueError:  # "http://["
        shown = urlsplit("")
    if shown.netloc != request.get_host() or not shown.path.startswith("/"):
        return reverse(settings.LOGIN_REDIRECT_URL)
    return f"{shown.path}?{shown.query}" if shown.query else shown.path
