"""What the rating page shows: which skills, in which groups, with which counts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from careers.domain.catalogue import Catalogue, Role, Skill
from careers.domain.search import clean, search

Kind = Literal["must", "role", "category", "unrated", "all", "search"]

Levels = Mapping[str, int]
"""Skill slug to level 0-4, the rated ones only."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The skills to show: the must-haves of a role, all that it asks for, a category (`name`
    is its slug), what is unrated, everything, or what a search finds (`name` is the query)."""

    kind: Kind
    name: str = ""

    @property
    def parameter(self) -> tuple[str, str]:
        """Name and value of the one query parameter that `read` understands."""
        if self.kind == "search":
            return "q", self.name
        return "show", f"{self.kind}-{self.name}" if self.name else self.kind


@dataclass(frozen=True, slots=True)
class Group:
    """Skills under one heading. `rated` is None where a rating would take its skill out of
    the group, so that a count would only confuse."""

    key: str
    name: str
    skills: tuple[Skill, ...]
    rated: int | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category in the side list."""

    slug: str
    name: str
    rated: int
    total: int
    current: bool


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OptionGroup:
    label: str
    options: tuple[Option, ...]


def find_role(catalogue: Catalogue, slug: str | None) -> Role | None:
    return next((role for role in catalogue.roles if role.slug == slug), None)


def read(parameters: Mapping[str, str], catalogue: Catalogue) -> Selection | None:
    """What the address asks for: ?q=, ?show= as `Selection.parameter` writes it, ?category=
    or ?role= with a slug. None where it asks for nothing.

    Raises LookupError where it names what this release does not hold.
    """
    if query := clean(parameters.get("q", "")):
        return Selection("search", query)
    if slug := parameters.get("category"):
        return _named("category", slug, catalogue)
    if slug := parameters.get("role"):
        return _named("role", slug, catalogue)
    kind, _, name = parameters.get("show", "").partition("-")
    return _named(kind, name, catalogue) if kind else None


def _named(kind: str, name: str, catalogue: Catalogue) -> Selection:
    match kind:
        case "category" if any(row.slug == name for row in catalogue.categories):
            return Selection("category", name)
        case "role" | "must" if catalogue.has_role(name):
            return Selection(kind, name)
        case "unrated" | "all" if not name:
            return Selection(kind)
    raise LookupError(kind)


def must_haves(catalogue: Catalogue, role: Role) -> tuple[Skill, ...]:
    """Every option of every must-have, in the order of the requirements."""
    asked = (row for row in role.requirements if row.must_have)
    slugs = dict.fromkeys(slug for row in asked for slug in row.any_of)
    return tuple(catalogue.skill(slug) for slug in slugs)


def groups(
    catalogue: Catalogue, selection: Selection, levels: Levels, keep: Collection[str] = ()
) -> tuple[Group, ...]:
    """The selected skills by category, the must-haves in one group; `keep` are slugs to show
    under "unrated" although they are rated by now."""
    if selection.kind == "must":
        role = catalogue.role(selection.name)
        skills = must_haves(catalogue, role)
        return (_group("must", f"Must-haves for {role.name}", skills, levels),) if skills else ()
    wanted = _wanted(catalogue, selection, levels, keep)
    names = {category.slug: category.name for category in catalogue.categories}
    found = []
    for slug, shelf in shelved(catalogue):
        skills = tuple(skill for skill in shelf if skill.slug in wanted)
        if skills:
            counted = selection.kind != "unrated"
            found.append(_group(slug, names[slug], skills, levels if counted else None))
    return tuple(found)


def _group(key: str, name: str, skills: tuple[Skill, ...], levels: Levels | None) -> Group:
    return Group(key, name, skills, None if levels is None else rated(skills, levels))


def _wanted(
    catalogue: Catalogue, selection: Selection, levels: Levels, keep: Collection[str]
) -> Collection[str]:
    slugs = [skill.slug for skill in catalogue.skills]
    match selection.kind:
        case "role":
            return catalogue.role(selection.name).asked
        case "category":
            return {skill.slug for skill in catalogue.skills_in(selection.name)}
        case "unrated":
            return {slug for slug in slugs if slug not in levels or slug in keep}
        case "search":
            hits = search(catalogue, selection.name).hits
            return {hit.slug for hit in hits if hit.kind == "skill"}
        case _:
            return set(slugs)


def rated(skills: Collection[Skill], levels: Levels) -> int:
    """How many of `skills` have a level."""
    return sum(skill.slug in levels for skill in skills)


def first_unrated(shown: Iterable[Group], levels: Levels) -> str:
    """The slug of the first skill without a level in `shown`, "" where all have one."""
    skills = (skill for group in shown for skill in group.skills)
    return next((skill.slug for skill in skills if skill.slug not in levels), "")


def shelved(catalogue: Catalogue) -> list[tuple[str, tuple[Skill, ...]]]:
    """Category slug with its skills; a category without skills has no place on this page."""
    found: dict[str, list[Skill]] = {category.slug: [] for category in catalogue.categories}
    for skill in catalogue.skills:
        found[skill.category].append(skill)
    return [(slug, tuple(skills)) for slug, skills in found.items() if skills]


def shelves(catalogue: Catalogue, selection: Selection, levels: Levels) -> tuple[Shelf, ...]:
    """The side list, in catalogue order."""
    names = {category.slug: category.name for category in catalogue.categories}
    return tuple(
        Shelf(
            slug,
            names[slug],
            rated(skills, levels),
            len(skills),
            selection == Selection("category", slug),
        )
        for slug, skills in shelved(catalogue)
    )


def options(catalogue: Catalogue, selection: Selection | None) -> tuple[OptionGroup, ...]:
    """Everything that can be shown, for the select field."""
    offered = [
        ("Skills", [(Selection("unrated"), "Not rated yet"), (Selection("all"), "Every skill")])
    ]
    offered += [
        (
            role.name,
            [
                (Selection("must", role.slug), f"{role.code} must-haves"),
                (Selection("role", role.slug), f"All that {role.code} asks"),
            ],
        )
        for role in catalogue.roles
        if role.requirements
    ]
    names = {category.slug: category.name for category in catalogue.categories}
    offered.append(
        (
            "Categories",
            [(Selection("category", slug), names[slug]) for slug, _ in shelved(catalogue)],
        )
    )
    return tuple(
        OptionGroup(label, tuple(_option(choice, name, selection) for choice, name in rows))
        for label, rows in offered
    )


def _option(choice: Selection, label: str, selection: Selection | None) -> Option:
    return Option(choice.parameter[1], label, choice == selection)
