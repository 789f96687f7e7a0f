from django.http import HttpRequest, HttpResponse


def goal(request: HttpRequest) -> HttpResponse:
    return HttpResponse("goal")

