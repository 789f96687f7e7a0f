"""Where in the admin a fault of the document can be mended."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from django.db.models import Model, QuerySet
from django.urls import reverse

from careers.domain.faults import Fault
from careers.models import (
    Aspect,
    Category,
    Faq,
    FitStatement,
    GuidePage,
    Level,
    Requirement,
    Role,
    Skill,
    Source,
    Stage,
)

ROWS: Final[dict[str, Callable[[], QuerySet[Model]]]] = {
    "levels": Level.objects.all,
    "categories": Category.objects.all,
    "sources": Source.objects.all,
    "skills": Skill.objects.live,
    "roles": Role.objects.live,
    "aspects": Aspect.objects.all,
    "stages": Stage.objects.all,
    "fit_statements": FitStatement.objects.all,
    "faq": Faq.objects.all,
    "guide": GuidePage.objects.all,
}
"""The rows of a part of the document, in the document's order."""

PLACE: Final = re.compile(r"(?P<part>\w+)\[(?P<at>\d+)\](?:\.requirements\[(?P<asked>\d+)\])?")


class Finding(NamedTuple):
    """A fault with the row that it is about; `name` and `url` are "" where there is none."""

    fault: Fault
    name: str = ""
    url: str = ""


def located(faults: Iterable[Fault]) -> list[Finding]:
    """One query for each part of the document that has a fault, and one for each role."""
    rows: dict[str, list[Model]] = {}
    return [_located(fault, rows) for fault in faults]


def _located(fault: Fault, rows: dict[str, list[Model]]) -> Finding:
    place = PLACE.match(fault.path)
    row = next(_row(place, rows), None) if place else None
    if row is None:
        return Finding(fault)
    return Finding(
        fault, str(row), reverse(f"admin:careers_{row._meta.model_name}_change", args=(row.pk,))
    )


def _row(place: re.Match[str], rows: dict[str, list[Model]]) -> Iterator[Model]:
    part, at, asked = place["part"], int(place["at"]), place["asked"]
    if part not in rows:
        rows[part] = list(ROWS[part]()) if part in ROWS else []
    whole = rows[part][at : at + 1]
    if whole and asked:
        own = f"{part}[{at}]"
        if own not in rows:
            rows[own] = list(Requirement.objects.filter(role=whole[0].pk).select_related("role"))
        yield from rows[own][int(asked) : int(asked) + 1]
    yield from whole
