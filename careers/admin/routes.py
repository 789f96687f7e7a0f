"""The addresses of the editors' pages that belong to no single model, one line a page."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from careers.admin import preview


def routes(site: AdminSite) -> list[URLPattern]:
    return [
        path("preview/", site.admin_view(preview.preview), name="careers_preview"),
        path("preview/<path:page>", site.admin_view(preview.preview), name="careers_preview_page"),
    ]
