"""The addresses of Crosswalk, and two views that do nothing behind the same middleware."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as shipped

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare")


def auth(request: HttpRequest) -> HttpResponse:
    """Reads the session and the user: two queries."""
    return HttpResponse(f"{request.user.pk}")


urlpatterns = [path("bench/bare/", bare), path("bench/auth/", auth), *shipped]
