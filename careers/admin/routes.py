"""The addresses of the editors' pages that belong to no single model, one line a page."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from careers.admin import markdown, preview


def routes(site: AdminSite) -> list[URLPattern]:
    return [
        path("markdown/", site.admin_view(markdown.markdown), name="careers_markdown"),
        path("preview/", site.admin_view(preview.preview), name="careers_preview"),
        path("preview/<path:page>", site.admin_view(preview.preview), name="careers_preview_page"),
    ]
