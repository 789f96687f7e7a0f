"""The skills of the release: the list by category, and each one's own page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from careers import structured
from careers.domain import skills as rows
from careers.domain.catalogue import Catalogue
from careers.domain.citations import labelled
from careers.domain.holdings import final
from careers.views.public import public_page


@public_page
def skills(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    wanted = request.GET.get("role", "")
    only = next((role for role in catalogue.roles if role.slug == wanted), None)
    shown = (only,) if only else catalogue.roles
    groups = rows.groups(catalogue, shown)
    context = {
        "catalogue": catalogue,
        "groups": groups,
        "only": only,
        "roles": shown,
        "count": sum(len(group.rows) for group in groups),
    }
    return render(request, "careers/skills.html", context)


@public_page
def skill(request: HttpRequest, catalogue: Catalogue, slug: str) -> HttpResponse:
    if (now := final(slug, catalogue.merged)) != slug:
        return redirect("skill", now)
    try:
        found = catalogue.skill(slug)
    except KeyError as error:
        raise Http404("No skill of this release has this address.") from error
    trail = ((name, settings.SITE_URL + path) for name, path in _trail(found.name, slug))
    context = {
        "catalogue": catalogue,
        "skill": found,
        "category": next(row for row in catalogue.categories if row.slug == found.category),
        "asks": rows.asks(catalogue, found),
        "not_asking": rows.not_asking(catalogue, found),
        "ladder": rows.ladder(catalogue, found),
        "leans_on": rows.leans_on(catalogue, found),
        "built_on": rows.built_on(catalogue, found),
        "references": labelled(found.name, found.references),
        "data": structured.breadcrumbs(trail),
    }
    return render(request, "careers/skill.html", context)


def _trail(name: str, slug: str) -> tuple[tuple[str, str], ...]:
    return (("Skills", reverse("skills")), (name, reverse("skill", args=(slug,))))
