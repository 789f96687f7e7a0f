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
    return {
        target: Held(level, rank.at)
        for target, (rank, level) in newest(ratings, catalogue.merged).items()
        if catalogue.has_skill(target)
    }


class Rank(NamedTuple):
    """Which of two ratings that mean one skill counts: the higher. `rate` gives no two
    ratings of a member one time; should two have it, the skill's own wins, whatever order
    the database returns them in."""

    at: datetime
    is_own: bool
    slug: str


def rank(slug: str, target: str, at: datetime) -> Rank:
    return Rank(at, slug == target, slug)


def newest(
    ratings: Iterable[tuple[str, int | None, datetime]], merged: Mapping[str, str]
) -> dict[str, tuple[Rank, int | None]]:
    """What counts for each skill that something ended up as, and the level, None if cleared."""
    found: dict[str, tuple[Rank, int | None]] = {}
    for slug, level, at in ratings:
        target = final(slug, merged)
        own = rank(slug, target, at)
        if target not in found or own > found[target][0]:
            found[target] = own, level
    return found


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
