from django.http import HttpRequest, HttpResponse

from careers.domain.catalogue import Catalogue
from careers.views.public import public_page


@public_page
def roles(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return HttpResponse("roles")


@public_page
def role(request: HttpRequest, catalogue: Catalogue, slug: str) -> HttpResponse:
    return HttpResponse("role")

