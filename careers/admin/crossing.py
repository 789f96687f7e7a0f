"""Fit statements with their weights, and transitions with their stages."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest

from careers.admin.base import CatalogueAdmin, Inline
from careers.domain.levels import MAX_FIT_WEIGHT
from careers.models import FitStatement, FitWeight, Transition, TransitionStage


class FitWeightInline(Inline):
    model = FitWeight
    fields = ("role", "weight")
    ranges = {"weight": (0, MAX_FIT_WEIGHT)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[FitWeight]:
        return super().get_queryset(request).select_related("statement", "role")


@admin.register(FitStatement)
class FitStatementAdmin(CatalogueAdmin):
    list_display = ("text", "slug", "position")
    list_editable = ("position",)
    search_fields = ("text", "slug")
    required = ("text",)
    slug_from = "text"
    inlines = (FitWeightInline,)
    fields = ("text", "slug", "position")


class TransitionStageInline(Inline):
    model = TransitionStage
    fields = ("name", "reason", "skills", "position")
    autocomplete_fields = ("skills",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TransitionStage]:
        return super().get_queryset(request).prefetch_related("skills")


@admin.register(Transition)
class TransitionAdmin(CatalogueAdmin):
    list_display = ("__str__", "position")
    list_editable = ("position",)
    list_filter = ("to_role",)
    list_select_related = ("from_role", "to_role")
    search_fields = ("summary", "stages__name")
    inlines = (TransitionStageInline,)
    markdown = ("summary",)
    fields = ("from_role", "to_role", "summary", "position")

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "from_role":
            kwargs["empty_label"] = "Starting out"
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
