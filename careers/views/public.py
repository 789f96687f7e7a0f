"""What every public page shares: no sign-in, the current release, honest caching."""

import hashlib
from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from careers import releases
from careers.domain.catalogue import Catalogue
from careers.releases import Published

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Catalogue, P], HttpResponse]


def public_page(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Open `view` to everybody and hand it the current catalogue.

    For a visitor without cookies the page depends on the release, the build and the
    address only: it gets an ETag, and a matching request is answered 304 unrendered.
    Anybody else's answer may show who they are, and is not to be stored.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        published = releases.current()
        render = partial(_rendered, published, partial(view, request), *args, **kwargs)
        if request.COOKIES:
            response = render()
            response.headers["Cache-Control"] = "private, no-store"
        else:
            etag = _etag(request, published.key)
            unchanged = _unchanged(request, etag)
            response = unchanged or _remembered(request, etag, render)
            response.headers["Cache-Control"] = "public, no-cache"
            if response.status_code in {200, 304}:
                response.headers["ETag"] = etag
        patch_vary_headers(response, ("Cookie",))
        return response

    opened: Callable[Concatenate[HttpRequest, P], HttpResponse]
    opened = login_not_required(require_safe(answer))
    return opened


def _rendered(
    published: Published,
    view: Callable[Concatenate[Catalogue, P], HttpResponse],
    *args: P.args,
    **kwargs: P.kwargs,
) -> HttpResponse:
    """Whatever asks for the current release meanwhile gets this one, and no query is made."""
    with releases.showing(published):
        return view(published.catalogue, *args, **kwargs)


def _unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """304 for whoever names the tag. "*" names none, and asks whether the page exists."""
    if request.headers.get("If-None-Match", "").strip() == "*":
        return None
    answer: HttpResponse | None = get_conditional_response(request, etag=etag)
    return answer


def _remembered(
    request: HttpRequest, etag: str, render: Callable[[], HttpResponse]
) -> HttpResponse:
    """The page as this process rendered it before. Its ETag names everything it depends on,
    so it cannot be stale. Rendering takes most of a page's time (`make bench`). Addresses
    with a query are left out: they are endless, and would push the others out."""
    if request.META["QUERY_STRING"] or settings.DEBUG:
        return render()
    kept = caches["pages"].get(etag)
    if kept is not None:
        content, content_type = kept
        return HttpResponse(content, content_type=content_type)
    response = render()
    if response.status_code == 200:
        caches["pages"].set(etag, (response.content, response.headers["Content-Type"]))
    return response


def _etag(request: HttpRequest, release: str) -> str:
    identity = f"{release}\n{settings.BUILD}\n{request.get_full_path()}"
    return f'"{hashlib.sha256(identity.encode()).hexdigest()[:32]}"'
