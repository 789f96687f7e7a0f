"""An area of a role's responsibilities with its tasks."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from careers.admin.base import CatalogueAdmin, Inline
from careers.admin.rows import Nesting
from careers.models import Responsibility, Task


class TaskInline(Inline):
    model = Task
    fields = ("text", "skills", "position")
    autocomplete_fields = ("skills",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Task]:
        return super().get_queryset(request).prefetch_related("skills")


class ResponsibilityForm(Nesting):
    @property
    def heading(self) -> str:
        return self.instance.area if self.instance.pk else "New area"


class ResponsibilityInline(Inline):
    """The areas on a role's page, each with its tasks."""

    model = Responsibility
    form = ResponsibilityForm
    nested = (TaskInline,)
    template = "admin/careers/nesting.html"
    fields = (("area", "position"),)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if obj else 3

    def get_queryset(self, request: HttpRequest) -> QuerySet[Responsibility]:
        rows: QuerySet[Responsibility] = super().get_queryset(request)
        return rows.select_related("role").prefetch_related("tasks__skills")


@admin.register(Responsibility)
class ResponsibilityAdmin(CatalogueAdmin):
    list_display = ("area", "role", "position")
    list_editable = ("position",)
    list_filter = ("role",)
    list_select_related = ("role",)
    ordering = ("role__position", "role_id", "position", "id")
    search_fields = ("area", "tasks__text")
    inlines = (TaskInline,)
    fields = ("role", "area", "position")
