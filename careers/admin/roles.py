"""A role on one page. What a requirement asks for in detail has a page of its own."""

import re
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from careers.admin.base import CatalogueAdmin, Inline
from careers.admin.kept import KeptAdmin
from careers.admin.published import permanent_roles, requirement_slugs
from careers.admin.rows import Rows
from careers.domain.catalogue import any_of
from careers.domain.levels import MAX_NAME, MAX_WEIGHT, MIN_WEIGHT
from careers.models import (
    Cell,
    Demand,
    Involvement,
    Requirement,
    Responsibility,
    Role,
    RoleReference,
    Task,
)


class RoleForm(forms.ModelForm[Role]):
    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not re.fullmatch(r"[A-Z0-9]{2,5}", code):
            raise ValidationError("A code is two to five capitals or digits, such as “MLE”.")
        return code

    def clean_glyph(self) -> str:
        glyph: str = self.cleaned_data["glyph"]
        other = Role.objects.live().filter(glyph=glyph).exclude(pk=self.instance.pk).first()
        if other:
            raise ValidationError(f"{other} has this glyph. Choose another.")
        return glyph

    def clean_work(self) -> str:
        work: str = self.cleaned_data["work"]
        if any(len(line.strip()) > MAX_NAME for line in work.splitlines()):
            raise ValidationError(f"A line has at most {MAX_NAME} characters.")
        return work


class RequirementRows(Rows):
    """The slug of a published requirement stays: members' records and plans name it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permanent = requirement_slugs(self.instance) if self.instance.pk else frozenset()

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "slug" in form.fields and form.instance.pk and form.instance.slug in self.permanent:
            form.fields["slug"].disabled = True


class RequirementInline(Inline):
    model = Requirement
    formset = RequirementRows
    fields = ("asks", "slug", "level", "weight", "must_have", "headline", "position")
    readonly_fields = ("asks",)
    level_fields = ("level",)
    ranges = {"weight": (MIN_WEIGHT, MAX_WEIGHT)}
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Requirement]:
        rows: QuerySet[Requirement] = super().get_queryset(request)
        return rows.select_related("role").prefetch_related("options__skill")

    @admin.display(description="any one of")
    def asks(self, row: Requirement) -> str:
        """The options have their place on the requirement's own page."""
        names = [option.skill.name for option in row.options.all()] if row.pk else []
        return any_of(names) if names else "no skill yet"


class ResponsibilityInline(Inline):
    model = Responsibility
    fields = ("area", "position")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Responsibility]:
        return super().get_queryset(request).select_related("role")


class ReferenceInline(Inline):
    model = RoleReference
    fields = ("scheme", "code", "url", "position")


class DemandInline(Inline):
    model = Demand
    fields = ("skill", "source", "percent", "position")
    ranges = {"percent": (0, 100)}
    autocomplete_fields = ("skill",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Demand]:
        return super().get_queryset(request).select_related("role", "skill", "source")


class CellInline(Inline):
    model = Cell
    fields = ("aspect", "text")
    verbose_name = "comparison cell"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Cell]:
        return super().get_queryset(request).select_related("aspect", "role")


class InvolvementInline(Inline):
    model = Involvement
    fields = ("stage", "rank", "wording")
    verbose_name = "lifecycle cell"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Involvement]:
        return super().get_queryset(request).select_related("stage", "role")


@admin.register(Role)
class RoleAdmin(KeptAdmin):
    form = RoleForm
    list_display = ("name", "slug", "code", "glyph", "retired", "first_release", "position")
    list_editable = ("position",)
    list_filter = ("retired",)
    search_fields = ("name", "slug", "code")
    slug_from = "name"
    markdown = ("summary", "works_with")
    inlines = (
        RequirementInline,
        ResponsibilityInline,
        CellInline,
        InvolvementInline,
        DemandInline,
        ReferenceInline,
    )
    fieldsets: ClassVar[Any] = (
        (
            None,
            {
                "fields": (
                    "name",
                    "slug",
                    ("short_name", "code"),
                    ("accent", "glyph"),
                    "one_line",
                    "focus",
                    "goal",
                    "start_with",
                    "objective",
                    "summary",
                    "works_with",
                    "work",
                    "position",
                )
            },
        ),
        (
            "Retire",
            {
                "fields": ("first_release", "retired"),
                "description": "A role that was published or is somebody’s goal is never "
                "deleted. “Retire”, at the top of this page, takes it out of the next release, "
                "and “Bring back” puts it in again.",
            },
        ),
    )

    def permanent(self, rows: QuerySet[Role]) -> QuerySet[Role]:
        return permanent_roles(rows)


class TaskInline(Inline):
    model = Task
    fields = ("text", "skills", "position")
    autocomplete_fields = ("skills",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Task]:
        return super().get_queryset(request).prefetch_related("skills")


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
