"""The first page: the first two roles, and what Crosswalk is for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careers.domain import comparison, preferences
from careers.domain.catalogue import Catalogue
from careers.domain.example import example
from careers.views.public import public_page

ROLES = 2
STATEMENTS = 4


@public_page
def home(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    roles = catalogue.roles[:ROLES]
    context = {
        "catalogue": catalogue,
        "roles": roles,
        "question": comparison.question(roles),
        "others": catalogue.roles[ROLES:],
        "stages": comparison.stages(catalogue, roles),
        "example": example(catalogue),
        "preferences": preferences.of(catalogue, roles)[:STATEMENTS],
    }
    return render(request, "careers/home.html", context)
