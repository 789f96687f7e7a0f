"""How roles differ by aspect, and who leads which stage of the lifecycle."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from careers.admin.base import CatalogueAdmin, Inline
from careers.models import Aspect, Cell, Involvement, Stage


class CellInline(Inline):
    model = Cell
    fields = ("role", "text")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Cell]:
        return super().get_queryset(request).select_related("aspect", "role")


@admin.register(Aspect)
class AspectAdmin(CatalogueAdmin):
    list_display = ("name", "slug", "position")
    list_editable = ("position",)
    search_fields = ("name", "slug")
    slug_from = "name"
    inlines = (CellInline,)
    fields = ("name", "slug", "position")


class InvolvementInline(Inline):
    model = Involvement
    fields = ("role", "rank", "wording")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Involvement]:
        return super().get_queryset(request).select_related("stage", "role")


@admin.register(Stage)
class StageAdmin(CatalogueAdmin):
    list_display = ("name", "slug", "summary", "position")
    list_editable = ("position",)
    search_fields = ("name", "slug")
    slug_from = "name"
    inlines = (InvolvementInline,)
    fields = ("name", "slug", "summary", "position")
