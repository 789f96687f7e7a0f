"""What every page shares that is opened by a secret address, and by no account."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from careers import releases

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

HEADERS: Final = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "private, no-store",
    "Vary": "Cookie",
}

FORM_REFERRER: Final = "strict-origin"
"""For a page with a form: under "no-referrer" browsers send it from the origin "null", which
nobody may post from. This one names the site, and never the address."""


class Gone(Exception):
    """There is no such link, or there is no more: nobody is told which."""


def secret_page(view: View[P]) -> View[P]:
    """Open `view` to everybody who has its address, and keep the address from spreading.
    The address in an editor's preview is none: what it shows is not published."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = gone() if _in_preview(request) else view(request, *args, **kwargs)
        except Gone:
            response = gone()
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    opened: View[P] = login_not_required(answer)
    return opened


def gone() -> HttpResponse:
    context = {"catalogue": releases.current_catalogue()}
    return page("careers/link_gone.html", context, status=404)


def _in_preview(request: HttpRequest) -> bool:
    return bool(getattr(request, "preview_of", ""))


def page(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Rendered without the request, so that it says nothing of whoever opens it and is the
    same for everybody. `context` has the catalogue, which the footer names."""
    return HttpResponse(render_to_string(template, context), status=status)
