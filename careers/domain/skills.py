"""What the skill pages show, as rows and cells ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass

from careers.domain import document as doc
from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.citations import Backing, backing
from careers.domain.levels import ASKABLE_LEVELS


@dataclass(frozen=True)
class Ask:
    """What one role asks of one skill in one requirement. `partners` are the other options,
    any of which would do."""

    role: Role
    requirement: Requirement
    level_name: str
    partners: tuple[Skill, ...] = ()
    backing: tuple[Backing, ...] = ()


@dataclass(frozen=True)
class Row:
    """A skill in the list; `asks` has a cell a role shown, None where it does not ask."""

    skill: Skill
    asks: tuple[Ask | None, ...]


@dataclass(frozen=True)
class Group:
    category: doc.Category
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Rung:
    """One level of a skill's ladder; `hours` are from the rung below, 0 where not known."""

    level: int
    name: str
    can_do: str
    hours: int
    asked_by: tuple[Role, ...]


@dataclass(frozen=True)
class Lean:
    """`skill` at `level_name` leans on `on` at `on_level_name`."""

    skill: Skill
    level_name: str
    on: Skill
    on_level_name: str
    reason: str
    source: doc.Source | None


def groups(catalogue: Catalogue, roles: Iterable[Role]) -> tuple[Group, ...]:
    """Every category with its skills. Fewer roles than the catalogue holds make it a choice:
    then only the skills that one of them asks for."""
    shown = tuple(roles)
    everything = shown == catalogue.roles
    found = []
    for category in catalogue.categories:
        rows = (_row(catalogue, skill, shown) for skill in catalogue.skills_in(category.slug))
        kept = tuple(row for row in rows if everything or any(row.asks))
        if kept:
            found.append(Group(category, kept))
    return tuple(found)


def asks(catalogue: Catalogue, skill: Skill) -> tuple[Ask, ...]:
    """Every requirement that the skill is an option of, by role."""
    return tuple(
        _ask(catalogue, skill, role, requirement)
        for role in catalogue.roles
        for requirement in role.asked.get(skill.slug, ())
    )


def not_asking(catalogue: Catalogue, skill: Skill) -> tuple[Role, ...]:
    """The roles that do without the skill; those without requirements have nothing to say."""
    return tuple(
        role for role in catalogue.roles if role.requirements and skill.slug not in role.asked
    )


def ladder(catalogue: Catalogue, skill: Skill) -> tuple[Rung, ...]:
    """Levels 1 to 4, lowest first."""
    asked = asks(catalogue, skill)
    return tuple(
        Rung(
            level,
            catalogue.level_name(level),
            skill.can_do[level],
            skill.hours[level],
            tuple(ask.role for ask in asked if ask.requirement.level == level),
        )
        for level in ASKABLE_LEVELS
    )


def leans_on(catalogue: Catalogue, skill: Skill) -> tuple[Lean, ...]:
    """What the skill itself builds on."""
    return tuple(
        Lean(
            skill,
            catalogue.level_name(row.at_level),
            catalogue.skill(row.skill),
            catalogue.level_name(row.level),
            row.reason,
            catalogue.source(row.source) if row.source else None,
        )
        for row in skill.requires
        if catalogue.has_skill(row.skill)
    )


def built_on(catalogue: Catalogue, skill: Skill) -> tuple[Lean, ...]:
    """What builds on the skill, in catalogue order."""
    return tuple(
        lean
        for other in catalogue.skills
        if any(row.skill == skill.slug for row in other.requires)
        for lean in leans_on(catalogue, other)
        if lean.on.slug == skill.slug
    )


def _row(catalogue: Catalogue, skill: Skill, roles: tuple[Role, ...]) -> Row:
    return Row(skill, tuple(_highest(catalogue, skill, role) for role in roles))


def _highest(catalogue: Catalogue, skill: Skill, role: Role) -> Ask | None:
    asked = role.asked.get(skill.slug, ())
    if not asked:
        return None
    return _ask(catalogue, skill, role, max(asked, key=lambda requirement: requirement.level))


def _ask(catalogue: Catalogue, skill: Skill, role: Role, requirement: Requirement) -> Ask:
    others = (slug for slug in requirement.any_of if slug != skill.slug)
    return Ask(
        role,
        requirement,
        catalogue.level_name(requirement.level),
        tuple(catalogue.skill(slug) for slug in others),
        backing(catalogue, requirement),
    )
