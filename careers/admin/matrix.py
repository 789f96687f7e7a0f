"""The comparison and the lifecycle as one table each: every role's cells, saved at once."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from careers.actions.changing import changing
from careers.admin.desk import desk_page, show
from careers.admin.grid import Comparison, Grid, Lifecycle, Place
from careers.admin.meanwhile import shown_by
from careers.admin.overtaken import hashed, is_stale, log_since, stamp, values_of
from careers.admin.versions import of_form
from careers.models import Role

SAVED = "Saved. Members see it once it is published."
UNCHANGED = "Nothing was changed, and nothing was saved."


@desk_page("careers.add_cell", "careers.change_cell", "careers.delete_cell")
def comparison(request: HttpRequest) -> HttpResponse:
    return _edit(request, Comparison)


@desk_page("careers.add_involvement", "careers.change_involvement", "careers.delete_involvement")
def lifecycle(request: HttpRequest) -> HttpResponse:
    return _edit(request, Lifecycle)


def _edit(request: HttpRequest, kind: type[Grid]) -> HttpResponse:
    if request.method != "POST":
        return _page(request, kind(list(Role.objects.live())))
    with changing():
        grid = kind(list(Role.objects.live()), request.POST)
        if is_stale(request, _stored(grid)):
            return _page(request, grid, status=409)
        if not grid.is_valid():
            return _page(request, grid, status=400)
        changed = grid.save()
        _log(request, grid, changed)
    messages.success(request, SAVED if changed else UNCHANGED)
    return redirect(request.path)


def _stored(grid: Grid) -> str:
    """What is stored of `grid`, bound or not."""
    return hashed(values_of(type(grid)(grid.roles)))


def _log(request: HttpRequest, grid: Grid, changed: list[Place]) -> None:
    """One entry for each row of the table, so that its history tells of its cells."""
    entries: dict[Model, list[dict[str, Any]]] = {}
    for row, role, names in changed:
        parts = [part for part, name in names.items() if name in grid.changed_data]
        said = {"name": "the cell of", "object": str(role), "fields": parts}
        entries.setdefault(row, []).append({"changed": said})
    desk = admin.site.get_model_admin(grid.rows)
    for row, said_of_row in entries.items():
        desk.log_change(request, row, said_of_row)


def _page(request: HttpRequest, grid: Grid, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "grid": grid,
        "opts": grid.rows._meta,
        "seen": stamp(_stored(grid)) if status != 400 else request.POST["_seen"],
    }
    if status == 409:
        context |= {"overtaken": of_form(grid), "entries": log_since(request, shown_by([grid]))}
    return show(request, "admin/careers/matrix.html", grid.title, status=status, **context)
