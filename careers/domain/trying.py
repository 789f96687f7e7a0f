"""What somebody rates without an account, how ready it makes them, and what to rate next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any, Final

from careers.domain import rating_page, wording
from careers.domain.catalogue import Catalogue, Role, Skill
from careers.domain.holdings import Held, holdings
from careers.domain.rating_page import Group, Selection
from careers.domain.readiness import Readiness, assess

SHOWN: Final = 3
"""How many skills to rate next a role's card names."""
LONGEST_KEPT: Final = 1_000
"""Ratings that are kept of one visitor, at most; a catalogue has far fewer skills."""

Kept = Mapping[str, Sequence[Any]]
"""Skill slug to level 0-4 and when (ISO): what a session can hold."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A role as far as it can be told. `useful` are the unrated skills that narrow it most."""

    role: Role
    readiness: Readiness | None
    useful: tuple[Skill, ...]


def held(kept: Kept, catalogue: Catalogue) -> dict[str, Held]:
    """What `kept` means under this release, by skill slug."""
    rows = ((slug, level, datetime.fromisoformat(at)) for slug, (level, at) in kept.items())
    return holdings(rows, catalogue)


def with_choices(
    kept: Kept, chosen: Mapping[str, int | None], now: datetime
) -> dict[str, Sequence[Any]]:
    """`kept` after `chosen`, None to forget a skill. What stays as it was keeps its time."""
    found = dict(kept)
    for slug, level in chosen.items():
        if level is None:
            found.pop(slug, None)
        elif slug not in found or found[slug][0] != level:
            found[slug] = level, now.isoformat()
    return dict(list(found.items())[:LONGEST_KEPT])


def chances(catalogue: Catalogue, levels: Mapping[str, int]) -> tuple[Chance, ...]:
    """Every role, from `levels` (skill slug to 0-4, the rated ones only)."""
    return tuple(
        Chance(role, assess(role.requirements, levels), useful(catalogue, role, levels))
        for role in catalogue.roles
    )


def headline(found: Iterable[Chance]) -> str:
    """The answer for the role that is nearest, the first of equals."""
    rated = [row for row in found if row.readiness and row.readiness.verdict != "unrated"]
    nearest = max(rated, key=_nearness, default=None)
    if nearest is None:
        return "Try it without an account."
    return wording.opening(nearest.readiness, nearest.role.name)


def _nearness(row: Chance) -> tuple[Fraction, Fraction]:
    return (row.readiness.low, row.readiness.high) if row.readiness else (Fraction(), Fraction())


def useful(catalogue: Catalogue, role: Role, levels: Mapping[str, int]) -> tuple[Skill, ...]:
    """The unrated skills that `role` asks for: those of a must-have first, then those that keep
    its range widest, where the options of one requirement share what it keeps open."""
    readiness = assess(role.requirements, levels)
    weights: dict[str, tuple[bool, Fraction]] = {}
    for row in readiness.receipt if readiness else ():
        unrated = [slug for slug in row.requirement.any_of if slug not in levels]
        if row.unsure and unrated:
            part = row.requirement.weight * (1 - row.share) / len(unrated)
            for slug in unrated:
                must, so_far = weights.get(slug, (False, Fraction()))
                weights[slug] = must or row.requirement.must_have, so_far + part
    ranked = sorted(weights, key=lambda slug: weights[slug], reverse=True)
    return tuple(catalogue.skill(slug) for slug in ranked[:SHOWN])


def groups(catalogue: Catalogue, role: Role, levels: Mapping[str, int]) -> tuple[Group, ...]:
    """All that `role` asks for: its must-haves, then the rest by category."""
    first = rating_page.groups(catalogue, Selection("must", role.slug), levels)
    shown = {skill.slug for group in first for skill in group.skills}
    rest = rating_page.groups(catalogue, Selection("role", role.slug), levels)
    return (*first, *(one for group in rest if (one := _without(group, shown, levels)).skills))


def _without(group: Group, shown: Iterable[str], levels: Mapping[str, int]) -> Group:
    left = tuple(skill for skill in group.skills if skill.slug not in shown)
    return Group(group.key, group.name, left, rating_page.rated(left, levels))
