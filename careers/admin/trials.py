"""A trial task: the skills that it shows, and the list that says when it is done."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import escape
from django.utils.text import slugify

from careers.admin.base import CatalogueAdmin, Inline
from careers.admin.published import trial_slugs
from careers.admin.rows import NestedRows, Nesting, Rows
from careers.domain.levels import MAX_HOURS
from careers.models import TrialItem, TrialSkill, TrialTask

LONGEST_NAME = 60
"""Characters of a slug that is made of a text."""


def named_after(form: Any, field: str) -> None:
    """Left without a slug, a row is named after what stands in `field`."""
    cleaned = form.cleaned_data
    if cleaned.get("slug") == "" and cleaned.get(field):
        cleaned["slug"] = slugify(cleaned[field])[:LONGEST_NAME].strip("-")


def may_be_empty(form: Any, source: str) -> None:
    if "slug" in form.fields:
        form.fields["slug"].required = False
        form.fields["slug"].help_text += escape(f" Left empty, it is made of the {source}.")


class TrialSkillInline(Inline):
    model = TrialSkill
    fields = ("skill", "level", "position")
    level_fields = ("level",)
    autocomplete_fields = ("skill",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TrialSkill]:
        return super().get_queryset(request).select_related("task", "skill")


class TrialItemForm(ModelForm[TrialItem]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        may_be_empty(self, "text")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named_after(self, "text")
        return cleaned


class Permanent:
    """Rows whose slug stays once it is published: what members ticked refers to it."""

    instance: Any
    permanent: frozenset[str]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)  # type: ignore[misc]
        if "slug" in form.fields and form.instance.pk and form.instance.slug in self.permanent:
            form.fields["slug"].disabled = True


class ItemRows(Permanent, Rows):
    """The items of a task on its own page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        task = self.instance
        slugs = trial_slugs(task.role) if task.pk else {}
        self.permanent = slugs.get(task.slug, frozenset())


class NestedItemRows(Permanent, NestedRows):
    """The items of a task on its role's page, whose rows have asked the release for all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permanent = getattr(self.instance, "permanent_items", frozenset())


class TrialItemInline(Inline):
    model = TrialItem
    form = TrialItemForm
    formset = ItemRows
    fields = ("text", "slug", "position")
    required = ("text",)
    extra = 3

    def get_nested(self, request: HttpRequest) -> type[NestedRows]:
        kind: type[NestedRows] = self.get_formset(request, formset=NestedItemRows)
        kind.one, kind.title = str(self.verbose_name), str(self.verbose_name_plural)
        return kind


class TrialTaskForm(Nesting):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        may_be_empty(self, "title")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        named_after(self, "title")
        return cleaned

    @property
    def heading(self) -> str:
        """ "Serve a model · 8 h" """
        row = self.instance
        return f"{row.title} · {row.hours} h" if row.pk else "New trial task"


class TrialTaskRows(Permanent, Rows):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.published = trial_slugs(self.instance) if self.instance.pk else {}
        self.permanent = frozenset(self.published)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.instance.permanent_items = self.published.get(form.instance.slug, frozenset())


class TrialTaskInline(Inline):
    """The trial tasks on a role's page, each with what it shows and its list."""

    model = TrialTask
    form = TrialTaskForm
    formset = TrialTaskRows
    nested = (TrialSkillInline, TrialItemInline)
    template = "admin/careers/nesting.html"
    fields = ("title", "description", ("hours", "slug", "position"))
    ranges = {"hours": (0, MAX_HOURS)}
    markdown = ("description",)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if obj else 2

    def get_queryset(self, request: HttpRequest) -> QuerySet[TrialTask]:
        rows: QuerySet[TrialTask] = super().get_queryset(request)
        return rows.select_related("role").prefetch_related("shows__skill", "acceptance")


@admin.register(TrialTask)
class TrialTaskAdmin(CatalogueAdmin):
    list_display = ("title", "role", "hours", "position")
    list_editable = ("position",)
    list_filter = ("role",)
    list_select_related = ("role",)
    ordering = ("role__position", "role_id", "position", "id")
    search_fields = ("title", "slug", "acceptance__text")
    slug_from = "title"
    ranges = {"hours": (0, MAX_HOURS)}
    markdown = ("description",)
    inlines = (TrialSkillInline, TrialItemInline)
    fields: ClassVar[Any] = ("role", "title", "slug", "description", "hours", "position")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The slug is unique in its role: where one is fixed, so is the other."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "role") if "slug" in fixed else fixed
