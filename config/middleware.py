"""Headers that every answer carries and no package sets."""

from collections.abc import Callable

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
