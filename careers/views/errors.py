"""The pages for what went wrong: each says what happened and what to do next.

The page of an unexpected fault asks for no database, because a missing one may be the fault:
it is rendered without the request, so no context processor runs.
"""

import sys
from collections.abc import Mapping
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

RETRY_AFTER = "5"
"""Seconds: longer than a busy database usually takes."""

LIMIT_LASTS = "60"
"""Seconds: the shortest of the rate limits' windows."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _page(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, HTTPStatus.NOT_FOUND)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    response = _page(request, HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = LIMIT_LASTS
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable(request)
    return _bare_page(HTTPStatus.INTERNAL_SERVER_ERROR)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    context = {"no_cookie": not request.COOKIES}
    return render(request, "errors/csrf.html", context, status=HTTPStatus.FORBIDDEN)


def from_elsewhere(request: HttpRequest) -> HttpResponse:
    """A form that no page of this site sent."""
    return render(request, "errors/elsewhere.html", status=HTTPStatus.FORBIDDEN)


def too_large(request: HttpRequest) -> HttpResponse:
    limits = {
        "form_limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        "file_limit": settings.FILE_UPLOAD_MAX_MEMORY_SIZE,
    }
    return _page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, limits)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database is away or busy: nothing was saved, and trying again soon will help."""
    response = _bare_page(HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _page(
    request: HttpRequest, status: HTTPStatus, context: Mapping[str, object] | None = None
) -> HttpResponse:
    return render(request, f"errors/{status.value}.html", context, status=status)


def _bare_page(status: HTTPStatus) -> HttpResponse:
    return HttpResponse(render_to_string(f"errors/{status.value}.html"), status=status)
