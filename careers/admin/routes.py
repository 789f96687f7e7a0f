"""The addresses of the editors' pages that belong to no single model, one line a page."""

from typing import Final

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from careers.admin import (
    article,
    changes,
    differing,
    exchange,
    health,
    markdown,
    matrix,
    preview,
    publishing,
    restoring,
    retiring,
)

PAGES: Final = (
    ("careers/release/publish/", publishing.publishing, "careers_release_publish"),
    ("careers/release/difference/", differing.difference, "careers_release_difference"),
    ("careers/release/<int:number>/download/", differing.download, "careers_release_download"),
    ("careers/release/<int:number>/restore/", restoring.restoring, "careers_release_restore"),
    ("careers/article/", article.article, "careers_article"),
    ("careers/import/", exchange.importing, "careers_import"),
    ("careers/export/", exchange.exporting, "careers_export"),
    ("careers/tables/", exchange.tables, "careers_tables"),
    ("careers/tables/<slug:kind>.csv", exchange.table, "careers_table"),
    ("careers/tables/<slug:kind>.xlsx", exchange.workbook, "careers_workbook"),
    ("careers/changes/", changes.changes, "careers_changes"),
    ("careers/health/", health.health, "careers_health"),
    ("careers/skill/<int:object_id>/retire/", retiring.skill, "careers_skill_retire"),
    ("careers/role/<int:object_id>/retire/", retiring.role, "careers_role_retire"),
    ("careers/comparison/", matrix.comparison, "careers_comparison"),
    ("careers/lifecycle/", matrix.lifecycle, "careers_lifecycle"),
    ("markdown/", markdown.markdown, "careers_markdown"),
    ("preview/", preview.preview, "careers_preview"),
    ("preview/<path:page>", preview.preview, "careers_preview_page"),
)
"""Address below the admin's own, view, name."""


def routes(site: AdminSite) -> list[URLPattern]:
    return [path(address, site.admin_view(page), name=name) for address, page, name in PAGES]
