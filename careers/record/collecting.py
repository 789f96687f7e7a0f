"""Everything that is kept of a member, read into one document."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from django.apps import apps
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.db.models import QuerySet

from accounts.models import User
from careers.domain.levels import LEVELS
from careers.domain.record.document import FORMAT, VERSION, Record
from careers.record.inventory import KEPT, withheld
from careers.record.kept import Kept
from careers.record.naming import Names
from careers.releases import Published

Row = dict[str, Any]
SINGLE: Final = {"account", "goal"}
"""Sections that are one row, or null."""
DEEDS: Final = {ADDITION: "added", DELETION: "deleted"}


def of_member(member: User, published: Published, now: datetime) -> Record:
    """About one query for each table in the inventory."""
    catalogue, names = published.catalogue, Names(published)
    found: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": now.astimezone(UTC),
        "release": catalogue.number,
        "levels": [{"level": level, "name": catalogue.level_name(level)} for level in LEVELS],
        "withheld": [{"what": what, "why": why} for what, why in sorted(withheld().items())],
    }
    for kept in KEPT:
        rows = [_named(row, names) for row in _rows(kept, member)]
        found[kept.at] = next(iter(rows), None) if kept.at in SINGLE else rows
    return Record.model_validate(found)


def _rows(kept: Kept, member: User) -> Iterable[Row]:
    rows: QuerySet[Any] = QuerySet(apps.get_model(kept.model))
    chosen = rows.filter(**{kept.member: member.pk}, **kept.only).order_by(*_order(kept))
    found = (
        dict(zip(kept.shown, row, strict=True)) for row in chosen.values_list(*kept.shown.values())
    )
    return map(_deed, found) if kept.model == "admin.LogEntry" else found


def _order(kept: Kept) -> tuple[str, ...]:
    """Events as they count, everything else as it came."""
    return ("at", "pk") if kept.at == "events" else ("pk",)


def _deed(row: Row) -> Row:
    """As the log says it, not as it stores it."""
    told = LogEntry(action_flag=row["deed"], change_message=row["how"])
    return row | {
        "deed": DEEDS.get(row["deed"], "changed"),
        "how": told.get_change_message(),
        "kind": row["kind"] or "",
    }


def _named(row: Row, names: Names) -> Row:
    """With the name beside each slug."""
    if "skill" in row:
        row |= {"skill_name": names.skill(row["skill"])}
    if "role" in row:
        row |= {"role_name": names.role(row["role"])}
    if "answers" in row:
        row |= {"role_names": [names.role(slug) for slug in row["roles"]]}
    return row
