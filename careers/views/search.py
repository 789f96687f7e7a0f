"""Search over what the release holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from careers.domain import search as rules
from careers.domain.catalogue import Catalogue
from careers.views.public import public_page


@public_page
def search(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    found = rules.search(catalogue, request.GET.get("q", ""))
    context = {
        "catalogue": catalogue,
        "found": found,
        "results": [(hit, _address(hit)) for hit in found.hits],
    }
    return render(request, "careers/search.html", context)


def _address(hit: rules.Hit) -> str:
    """The FAQ is one page; everything else has its own."""
    if hit.kind == "faq":
        return f"{reverse('faq')}#{hit.slug}"
    return reverse(hit.kind, args=(hit.slug,))
