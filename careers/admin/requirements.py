"""A requirement: the skills any of which meets it, and the facts that back it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from careers.admin.base import CatalogueAdmin, Inline
from careers.domain.catalogue import any_of
from careers.domain.levels import MAX_OPTIONS, MAX_WEIGHT, MIN_WEIGHT
from careers.models import Finding, Requirement, RequirementOption


class OptionInline(Inline):
    model = RequirementOption
    fields = ("skill", "position")
    autocomplete_fields = ("skill",)
    min_num = 1
    max_num = MAX_OPTIONS
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[RequirementOption]:
        return super().get_queryset(request).select_related("skill")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        limits = {"validate_min": True, "validate_max": True}
        return super().get_formset(request, obj, **limits, **kwargs)


class FindingInline(Inline):
    model = Finding
    fields = ("source", "text", "position")
    required = ("text",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        return super().get_queryset(request).select_related("source")


@admin.register(Requirement)
class RequirementAdmin(CatalogueAdmin):
    list_display = ("asks", "role", "level", "weight", "must_have", "position")
    list_editable = ("position",)
    list_filter = ("role", "must_have", "headline", "level")
    list_select_related = ("role",)
    ordering = ("role__position", "role_id", "position", "id")
    search_fields = ("slug", "reason", "options__skill__name")
    level_fields = ("level",)
    ranges = {"weight": (MIN_WEIGHT, MAX_WEIGHT)}
    inlines = (OptionInline, FindingInline)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("role", "slug", "level", "weight", "must_have", "headline")}),
        ("Why, and where in the list", {"fields": ("reason", "position")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Requirement]:
        return super().get_queryset(request).prefetch_related("options__skill")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The slug is unique in its role: where one is fixed, so is the other."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "role") if "slug" in fixed else fixed

    @admin.display(description="any one of")
    def asks(self, row: Requirement) -> str:
        names = [option.skill.name for option in row.options.all()]
        return any_of(names) if names else "no skill yet"
