"""The addresses of the editors' pages that belong to no single model, one line a page."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern


def routes(site: AdminSite) -> list[URLPattern]:
    return []
