from django.http import HttpRequest, HttpResponse


def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse("receipt")

