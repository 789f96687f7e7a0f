"""Forms that a visitor without a cookie sends: told from forged ones by where they stand."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from careers.views.errors import from_elsewhere

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def same_origin(view: View[P]) -> View[P]:
    """Refuse a form that stands on a page of another site, and one that does not say where.

    A token against forgery needs a cookie, and the pages for visitors set none. Browsers name
    the origin of every form that they send, and no page can make them name another.
    """

    @wraps(view)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"} and not _is_ours(request):
            return from_elsewhere(request)
        return view(request, *args, **kwargs)

    exempt: View[P] = csrf_exempt(checked)
    return exempt


def _is_ours(request: HttpRequest) -> bool:
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    except ValueError:  # "http://["
        return False
