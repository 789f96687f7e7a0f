"""What every page of the working copy shares: fields, inline rows, order, permanent slugs."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import capfirst

from careers.admin import preview
from careers.admin.fields import (
    Autocomplete,
    AutocompleteMany,
    Many,
    One,
    level_field,
)
from careers.admin.overtaken import Guarded, alone
from careers.admin.published import has_permanent_slug
from careers.admin.rows import NestedRows, Rows
from careers.text_fields import PlainText, WebAddress
from config.admin_lists import OwnFilters

SENTENCE_FROM: Final = 200
"""A text that may be longer than this many characters gets more than one line."""
MAX_POSITION: Final = 1_000_000
SEARCHED: Final = 200
"""Characters of a search that count."""

ADDRESS_WIDGET: Final = forms.URLInput({"class": "vURLField"})
"""Django's own shows what is stored as a link; a field is enough."""


class Fields(admin.options.BaseModelAdmin[Any]):
    """Fields for a model admin or an inline, so that no row can hold what no document may.

    `ranges` are the least and greatest value of a number; `level_fields` choose from the
    level scale; `required` must be filled although the row could do without; what is typed
    into `markdown` is shown below as the page will show it.
    """

    ranges: Mapping[str, tuple[int, int]] = {}
    level_fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    markdown: tuple[str, ...] = ()
    formfield_overrides = {
        models.SlugField: {},
        models.URLField: {"form_class": WebAddress, "widget": ADDRESS_WIDGET},
        models.CharField: {"form_class": PlainText},
        models.TextField: {"form_class": PlainText},
    }

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name in self.level_fields:
            return level_field(label=capfirst(db_field.verbose_name), help_text=db_field.help_text)
        ranges = {"position": (0, MAX_POSITION), **self.ranges}
        if db_field.name in ranges:
            kwargs["min_value"], kwargs["max_value"] = ranges[db_field.name]
        if type(db_field) is models.CharField and (db_field.max_length or 0) > SENTENCE_FROM:
            kwargs["widget"] = forms.Textarea({"rows": 2, "cols": 60})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in self.required:
            field.required = True
        if field and db_field.name in self.markdown:
            field.widget.attrs |= markdown_attributes(field.label)
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs |= {"widget": Autocomplete(db_field, self.admin_site), "form_class": One}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs |= {"widget": AutocompleteMany(db_field, self.admin_site), "form_class": Many}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def markdown_attributes(label: object) -> dict[str, str]:
    """What static/js/admin-markdown.js reads."""
    return {
        "data-markdown": reverse("admin:careers_markdown"),
        "data-markdown-label": str(label),
        "data-markdown-tokens": static("css/tokens.css"),
    }


class Inline(Fields, admin.TabularInline[Any, Any]):
    """Rows of a page. `nested` are the inlines of each row, whose form is a `Nesting`."""

    formset = Rows
    template = "admin/careers/tabular.html"
    extra = 1
    nested: tuple[type["Inline"], ...] = ()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        inlines = [inline(self.model, self.admin_site) for inline in self.nested]
        kinds = tuple(inline.get_nested(request) for inline in inlines)
        if kinds:
            kwargs["form"] = type(self.form.__name__, (self.form,), {"kinds": kinds})
        return super().get_formset(request, obj, **kwargs)

    def get_nested(self, request: HttpRequest) -> type[NestedRows]:
        """The rows of this inline within a row of another one."""
        kind: type[NestedRows] = self.get_formset(request, formset=NestedRows)
        kind.one, kind.title = str(self.verbose_name), str(self.verbose_name_plural)
        return kind

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Without the icons that add and change related rows: they would fill the table."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, admin.widgets.RelatedFieldWidgetWrapper):
            field.widget = widget.widget  # type: ignore[union-attr]
        return field


class StackedInline(Inline):
    """Rows with too many fields for a table."""

    template = "admin/edit_inline/stacked.html"


class CatalogueAdmin(Guarded, Fields, OwnFilters):
    """One model of the working copy."""

    list_per_page = 100

    class Media:
        css = {"all": ("css/admin-markdown.css", "css/admin-order.css")}
        js = ("js/admin-markdown.js", "js/admin-nested.js", "js/admin-order.js")

    slug_from: str = ""
    """The field that a new row's slug is proposed from."""

    def view_on_site(self, obj: Any) -> str | None:
        """The page as it would be with what is stored now, not the one that members see."""
        return preview.address(obj)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {"slug": (self.slug_from,)} if self.slug_from and obj is None else {}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "slug") if obj is not None and has_permanent_slug(obj) else fixed

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        if any(field.name == "position" for field in self.model._meta.fields):
            last = self.get_queryset(request).aggregate(last=Max("position"))["last"]
            initial.setdefault("position", 0 if last is None else last + 1)
        return initial

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Each word is a condition of the query: a whole text of them would be too many."""
        return super().get_search_results(request, queryset, search_term[:SEARCHED])

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return alone(request, partial(super().delete_view, request, *args, **kwargs))
