"""The frame of every page: links, tabs and footer, each rendered once a process.

What is kept depends on the address, on the release (one object in memory each, compared by
identity) and on a date, never on who reads it.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from careers import releases
from careers.domain.catalogue import Catalogue

register = template.Library()

NAVIGATION: Final = (
    ("roles", "Roles", ("role",)),
    ("compare", "Compare", ()),
    ("fit", "Which suits me?", ()),
    ("skills", "Skills", ("skill",)),
    ("roadmaps", "Roadmaps", ("transition",)),
    ("faq", "FAQ", ()),
    ("search", "Search", ()),
)
"""Name of the address, label, and the addresses of the pages below it."""


BESIDE_EVIDENCE: Final = ("evidence/", "tasks/", "reviews/")
"""What a member's tab of evidence stands for, below the address of their own pages."""


class Link(NamedTuple):
    """A link of the header. `current` is the value of its aria-current, "" where absent."""

    url: str
    label: str
    current: str


@register.simple_tag(takes_context=True)
def navigation(context: RequestContext) -> SafeString:
    """The links that everybody has, the page's own marked."""
    found = context.request.resolver_match
    return _navigation(found.url_name or "" if found else "", get_script_prefix())


@lru_cache(maxsize=256)
def _navigation(here: str, prefix: str) -> SafeString:
    """`prefix` is what addresses begin with, which a preview puts before all of them."""
    links = [
        Link(reverse(name), label, "page" if here == name else "true" if here in below else "")
        for name, label, below in NAVIGATION
    ]
    return render_to_string("components/_navigation.html", {"navigation": links})


@register.simple_tag(takes_context=True)
def tabs(context: RequestContext, catalogue: Catalogue | str) -> SafeString:
    """The second row, on a member's own pages."""
    known = catalogue or None
    return _made(_tabs, known)(known, context.request.path)


@lru_cache(maxsize=256)
def _tabs(catalogue: Catalogue | None, path: str) -> SafeString:
    context = {
        "catalogue": catalogue,
        "path": path,
        "in_roadmap": path.startswith(reverse("my-roadmaps")),
        "in_progress": path.startswith(reverse("progress")),
        "in_evidence": path.startswith(tuple(reverse("me") + name for name in BESIDE_EVIDENCE)),
        "in_data": path.startswith((reverse("data"), reverse("sharing"))),
    }
    return render_to_string("careers/_tabs.html", context)


@register.simple_tag
def current_catalogue() -> Catalogue:
    """For the footer of a page that shows nothing else of it. One query."""
    return releases.current_catalogue()


@register.simple_tag
def footer(catalogue: Catalogue | str) -> SafeString:
    """The last links, and which release the page was made from, if it was made from one."""
    known = catalogue or None
    published_at = known.published_at if isinstance(known, Catalogue) else None
    return _made(_footer, known)(known, _day(published_at))


def _made(piece: Any, catalogue: Catalogue | str | None) -> Callable[..., SafeString]:
    """The memo `piece`, or what it remembers: of the working copy, previewed after each
    change, nothing is worth keeping."""
    unpublished = isinstance(catalogue, Catalogue) and catalogue.published_at is None
    made: Callable[..., SafeString] = piece.__wrapped__ if unpublished else piece
    return made


def _day(moment: datetime | None) -> date | None:
    """In the reader's time zone."""
    return localtime(moment).date() if moment else None


@lru_cache(maxsize=64)
def _footer(catalogue: Catalogue | None, day: date | None) -> SafeString:
    return render_to_string("components/_footer.html", {"catalogue": catalogue, "day": day})
