"""What the editors' pages that belong to no single model share."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def desk_page(*permissions: str) -> Callable[[Page[P]], Page[P]]:
    """Open a page to staff who have all of `permissions` ("careers.change_role"), and to
    nobody else; GET, HEAD and POST only. `careers/admin/routes.py` gives it its address."""

    def opened(view: Page[P]) -> Page[P]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.has_perms(permissions):
                raise PermissionDenied("This account may not do that.")
            return view(request, *args, **kwargs)

        return require_http_methods(["GET", "HEAD", "POST"])(answer)

    return opened


def show(
    request: HttpRequest, template: str, title: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page in the admin's frame: its header, its sidebar, its messages."""
    request.current_app = admin.site.name
    whole = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, template, whole, status=status)
