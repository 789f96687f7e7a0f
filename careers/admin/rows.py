"""Inline rows of a page, and rows within such a row."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Final

from django import forms
from django.utils.functional import cached_property
from django.utils.text import capfirst

ROW_ID: Final = "id"
"""The hidden field that says which row a form of a formset is about."""
MEND: Final = "Mend what is marked here."
LARGEST_ID: Final = 2**63 - 1


class Rows(forms.BaseInlineFormSet[Any, Any, Any]):
    """Inline rows. The choices of a field are read once for all rows; new rows come last.

    A row that somebody else deleted while it was edited is made anew where it is saved all
    the same, which `careers.admin.overtaken` asks about first.
    """

    def __init__(self, *args: Any, choices: dict[Any, list[Any]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.choices = {} if choices is None else choices

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if isinstance(field, forms.ModelChoiceField) and name != ROW_ID:
                field.choices = self._shared(name, field)
            field.widget.attrs.setdefault("aria-label", capfirst(field.label or name))
        if "position" in form.fields and form.instance.pk is None:
            form.initial["position"] = self._place(form)
        if isinstance(form, Nesting):
            form.choices_read = self.choices
        if self.has_vanished(form, index):
            form.fields[ROW_ID] = forms.CharField(widget=forms.HiddenInput)

    def _shared(self, name: str, field: Any) -> list[Any]:
        key = (self.model, name)
        if key not in self.choices:
            self.choices[key] = list(field.choices)
        return self.choices[key]

    def _place(self, form: Any) -> int:
        """A new row comes last. To move it without filling it in does not make it a row."""
        posted = self.data.get(form.add_prefix("position"), "") if self.is_bound else ""
        if posted.isdecimal() and int(posted) <= LARGEST_ID:
            return int(posted)
        return max((row.position for row in self.get_queryset()), default=-1) + 1

    def has_vanished(self, form: Any, index: int | None) -> bool:
        """Whether the page showed a row that is in the database no more."""
        if not self.is_bound or index is None or index >= self.initial_form_count():
            return False
        key = self.data.get(f"{self.add_prefix(index)}-{ROW_ID}", "")
        if form.instance.pk is not None or not key.isdecimal() or int(key) > LARGEST_ID:
            return False
        rows: Any = self.model
        return not rows.objects.filter(pk=key).exists()

    def save_new_objects(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002
        super().save_new_objects(commit)
        for index, form in enumerate(self.initial_forms):
            if form not in self.deleted_forms and self.has_vanished(form, index):
                self.new_objects.append(self.save_new(form, commit))
        return self.new_objects

    def kept_forms(self) -> list[Any]:
        """The sound rows that will be there after saving."""
        return [
            form
            for form in self.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]


class NestedRows(Rows):
    """Rows of a row, which read what was prefetched with it."""

    title: ClassVar[str] = ""
    one: ClassVar[str] = ""

    def get_queryset(self) -> Any:
        if not hasattr(self, "_queryset"):
            name = self.get_default_prefix()
            self._queryset = list(getattr(self.instance, name).all()) if self.instance.pk else []
        return self._queryset

    @property
    def told(self) -> dict[str, forms.Field]:
        """The fields that whoever may only look reads; rows stand in their order."""
        fields: dict[str, forms.Field] = self.form.base_fields
        return {name: field for name, field in fields.items() if name != "position"}

    @property
    def lines(self) -> list[list[str]]:
        """What the rows say in these fields, as text."""
        return [[_text(getattr(row, name)) for name in self.told] for row in self.get_queryset()]


def _text(value: Any) -> str:
    """Of a field of a row, which may be several other rows."""
    return ", ".join(map(str, value.all())) if hasattr(value, "all") else str(value)


class Whole(forms.ModelForm[Any]):
    """A row with parts that are checked and saved with it: formsets, or forms like them."""

    @cached_property
    def nested(self) -> tuple[Any, ...]:
        return ()

    @cached_property
    def changed_data(self) -> list[str]:
        inner = [part.title.lower() for part in self.nested if part.has_changed()]
        return [*super().changed_data, *inner]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not all(part.is_valid() for part in self.nested):
            self.add_error(None, MEND)
        return cleaned

    def _save_m2m(self) -> None:
        """Where Django saves what needs the row's own id."""
        super()._save_m2m()  # type: ignore[misc]
        for part in self.nested:
            part.save()


class Nesting(Whole):
    """A row of a page that has rows of its own, one formset of each of `kinds`."""

    kinds: ClassVar[tuple[type[NestedRows], ...]] = ()
    choices_read: dict[Any, list[Any]] | None = None

    @cached_property
    def nested(self) -> tuple[Any, ...]:
        data = self.data if self.is_bound else None
        return tuple(
            kind(
                data,
                instance=self.instance,
                prefix=f"{self.prefix}-{kind.get_default_prefix()}",
                choices=self.choices_read,
            )
            for kind in self.kinds
        )

    @property
    def heading(self) -> str:
        """What stands over the row while it is closed."""
        return str(self.instance)


def all_forms(form: Any, formsets: Iterable[Any]) -> Iterator[Any]:
    """`form` and every row of a page, rows of rows included."""
    yield form
    for rows in (*getattr(form, "nested", ()), *formsets):
        for row in rows.forms:
            yield from all_forms(row, ())
