from django.http import HttpRequest, HttpResponse


def my_skills(request: HttpRequest) -> HttpResponse:
    return HttpResponse("my_skills")


def rate_one(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse("rate_one")

