"""What search engines and browsers ask for at addresses of their own choice."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from careers.domain.catalogue import Catalogue
from careers.domain.crossing import ways
from careers.views.public import public_page

SINGLE_PAGES = (
    "home",
    "roles",
    "compare",
    "fit",
    "skills",
    "roadmaps",
    "faq",
    "sources",
    "privacy",
)
ICON = settings.BASE_DIR / "static/img/favicon.svg"
PRIVATE_PATHS = ("/me/", "/accounts/", "/admin/")


@public_page
def sitemap(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    """Every public page of the release; it last changed when the release was published."""
    context = {
        "addresses": [settings.SITE_URL + path for path in _paths(catalogue)],
        "changed": catalogue.published_at,
    }
    return render(request, "careers/sitemap.xml", context, content_type="application/xml")


@public_page
def robots(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in PRIVATE_PATHS),
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public_page
def favicon(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    """The icon where it was of old, for what reads no page before it asks."""
    return HttpResponse(ICON.read_bytes(), content_type="image/svg+xml")


def _paths(catalogue: Catalogue) -> Iterator[str]:
    yield from (reverse(name) for name in SINGLE_PAGES)
    yield from (reverse("role", args=(role.slug,)) for role in catalogue.roles)
    yield from (
        reverse("transition", args=(way.origin_slug, group.target.slug))
        for group in ways(catalogue)
        for way in group.ways
    )
    yield from (reverse("skill", args=(skill.slug,)) for skill in catalogue.skills)
    yield from (reverse("guide", args=(page.slug,)) for page in catalogue.guide)
