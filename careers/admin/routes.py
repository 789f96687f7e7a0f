"""The addresses of the editors' pages that belong to no single model, one line a page."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from careers.admin import article, differing, exchange, health, markdown, preview, publishing, restoring


def routes(site: AdminSite) -> list[URLPattern]:
    return [
        path(
            "careers/release/publish/",
            site.admin_view(publishing.publishing),
            name="careers_release_publish",
        ),
        path(
            "careers/release/difference/",
            site.admin_view(differing.difference),
            name="careers_release_difference",
        ),
        path(
            "careers/release/<int:number>/download/",
            site.admin_view(differing.download),
            name="careers_release_download",
        ),
        path(
            "careers/release/<int:number>/restore/",
            site.admin_view(restoring.restoring),
            name="careers_release_restore",
        ),
        path("careers/article/", site.admin_view(article.article), name="careers_article"),
        path("careers/import/", site.admin_view(exchange.importing), name="careers_import"),
        path("careers/export/", site.admin_view(exchange.exporting), name="careers_export"),
        path("careers/tables/", site.admin_view(exchange.tables), name="careers_tables"),
        path(
            "careers/tables/<slug:kind>.csv",
            site.admin_view(exchange.table),
            name="careers_table",
        ),
        path("careers/health/", site.admin_view(health.health), name="careers_health"),
        path("careers/health/", site.admin_view(health.health), name="careers_health"),
        path("markdown/", site.admin_view(markdown.markdown), name="careers_markdown"),
        path("preview/", site.admin_view(preview.preview), name="careers_preview"),
        path("preview/<path:page>", site.admin_view(preview.preview), name="careers_preview_page"),
    ]
