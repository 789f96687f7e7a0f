"""Roles side by side."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careers.domain import comparison, preferences
from careers.domain.catalogue import Catalogue, Role
from careers.views.public import public_page

AT_FIRST = 4
"""How many roles stand side by side before anybody chose."""

UNKNOWN_SHOWN = 3


@public_page
def compare(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    wanted = tuple(dict.fromkeys(request.GET.getlist("role")))
    known = {role.slug for role in catalogue.roles}
    roles = _chosen(catalogue, wanted)
    context = {
        "catalogue": catalogue,
        "roles": roles,
        "names": comparison.names(roles),
        "unknown": [slug for slug in wanted if slug not in known][:UNKNOWN_SHOWN],
        "aspects": comparison.aspects(catalogue, roles),
        "stages": comparison.stages(catalogue, roles),
        "tools": comparison.tools_side_by_side(catalogue, roles),
        "demand": comparison.demand(catalogue, roles),
        "preferences": preferences.of(catalogue, roles),
    }
    return render(request, "careers/compare.html", context)


def _chosen(catalogue: Catalogue, wanted: Sequence[str]) -> tuple[Role, ...]:
    """The known ones among `wanted` in catalogue order, the first roles where none is, and a
    second one beside a single one."""
    chosen = tuple(role for role in catalogue.roles if role.slug in wanted)
    if len(chosen) != 1:
        return chosen or catalogue.roles[:AT_FIRST]
    beside = next((role for role in catalogue.roles if role not in chosen), None)
    return (*chosen, beside) if beside else chosen
