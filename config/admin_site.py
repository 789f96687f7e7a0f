"""The admin site. Its sign-in, sign-out and password are the members' ones, with their limits."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, reverse
from django.utils.decorators import method_decorator

from accounts import second_step
from accounts.redirects import wanted
from accounts.views import security

ROW = re.compile(r"[0-9]{1,18}")
"""A primary key, in fewer digits than would leave the range of a database's numbers."""


PEOPLE = re.compile(r"(accounts_user|auth_user|auth_group)_")
KEEPING = (
    *("accounts.add_user", "accounts.change_user"),
    *("auth.add_group", "auth.change_group", "auth.delete_group"),
)
TYPED_IN = "auth_user_password_change"


def _name(request: HttpRequest) -> str:
    return (request.resolver_match and request.resolver_match.url_name) or ""


def _asks_who_is_here(request: HttpRequest) -> bool:
    """Before people or their rights are changed: a browser left open is not enough. Whoever may
    not change them is refused by the page itself."""
    changes = request.method == "POST" and bool(PEOPLE.match(_name(request)))
    asks = changes or _name(request) == TYPED_IN
    keeps = asks and any(map(request.user.has_perm, KEEPING))
    return keeps and is_reauthentication_required(request, app="")


class CrosswalkAdminSite(admin.AdminSite):
    site_header = "Crosswalk editors"
    site_title = "Crosswalk editors"
    index_title = "The working copy"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        # Models are registered, and so their modules read, only after this class.
        from careers.admin.routes import routes  # noqa: PLC0415

        return [*routes(self), *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The parts of the catalogue in the order an editor thinks, not in the alphabet's."""
        from careers.admin.start import in_order  # noqa: PLC0415

        apps: list[Any] = super().get_app_list(request, app_label)
        return [{**app, "models": in_order(app["models"])} for app in apps]

    def index(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> TemplateResponse:
        from careers.admin.start import start  # noqa: PLC0415

        news = start(request, self.get_app_list(request))
        return super().index(request, {**news, **(extra_context or {})})

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Never Django's own form, which would take passwords without any limit."""
        target = wanted(request, reverse("admin:index"))
        if not request.user.is_authenticated:
            return redirect_to_login(target, reverse(settings.LOGIN_URL))
        if not self.has_permission(request):
            raise PermissionDenied("This account is not an editor's.")
        return redirect(target)

    def admin_view(  # type: ignore[override]
        self,
        view: Callable[..., Any],
        cacheable: bool = False,  # noqa: FBT001, FBT002 - Django's signature
    ) -> Callable[..., Any]:
        """Without what Django's lists would hand to the database, which has no answer to it."""
        page = super().admin_view(view, cacheable)

        @wraps(page)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if "%00" in request.META.get("QUERY_STRING", ""):
                raise SuspiciousOperation("An address of the admin holds a NUL.")
            if not all(map(ROW.fullmatch, request.POST.getlist(ACTION_CHECKBOX_NAME))):
                raise SuspiciousOperation("A row that was ticked has no number.")
            if self.has_permission(request) and second_step.is_missing(request.user):
                return redirect(f"{reverse('mfa_index')}?for=admin")
            if self.has_permission(request) and _asks_who_is_here(request):
                if request.method == "POST" and _name(request) == TYPED_IN:
                    return redirect(request.path)  # what was typed is kept nowhere
                raise ReauthenticationRequired
            response: HttpResponse = page(request, *args, **kwargs)
            return response

        return answer

    @method_decorator(login_not_required)
    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return security.sign_out(request)

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return redirect("account_change_password")
