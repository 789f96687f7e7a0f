"""What the log says was saved of a page, after it was made."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import Model
from django.forms import BaseForm

from careers.admin.grid import Comparison, Grid, Lifecycle
from careers.admin.rows import ROW_ID
from careers.admin.versions import stored
from careers.models import Release, Role, WorkingCopy

LOGGED_AS: Final[dict[type[Model], str]] = {
    grid.cells: grid.title.lower() for grid in (Comparison, Lifecycle)
}
"""How the log of a role calls its cells."""
NEWEST: Final = 10
"""Entries of the log that are shown, of those that came after the page."""
Key = tuple[str, str]
"""The name of a model, and the id of a row."""


@dataclass
class Shown:
    """What a page shows: of `rows` every save counts, and of `kinds` of rows that one came or
    went. Rows `beside` are named on the page, or hold what it shows a part of: of these only
    saves that tell of a row in `labels`, and what is told in a sentence of its own, such as a
    merge."""

    rows: set[Key] = field(default_factory=set)
    beside: set[Key] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)

    def is_touched_by(self, entry: LogEntry) -> bool:
        kind = entry.content_type.model if entry.content_type else ""
        key = (kind, str(entry.object_id))
        if key in self.rows or _is_about_all(kind, entry):
            return True
        if kind in self.kinds and entry.action_flag != CHANGE:
            return True
        return key in self.beside and (
            not _is_structured(entry) or not self.labels.isdisjoint(_told(entry))
        )


def entries_since(newest_seen: int, shown: Shown) -> list[LogEntry]:
    """What was saved of `shown` after that entry, by whom and when, newest first. One query."""
    saved = LogEntry.objects.filter(pk__gt=newest_seen, content_type__app_label="careers")
    entries = saved.select_related("user", "content_type").order_by("-pk").iterator()
    return list(islice(filter(shown.is_touched_by, entries), NEWEST))


def shown_by(forms: Iterable[Any], typed: Iterable[Any] = ()) -> Shown:
    """Of a page: `forms` show rows as they are stored now, and `typed` as somebody filled in
    the page that they have, which may name rows that are there no more."""
    shown = Shown()
    for form in forms:
        if isinstance(form, Grid):
            _add_grid(shown, form)
        else:
            _add_row(shown, form.instance)
            shown.beside.update(_named(form))
    for form in typed:
        if not isinstance(form, Grid):
            pk = str(form.data.get(form.add_prefix(ROW_ID)))
            shown.rows.add((form._meta.model._meta.model_name, pk))
            shown.beside.update(_named(form))
    return shown


def listed(forms: Iterable[Any], model: type[Model], typed: Mapping[str, str]) -> Shown:
    """Of a list: its rows as they are, and as whoever posted `typed` saw them."""
    shown, name = shown_by(forms), str(model._meta.model_name)
    shown.rows |= {(name, pk) for key, pk in typed.items() if key.endswith(f"-{ROW_ID}")}
    return shown


def _add_grid(shown: Shown, grid: Grid) -> None:
    """A table shows cells, which are logged with their row or with their role."""
    shown.kinds.add(str(grid.rows._meta.model_name))
    if grid.instance is None:
        shown.kinds.add(str(Role._meta.model_name))
    shown.labels.add(LOGGED_AS[grid.cells])
    shown.labels.update(str(cell) for cell in grid.stored.values())
    for row, role, _ in grid.places:
        shown.beside.update({_key(row), _key(role)})
        shown.labels.add(str(role))


def _add_row(shown: Shown, row: Model) -> None:
    """With what it belongs to, whose page may change it as well."""
    if row.pk is not None:
        shown.rows.add(_key(row))
        shown.labels.update({str(row), LOGGED_AS.get(type(row), str(row))})
    for link in row._meta.concrete_fields:
        if isinstance(link.related_model, type):
            name = link.related_model._meta.model_name
            shown.beside.add((str(name), str(getattr(row, link.attname))))


def _named(form: BaseForm) -> Iterator[Key]:
    """What is chosen in a form, or was when it was made."""
    for name, choice in form.fields.items():
        rows: Any = getattr(choice, "queryset", None)
        if rows is not None and name != ROW_ID:
            for value in (form[name].value(), stored(form, name)):
                values = value if isinstance(value, list | tuple) else [value]
                yield from ((str(rows.model._meta.model_name), str(one)) for one in values)


def _key(row: Model) -> Key:
    return str(row._meta.model_name), str(row.pk)


def _is_about_all(kind: str, entry: LogEntry) -> bool:
    """An import, an article, or a release that was restored."""
    restored = kind == Release._meta.model_name and entry.action_flag == CHANGE
    return restored or kind == WorkingCopy._meta.model_name


def _is_structured(entry: LogEntry) -> bool:
    """Whether it is a list of what forms changed, rather than a sentence."""
    return entry.change_message.startswith("[")


def _told(entry: LogEntry) -> Iterator[str]:
    """The rows and the fields that such a list names."""
    for deed in json.loads(entry.change_message):
        for said in deed.values():
            yield from said.get("fields", ())
            yield said.get("object", "")
