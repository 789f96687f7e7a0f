"""Headers that every answer carries and no package sets; and in which letters it is asked."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]

OURS = ("publickey-credentials-create", "publickey-credentials-get")
"""Passkeys: on our own pages, in no frame of another site's."""
UNUSED = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(
    [*(f"{feature}=(self)" for feature in OURS), *(f"{feature}=()" for feature in UNUSED)]
)


def headers(get_response: Answer) -> Answer:
    """Private unless a view said otherwise: what has no Cache-Control is not to be stored."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-store"
            patch_vary_headers(response, ("Cookie",))
        return response

    return answer


def in_utf8(get_response: Answer) -> Answer:
    """Refuse what says that it is written otherwise: browsers send every form in UTF-8, and
    Python knows encodings that make half characters, which no database takes, or no text."""

    def answer(request: HttpRequest) -> HttpResponse:
        if (request.encoding or "utf-8").lower() not in {"utf-8", "utf8"}:
            request.encoding = "utf-8"  # for the page that says so
            raise BadRequest("A form has to be sent in UTF-8.")
        return get_response(request)

    return answer
