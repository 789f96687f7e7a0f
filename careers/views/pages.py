from django.http import HttpRequest, HttpResponse

from careers.domain.catalogue import Catalogue
from careers.views.public import public_page


@public_page
def faq(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return HttpResponse("faq")


@public_page
def guide(request: HttpRequest, catalogue: Catalogue, slug: str) -> HttpResponse:
    return HttpResponse("guide")


@public_page
def sources(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return HttpResponse("sources")


@public_page
def privacy(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return HttpResponse("privacy")

