from django.http import HttpRequest, HttpResponse

from careers.domain.catalogue import Catalogue
from careers.views.public import public_page


@public_page
def search(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return HttpResponse("search")

