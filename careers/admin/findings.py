"""Where in the admin a fault of the document can be mended."""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from django.db.models import Model, QuerySet
from django.urls import reverse

from careers.admin.mentions import retire_page
from careers.domain.faults import Fault
from careers.domain.places import steps
from careers.models import (
    Aspect,
    Category,
    Faq,
    FitStatement,
    GuidePage,
    Level,
    Requirement,
    Responsibility,
    Role,
    Skill,
    Source,
    Stage,
    Transition,
    TrialTask,
)

ROWS: Final[dict[str, Callable[[], QuerySet[Any]]]] = {
    "levels": Level.objects.all,
    "categories": Category.objects.live,
    "sources": Source.objects.live,
    "skills": Skill.objects.live,
    "roles": Role.objects.live,
    "aspects": Aspect.objects.all,
    "stages": Stage.objects.all,
    "fit_statements": FitStatement.objects.all,
    "transitions": lambda: Transition.objects.live().select_related("from_role", "to_role"),
    "faq": Faq.objects.all,
    "guide": GuidePage.objects.all,
}
"""The rows of a part of the document, in the document's order."""

OWN_PAGE: Final = (Requirement, Responsibility, TrialTask)
"""Rows within a role that have a page of their own, where all of them can be changed."""
FIELDS: Final = {("", "any_of"): "options", ("requires", "skill"): "requires"}
"""The field that a name of the document stands for, within rows of that name, where its own is
another."""


class Finding(NamedTuple):
    """A fault with the row that it is about and the very field, where there is one; `name`
    and `url` are "" where there is neither."""

    fault: Fault
    name: str = ""
    url: str = ""


def located(faults: Iterable[Fault]) -> list[Finding]:
    """Of faults of the working copy. One query for each kind of row that has a fault, and one
    for the rows within each."""
    seen: dict[tuple[object, str], list[Any]] = {}
    return [_located(fault, seen) for fault in faults]


def _located(fault: Fault, seen: dict[tuple[object, str], list[Any]]) -> Finding:
    (part, at), *rest = steps(fault.path) or [("", None)]
    if part == "merged" and rest:
        skill = Skill.objects.filter(slug=rest[0][0]).first()
        return Finding(fault, str(skill), retire_page(skill)) if skill else Finding(fault)
    if part not in ROWS:
        return Finding(fault)
    if at is None:
        model = ROWS[part]().model
        name = str(model._meta.verbose_name_plural).capitalize()
        return Finding(fault, name, reverse(f"admin:careers_{model._meta.model_name}_changelist"))
    if (None, part) not in seen:
        seen[None, part] = list(ROWS[part]())
    if at >= len(seen[None, part]):
        return Finding(fault)
    row, anchor = _field(seen[None, part][at], rest, seen)
    return Finding(fault, str(row), f"{_change_url(row)}{anchor and f'#{anchor}'}")


def _change_url(row: Model) -> str:
    return reverse(f"admin:careers_{row._meta.model_name}_change", args=(row.pk,))


def _field(
    row: Model, path: Iterable[tuple[str, int | None]], seen: dict[tuple[object, str], list[Any]]
) -> tuple[Model, str]:
    """The row whose page to open, and the id of the field on it, or of the rows, or ""."""
    within, anchor = "", ""
    for rows, at in path:
        if within or not _has_rows(row, rows):
            field = FIELDS.get((within.partition("-")[0], rows), rows)
            return row, f"id_{within}{field}"
        anchor = f"{rows}-group"
        if at is None:
            return row, anchor
        beside = _rows(row, rows, seen)
        live = [one for one in beside if not _is_retired(one)]
        if at >= len(live):
            return row, anchor
        if isinstance(live[at], OWN_PAGE):
            row, anchor = live[at], ""
        else:
            anchor = f"{rows}-{beside.index(live[at])}"
            within = f"{anchor}-"
    return row, anchor


def _has_rows(row: Model, name: str) -> bool:
    return any(name == link.get_accessor_name() for link in row._meta.related_objects)


def _rows(row: Model, name: str, seen: dict[tuple[object, str], list[Any]]) -> list[Any]:
    if (row, name) not in seen:
        seen[row, name] = list(getattr(row, name).all())
    return seen[row, name]


def _is_retired(row: Any) -> bool:
    """Cells of a retired role stand on the page and not in the document."""
    return bool(getattr(getattr(row, "role", None), "retired", False))
