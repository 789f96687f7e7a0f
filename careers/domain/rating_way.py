"""The way through the rating page: what to rate first, and what comes after."""

from collections.abc import Iterator, Mapping

from careers.domain.catalogue import Catalogue, Role, Skill
from careers.domain.rating_page import Selection, must_haves, shelved

Levels = Mapping[str, int]


def first(catalogue: Catalogue, levels: Levels, goal: Role | None) -> Selection:
    """Where to begin: the must-haves of the target role while one is unrated, then the next
    category of the way, then the first one."""
    if goal and any(skill.slug not in levels for skill in must_haves(catalogue, goal)):
        return Selection("must", goal.slug)
    way = _way(catalogue, goal)
    slug = next(_unfinished(way, levels), next(iter(way), None))
    return Selection("category", slug) if slug else Selection("all")


def following(
    catalogue: Catalogue, selection: Selection, levels: Levels, goal: Role | None
) -> Selection | None:
    """What comes after `selection`: the next category of the way with something unrated, or
    None after the last. It never turns back, so that whoever only looks comes to an end."""
    way = _way(catalogue, goal)
    if selection.kind == "category" and selection.name in way:
        passed = list(way)[: list(way).index(selection.name) + 1]
        way = {slug: skills for slug, skills in way.items() if slug not in passed}
    slug = next(_unfinished(way, levels), None)
    return Selection("category", slug) if slug else None


def _way(catalogue: Catalogue, goal: Role | None) -> dict[str, tuple[Skill, ...]]:
    """Category slug with its skills in the catalogue's order, those that the goal asks
    something of before all others."""

    def is_beside(row: tuple[str, tuple[Skill, ...]]) -> bool:
        return goal is not None and not any(skill.slug in goal.asked for skill in row[1])

    return dict(sorted(shelved(catalogue), key=is_beside))


def _unfinished(way: Mapping[str, tuple[Skill, ...]], levels: Levels) -> Iterator[str]:
    for slug, skills in way.items():
        if any(skill.slug not in levels for skill in skills):
            yield slug
