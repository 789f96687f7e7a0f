"""The roles, and one role in full."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from careers import structured
from careers.domain import comparison
from careers.domain import roles as rows
from careers.domain.catalogue import Catalogue
from careers.views.public import public_page


@public_page
def roles(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render(request, "careers/roles.html", {"catalogue": catalogue})


@public_page
def role(request: HttpRequest, catalogue: Catalogue, slug: str) -> HttpResponse:
    try:
        found = catalogue.role(slug)
    except KeyError as error:
        raise Http404("No role of this release has this address.") from error
    address = settings.SITE_URL + reverse("role", args=(slug,))
    context = {
        "catalogue": catalogue,
        "role": found,
        "duties": rows.responsibilities(catalogue, found),
        "headline": rows.headline_tools(catalogue, found),
        "also": rows.also_asked(catalogue, found),
        "trials": rows.trials(catalogue, found),
        "stages": comparison.stages(catalogue, (found,)),
        "data": structured.occupation(found, catalogue, address),
    }
    return render(request, "careers/role.html", context)
