"""A page that somebody else saved meanwhile: nothing is saved, and both versions are shown.

Each page carries, hidden, a hash of what is stored of everything that can be edited on it.
Whoever saves holds the working copy, reads the same once more and compares.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, QueryDict

from careers.actions.changing import changing
from careers.admin.meanwhile import Shown, entries_since, listed, shown_by
from careers.admin.rows import all_forms
from careers.admin.versions import differences, list_differences

SEEN: Final = "_seen"
"""The hidden field: the hash, a dot, and the newest entry of the log when the page was made."""
MEANWHILE: Final = "Somebody else saved this meanwhile."


def alone(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """Nobody else changes the working copy between the checks of `view` and its write. What
    changes by another door (a member rates a skill that is about to be deleted) the database
    refuses; the checks, made once more, see it and say so at the field."""
    if request.method != "POST":
        return view()
    with suppress(IntegrityError), changing():
        return view()
    with changing():
        return view()


def digest(rows: Iterable[forms.ModelForm[Any]]) -> str:
    """A hash of what is stored of `rows`, forms that show rows as they are; their order and
    the forms of rows that are still to be added do not count."""
    stored = [
        [form.instance._meta.model_name, form.instance.pk, values_of(form)]
        for form in rows
        if form.instance.pk is not None
    ]
    return hashed(sorted(stored, key=lambda row: row[:2]))


def hashed(stored: Any) -> str:
    return hashlib.sha256(json.dumps(stored, default=str).encode()).hexdigest()


def values_of(form: forms.BaseForm) -> dict[str, Any]:
    return {name: form[name].value() for name in form.fields}


def stamp(hashed: str) -> str:
    """What the hidden field holds."""
    newest = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return f"{hashed}.{newest or 0}"


def is_stale(request: HttpRequest, hashed: str) -> bool:
    return request.POST.get(SEEN, "").partition(".")[0] != hashed


def log_since(request: HttpRequest, shown: Shown) -> list[LogEntry]:
    """What was saved of `shown` after the page was made."""
    number = request.POST.get(SEEN, "").partition(".")[2]
    return entries_since(int(number) if number.isdecimal() and len(number) < 19 else 0, shown)


class ListRows(forms.BaseModelFormSet[Any, Any]):
    """The fields that are edited in a list, each with a name that can be read out."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values() if form.instance.pk else ():
            field.widget.attrs["aria-label"] = f"{field.label}: {form.instance}"


class Guarded(admin.ModelAdmin[Any]):
    """A model admin whose pages and lists never overwrite what they did not show."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        view = super().changeform_view
        return alone(
            request,
            lambda: self._compared(
                request, object_id, partial(view, request, object_id, form_url, extra_context)
            ),
        )

    def _compared(
        self, request: HttpRequest, object_id: str | None, view: Callable[[], HttpResponse]
    ) -> HttpResponse:
        request.overtaken = False  # type: ignore[attr-defined]
        if request.method == "POST" and object_id is not None:
            row = self.get_object(request, unquote(object_id))
            if row is not None and self.has_change_permission(request, row):
                stale = is_stale(request, self._stored(request, row))
                request.overtaken = stale  # type: ignore[attr-defined]
        response = view()
        if request.overtaken:  # type: ignore[attr-defined]
            response.status_code = 409
        return response

    def _stored(self, request: HttpRequest, row: Any) -> str:
        return digest(self._anew(request, row))

    def _anew(self, request: HttpRequest, row: Any) -> list[Any]:
        """The forms of the page of `row` as it is stored."""
        form = self.get_form(request, row, change=True)(instance=row)
        formsets = [
            kind(instance=row, queryset=inline.get_queryset(request))
            for kind, inline in self.get_formsets_with_inlines(request, row)
        ]
        return list(all_forms(form, formsets))

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        if getattr(request, "overtaken", False):
            kwargs["form"] = _refusing(self.form)
        return super().get_form(request, obj, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        row = context["original"]
        if row is not None and request.method != "POST":
            context["seen"] = stamp(digest(all_forms(form, formsets)))
        elif row is not None:
            context["seen"] = request.POST.get(SEEN, "")
        if getattr(request, "overtaken", False):
            now = self._anew(request, self.get_object(request, str(row.pk)))
            context["seen"] = stamp(digest(now))
            context["overtaken"] = differences(form, formsets)
            context["entries"] = log_since(request, shown_by(now, all_forms(form, formsets)))
            context["errors"] = []
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_formset(request, **{"formset": ListRows, **kwargs})

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        view = partial(super().changelist_view, request, extra_context)
        return alone(request, partial(self._compared_list, request, view))

    def _compared_list(
        self, request: HttpRequest, view: Callable[[], HttpResponse]
    ) -> HttpResponse:
        typed = request.POST
        saves = request.method == "POST" and self.list_editable and "_save" in typed
        if saves and self.has_change_permission(request):
            kind = self.get_changelist_formset(request)
            prefix = kind.get_default_prefix()
            shown = self._get_list_editable_queryset(request, prefix)
            rows = kind(queryset=shown).forms
            if is_stale(request, digest(rows)):
                entries = log_since(request, listed(rows, self.model, typed))
                request.POST = QueryDict()
                return _list_again(view(), typed, entries)
        return _with_stamp(view(), typed.get(SEEN, ""))


def _refusing(form: type[forms.ModelForm[Any]]) -> type[forms.ModelForm[Any]]:
    """`form`, which accepts nothing and so is shown again with what was typed."""

    class Refusing(form):  # type: ignore[misc, valid-type]
        def clean(self) -> dict[str, Any]:
            cleaned: dict[str, Any] = super().clean() or self.cleaned_data
            self.add_error(None, MEANWHILE)
            return cleaned

    return Refusing


def _with_stamp(response: HttpResponse, seen: str) -> HttpResponse:
    context = getattr(response, "context_data", None) or {}
    formset = getattr(context.get("cl"), "formset", None)
    if formset is not None:
        context["seen"] = seen if formset.is_bound else stamp(digest(formset.forms))
    return response


def _list_again(response: HttpResponse, typed: QueryDict, entries: list[LogEntry]) -> HttpResponse:
    """The list as it is stored now, with the values that were typed in its fields."""
    response = _with_stamp(response, "")
    context = response.context_data  # type: ignore[attr-defined]
    context["overtaken"] = list_differences(context["cl"].formset, typed)
    context["entries"] = entries
    response.status_code = 409
    return response
