"""Which level a member holds of which skill, as one release sees it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from careers.domain.catalogue import Catalogue


class Held(NamedTuple):
    """The newest thing the member said of a skill: `level` is None where they cleared it."""

    level: int | None
    at: datetime


def holdings(
    ratings: Iterable[tuple[str, int | None, datetime]], catalogue: Catalogue
) -> dict[str, Held]:
    """By skill slug, from (skill slug, level, when) rows.

    A member's level for a skill is the newest among it and everything merged into it in
    this release; clearing counts. Skills that the release does not hold are left out.
    """
    newest: dict[str, tuple[datetime, bool, str]] = {}
    held: dict[str, Held] = {}
    for slug, level, at in ratings:
        target = final(slug, catalogue.merged)
        # `rate` gives no two ratings of a member one time; should two have it, the skill's
        # own wins, whatever order the database returns them in.
        rank = (at, slug == target, slug)
        if catalogue.has_skill(target) and (target not in newest or rank > newest[target]):
            newest[target], held[target] = rank, Held(level, at)
    return held


def final(slug: str, merged: Mapping[str, str]) -> str:
    """Where a chain of merges ends. A circle, which publish refuses, ends where it closes."""
    seen = {slug}
    while (target := merged.get(slug)) is not None and target not in seen:
        seen.add(target)
        slug = target
    return slug


def levels(held: Mapping[str, Held]) -> dict[str, int]:
    """Skill slug to level 0-4, the rated ones only: what `readiness.assess` reads."""
    return {slug: row.level for slug, row in held.items() if row.level is not None}
