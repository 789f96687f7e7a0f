from django.http import HttpRequest, HttpResponse

from careers.domain.catalogue import Catalogue
from careers.views.public import public_page


@public_page
def skills(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return HttpResponse("skills")


@public_page
def skill(request: HttpRequest, catalogue: Catalogue, slug: str) -> HttpResponse:
    return HttpResponse("skill")

