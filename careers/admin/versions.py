"""What somebody typed beside what is stored, field by field."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from django.forms import BaseForm, HiddenInput
from django.utils.text import capfirst

from careers.admin.rows import ROW_ID

EMPTY: Final = "(empty)"
ROW_GONE: Final = "Somebody else deleted this row. Saved, it comes back."
ROW_NEW: Final = "Somebody else added this row. It stays."
ROW_ADDED: Final = "(you added this row)"
DELETED: Final = "(you deleted this row)"


class Difference(NamedTuple):
    where: str
    field: str
    yours: str
    stored: str


def differences(form: Any, formsets: Iterable[Any]) -> list[Difference]:
    """Everything in which the bound `form` and its rows say something else than what is
    stored; `form` and rows are as they were read now."""
    found = of_form(form)
    for part in getattr(form, "nested", ()):
        found += of_form(part)
    for rows in formsets:
        for index, row in enumerate(rows.forms):
            found += _of_row(rows, index, row)
        found += _added_meanwhile(rows)
    return found


def _of_row(rows: Any, index: int, row: Any) -> list[Difference]:
    if rows.has_vanished(row, index):
        return [Difference(_name(row), "", _typed(row), ROW_GONE)]
    if row.instance.pk is None:
        return [Difference(_name(row), "", _typed(row), ROW_ADDED)] if row.has_changed() else []
    if "DELETE" in row.changed_data:
        return [Difference(_name(row), "", DELETED, str(row.instance))]
    return [*of_form(row), *differences_of_nested(row)]


def differences_of_nested(row: Any) -> list[Difference]:
    return [
        found
        for rows in getattr(row, "nested", ())
        for index, inner in enumerate(rows.forms)
        for found in _of_row(rows, index, inner)
    ]


def of_form(form: Any) -> list[Difference]:
    """The fields of one bound form."""
    return [
        Difference(
            _name(form),
            str(form[name].label),
            shown(form, name, form[name].value()),
            shown(form, name, stored(form, name)),
        )
        for name in form.changed_data
        if name in form.fields and not isinstance(form.fields[name].widget, HiddenInput)
    ]


def stored(form: BaseForm, name: str) -> Any:
    field = form.fields[name]
    return field.prepare_value(form.get_initial_for_field(field, name))


def _added_meanwhile(rows: Any) -> list[Difference]:
    shown_ids = {rows.data.get(f"{rows.add_prefix(at)}-{ROW_ID}") for at in range(len(rows.forms))}
    return [
        Difference(_kind(row), "", "", f"{row}. {ROW_NEW}")
        for row in rows.get_queryset()
        if str(row.pk) not in shown_ids
    ]


def _name(form: Any) -> str:
    row = form.instance
    if row is None:
        return ""
    return f"{_kind(row)}: {row}" if row.pk is not None else _kind(row)


def _kind(row: Any) -> str:
    return capfirst(str(row._meta.verbose_name))


def _typed(form: Any) -> str:
    """All that a row says, as one text."""
    fields = [
        f"{form[name].label}: {shown(form, name, form[name].value())}"
        for name, field in form.fields.items()
        if not isinstance(field.widget, HiddenInput) and form[name].value() not in (None, "", [])
    ]
    return "; ".join(fields)


def shown(form: BaseForm, name: str, value: Any) -> str:
    """`value` of a field as an editor reads it: the names of choices, yes and no."""
    names = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    words = {"True": "yes", "False": "no", "None": "", **names}
    return ", ".join(words.get(str(one), str(one)) for one in values if one is not None) or EMPTY


def list_differences(formset: Any, typed: Mapping[str, str]) -> list[Difference]:
    """The rows of a list that was read anew, where `typed` says something else; from here on
    the fields of `formset` show what was typed."""
    prefixes = {
        value: key.removesuffix(f"-{ROW_ID}")
        for key, value in typed.items()
        if key.endswith(f"-{ROW_ID}")
    }
    found = []
    for form in formset.forms:
        for bound in form.visible_fields():
            yours = typed.get(f"{prefixes.get(str(form.instance.pk))}-{bound.name}")
            now = str(bound.value())
            if yours not in (None, now):
                found.append(Difference(_name(form), str(bound.label), yours, now))
                bound.initial = yours
    return found
