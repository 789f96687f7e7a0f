from django.http import HttpRequest, HttpResponse


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("bad_request")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("forbidden")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("not_found")


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse("server_error")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse("csrf_failure")

