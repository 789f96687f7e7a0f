"""Questions with answers, and guide pages."""

from django.contrib import admin

from careers.admin.base import CatalogueAdmin
from careers.models import Faq, GuidePage


@admin.register(Faq)
class FaqAdmin(CatalogueAdmin):
    list_display = ("question", "slug", "position")
    list_editable = ("position",)
    search_fields = ("question", "answer", "slug")
    slug_from = "question"
    markdown = ("answer",)
    fields = ("question", "slug", "answer", "position")


@admin.register(GuidePage)
class GuidePageAdmin(CatalogueAdmin):
    list_display = ("title", "slug", "summary", "position")
    list_editable = ("position",)
    search_fields = ("title", "summary", "body", "slug")
    slug_from = "title"
    markdown = ("body",)
    fields = ("title", "slug", "summary", "body", "position")
