"""The level scale, the categories of skills, the sources of facts."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from careers.admin.base import CatalogueAdmin
from careers.domain.levels import MAX_LEVEL, MIN_LEVEL
from careers.models import Category, Level, Source


@admin.register(Level)
class LevelAdmin(CatalogueAdmin):
    """The numbers of the levels are fixed, their names are not."""

    list_display = ("level", "name", "summary")
    list_display_links = ("level", "name")
    search_fields = ("name", "summary")
    ranges = {"level": (MIN_LEVEL, MAX_LEVEL)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("level",) if obj else ()


@admin.register(Category)
class CategoryAdmin(CatalogueAdmin):
    list_display = ("name", "slug", "position")
    list_editable = ("position",)
    search_fields = ("name", "slug")
    slug_from = "name"


@admin.register(Source)
class SourceAdmin(CatalogueAdmin):
    list_display = ("name", "publisher", "version", "licence", "position")
    list_editable = ("position",)
    search_fields = ("name", "slug", "publisher")
    slug_from = "name"
    fields = (
        "name",
        "slug",
        ("publisher", "version"),
        "url",
        ("licence", "licence_url"),
        "notice",
        "used_for",
        "position",
    )
