"""Form fields that take what a catalogue document takes, and say at the field what it does not."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import Model

from careers.domain.levels import ASKABLE_LEVELS
from careers.models import Level

LONGEST_KEY = 18
"""Digits of the key of a row, at most."""


def level_field(**kwargs: Any) -> forms.TypedChoiceField:
    """A level from 1 to 4 by its number and its name in the working copy. One query."""
    names = dict(Level.objects.values_list("level", "name"))
    named = [(level, f"{level} {names.get(level, '')}".strip()) for level in ASKABLE_LEVELS]
    return forms.TypedChoiceField(choices=[("", "---------"), *named], coerce=int, **kwargs)


def offered(row: Model) -> str:
    """A row's name among those to choose from: "Docker (retired)" """
    return f"{row} (retired)" if getattr(row, "retired", False) else str(row)


class One(forms.ModelChoiceField[Any]):
    """A row to choose."""

    def label_from_instance(self, obj: Model) -> str:
        return offered(obj)


class Many(forms.ModelMultipleChoiceField[Any]):
    """Rows to choose from. No database takes a key of any size, and not each says so itself."""

    def label_from_instance(self, obj: Model) -> str:
        return offered(obj)

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if len(str(key)) > LONGEST_KEY:
                raise ValidationError(
                    self.error_messages["invalid_choice"], "invalid_choice", {"value": key}
                )
        return super().clean(value)


class Autocomplete(AutocompleteSelect):
    """Django's, with every option in the page: it can be used without JavaScript, and many
    rows need not each ask the database for the name of the one that is chosen."""

    optgroups = forms.Select.optgroups  # type: ignore[assignment]


class AutocompleteMany(AutocompleteSelectMultiple):
    """What is chosen comes first, in the order of choice: the browser sends it in that order.
    Each can be taken away by itself; a button for all of them would stand in a list of them."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        attributes: dict[str, Any] = super().build_attrs(*args, **kwargs)
        return attributes | {"data-allow-clear": "false"}

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list[Any]:  # type: ignore[override]
        groups = forms.SelectMultiple.optgroups(self, name, value, attr)
        places = {key: place for place, key in enumerate(value)}
        return sorted(groups, key=lambda group: places.get(str(group[1][0]["value"]), len(places)))
