"""How people cross: every way from one role to another, and each way in full."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from careers import ratings, releases, structured
from careers.domain import crossing
from careers.domain.catalogue import Catalogue
from careers.domain.holdings import levels
from careers.domain.levels import START_SLUG
from careers.views.public import public_page


@public_page
def roadmaps(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return _listed(request, catalogue)


@public_page
def transition(
    request: HttpRequest, catalogue: Catalogue, origin: str, target: str
) -> HttpResponse:
    """One way; the list of all of them where the release does not hold it."""
    ends = (target,) if origin == START_SLUG else (origin, target)
    if missing := [slug for slug in ends if not catalogue.has_role(slug)]:
        return _listed(request, catalogue, missing, status=404)
    if origin == target:
        return redirect("role", target)
    left = None if origin == START_SLUG else catalogue.role(origin)
    found = crossing.crossing(catalogue, left, catalogue.role(target), _levels(request))
    trail = (
        ("Roadmaps", settings.SITE_URL + reverse("roadmaps")),
        (found.way.title, settings.SITE_URL + reverse("transition", args=(origin, target))),
    )
    context = {
        "catalogue": catalogue,
        "crossing": found,
        "role": found.way.target,
        "data": structured.breadcrumbs(trail),
    }
    return render(request, "careers/transition.html", context)


def _listed(
    request: HttpRequest, catalogue: Catalogue, missing: Sequence[str] = (), status: int = 200
) -> HttpResponse:
    """All ways; `missing` are the addresses of roles that were asked for in vain."""
    context = {"catalogue": catalogue, "groups": crossing.ways(catalogue), "missing": missing}
    return render(request, "careers/roadmaps.html", context, status=status)


def _levels(request: HttpRequest) -> dict[str, int] | None:
    """What a member holds, by skill: one query. None for a visitor."""
    if not request.user.is_authenticated:
        return None
    return levels(ratings.of_member(request.user.pk, releases.current()))
