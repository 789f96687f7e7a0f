"""The admin site. Its sign-in is the members' one, with the same limits and checks."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator


class CrosswalkAdminSite(admin.AdminSite):
    site_header = "Crosswalk editors"
    site_title = "Crosswalk editors"
    index_title = "The working copy"

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return secure_admin_login(super().login)(request, extra_context)
