"""What every template may read. No query: a page that shows the release passes its own
`catalogue`."""

from typing import Final, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

NAVIGATION: Final = (
    ("roles", "Roles", ("role",)),
    ("compare", "Compare", ()),
    ("skills", "Skills", ("skill",)),
    ("faq", "FAQ", ()),
    ("search", "Search", ()),
)
"""Name of the address, label, and the addresses of the pages below it."""


class Link(NamedTuple):
    """A link of the header. `current` is the value of its aria-current, "" where absent."""

    url: str
    label: str
    current: str


def site(request: HttpRequest) -> dict[str, object]:
    here = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "site_url": settings.SITE_URL,
        "mail_configured": settings.MAIL_CONFIGURED,
        "navigation": _navigation(here or ""),
        "in_me": request.path.startswith(reverse("me")),
    }


def _navigation(here: str) -> list[Link]:
    return [
        Link(reverse(name), label, "page" if here == name else "true" if here in below else "")
        for name, label, below in NAVIGATION
    ]
