"""Bring rows in line with a list of wanted values, touching only what differs."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)
Key = TypeVar("Key", bound=Hashable)
Tally = Counter[str]
"""How many rows were "added", "changed", "removed" and "retired"."""


def sync(
    existing: models.QuerySet[Row],
    wanted: Mapping[Key, Mapping[str, Any]],
    *,
    key: Callable[[Row], Key],
    tally: Tally,
    parent: Mapping[str, Any] | None = None,
    keep_absent: bool = False,
) -> dict[Key, Row]:
    """Make `existing` hold exactly `wanted`, and return its rows by key in wanted order.

    `parent` is what a new row needs besides its values. Absent rows are deleted unless
    `keep_absent`. A row's position changes only where the order of rows would not hold.
    """
    held = {key(row): row for row in existing}
    for found, row in held.items():
        if found not in wanted and not keep_absent:
            row.delete()
            tally["removed"] += 1
    rows = {
        wish: held.get(wish) or existing.model(**(parent or {}), **_place(existing.model, index))
        for index, wish in enumerate(wanted)
    }
    moved = _renumber(list(rows.values())) if "position" in _fields(existing.model) else ()
    for wish, row in rows.items():
        _save(row, wanted[wish], tally, moved=row in moved)
    return rows


def in_order(
    existing: models.QuerySet[Row],
    wanted: Sequence[Mapping[str, Any]],
    *,
    tally: Tally,
    parent: Mapping[str, Any],
) -> list[Row]:
    """Like `sync` for rows that have no name of their own: the first wanted is the first row."""
    ranks = {row.pk: rank for rank, row in enumerate(existing)}
    rows = sync(
        existing, dict(enumerate(wanted)), key=lambda row: ranks[row.pk], tally=tally, parent=parent
    )
    return list(rows.values())


def _fields(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.get_fields()}


def _place(model: type[models.Model], index: int) -> dict[str, int]:
    return {"position": index} if "position" in _fields(model) else {}


def _renumber(rows: Sequence[Any]) -> Sequence[Any]:
    """Where reading `rows` by (position, id) would not give their order: number them anew
    from 0 and return them. A row not saved yet comes after those of its position."""
    places = [(row.position, row.pk or float("inf"), index) for index, row in enumerate(rows)]
    if all(one < other for one, other in pairwise(places)):
        return ()
    for index, row in enumerate(rows):
        row.position = index
    return rows


def _save(row: models.Model, values: Mapping[str, Any], tally: Tally, *, moved: bool) -> None:
    differs = [name for name, value in values.items() if getattr(row, name, None) != value]
    for name in differs:
        setattr(row, name, values[name])
    if row.pk is None:
        row.save(force_insert=True)
        tally["added"] += 1
    elif differs or moved:
        row.save()
        tally["changed"] += 1


def drop(rows: Iterable[models.Model], tally: Tally) -> None:
    """Delete each of `rows` that nothing protected refers to, and leave the others."""
    for row in rows:
        try:
            row.delete()
            tally["removed"] += 1
        except models.ProtectedError:
            continue
