"""Where a page may send somebody on to: this site, always."""

from django.http import HttpRequest
from django.utils.http import MAX_URL_REDIRECT_LENGTH, url_has_allowed_host_and_scheme


def is_local(url: str) -> bool:
    """Whether `url` is a path on this site, so that no sign-in ends somewhere else. What
    follows the path, such as many answers, names no host and may be long."""
    path = url.partition("?")[0]
    short = len(url) <= MAX_URL_REDIRECT_LENGTH
    return short and path.startswith("/") and url_has_allowed_host_and_scheme(path, None)


def wanted(request: HttpRequest, otherwise: str) -> str:
    """The page of this site that `next` names in the address, or `otherwise`."""
    named = request.GET.get("next", "")
    return named if is_local(named) else otherwise
