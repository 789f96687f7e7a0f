"""The frozen catalogue of one release: what every page and every rule reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from careers.domain import document as doc
from careers.domain.levels import LEVELS, Glyph
from careers.domain.trial_document import TrialTask


class Prerequisite(NamedTuple):
    """Reaching `at_level` of the owning skill leans on `skill` (a slug) at `level`."""

    at_level: int
    skill: str
    level: int
    reason: str = ""
    source: str | None = None


@dataclass(frozen=True)
class Skill:
    """`can_do` and `hours` are indexed by level 0-4; at 0 they are the scale's own summary
    and no hours. Hours are whole hours from the level below."""

    slug: str
    name: str
    category: str = ""
    kind: str = "knowledge"
    summary: str = ""
    aliases: tuple[str, ...] = ()
    can_do: tuple[str, ...] = ("",) * len(LEVELS)
    hours: tuple[int, ...] = (0,) * len(LEVELS)
    requires: tuple[Prerequisite, ...] = ()
    resources: tuple[doc.Resource, ...] = ()
    references: tuple[doc.Reference, ...] = ()


@dataclass(frozen=True)
class Requirement:
    """Any one of `any_of` (skill slugs), at `level` 1-4, weighing 1-5 in the readiness."""

    slug: str
    any_of: tuple[str, ...]
    level: int
    weight: int
    must_have: bool = False
    headline: bool = False
    reason: str = ""
    findings: tuple[doc.Finding, ...] = ()


@dataclass(frozen=True)
class Role:
    slug: str
    name: str
    requirements: tuple[Requirement, ...] = ()
    short_name: str = ""
    code: str = ""
    accent: int = 1
    glyph: Glyph = "circle"
    one_line: str = ""
    focus: str = ""
    goal: str = ""
    start_with: str = ""
    objective: str = ""
    summary: str = ""
    works_with: str = ""
    work: tuple[str, ...] = ()
    references: tuple[doc.Reference, ...] = ()
    responsibilities: tuple[doc.Responsibility, ...] = ()
    demand: tuple[doc.Demand, ...] = ()
    trial_tasks: tuple[TrialTask, ...] = ()

    @cached_property
    def asked(self) -> Mapping[str, tuple[Requirement, ...]]:
        """The requirements that each skill is an option of, by skill slug."""
        found: dict[str, tuple[Requirement, ...]] = {}
        for requirement in self.requirements:
            for slug in requirement.any_of:
                found[slug] = (*found.get(slug, ()), requirement)
        return MappingProxyType(found)


@dataclass(frozen=True)
class FitStatement:
    """Something to agree or disagree with; `weights` maps role slugs to its pull, 0-3."""

    slug: str
    text: str
    weights: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """One release. `number` is 0 and everything is empty before the first one.

    Compared by identity: a process holds each release once, so that memos of pure functions
    can be kept by catalogue."""

    number: int = 0
    roles: tuple[Role, ...] = ()
    skills: tuple[Skill, ...] = ()
    levels: tuple[doc.LevelName, ...] = ()
    categories: tuple[doc.Category, ...] = ()
    sources: tuple[doc.Source, ...] = ()
    aspects: tuple[doc.Aspect, ...] = ()
    stages: tuple[doc.Stage, ...] = ()
    fit_statements: tuple[FitStatement, ...] = ()
    transitions: tuple[doc.Transition, ...] = ()
    faq: tuple[doc.Faq, ...] = ()
    guide: tuple[doc.Guide, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    published_at: datetime | None = None

    @cached_property
    def _roles(self) -> Mapping[str, Role]:
        return {role.slug: role for role in self.roles}

    @cached_property
    def _skills(self) -> Mapping[str, Skill]:
        return {skill.slug: skill for skill in self.skills}

    @cached_property
    def _sources(self) -> Mapping[str, doc.Source]:
        return {source.slug: source for source in self.sources}

    @cached_property
    def _level_names(self) -> tuple[str, ...]:
        named = {row.level: row.name for row in self.levels}
        return tuple(named.get(level, str(level)) for level in LEVELS)

    def role(self, slug: str) -> Role:
        """Raises KeyError where the release has no such role."""
        return self._roles[slug]

    def skill(self, slug: str) -> Skill:
        """Raises KeyError where the release has no such skill."""
        return self._skills[slug]

    def has_role(self, slug: str) -> bool:
        return slug in self._roles

    def has_skill(self, slug: str) -> bool:
        return slug in self._skills

    def source(self, slug: str) -> doc.Source:
        """Raises KeyError where the release has no such source."""
        return self._sources[slug]

    def level_name(self, level: int) -> str:
        """ "Working" for 2, as this release names it."""
        return self._level_names[level]

    def skills_in(self, category: str) -> tuple[Skill, ...]:
        return tuple(skill for skill in self.skills if skill.category == category)

    def title(self, requirement: Requirement) -> str:
        """ "AWS, GCP or Azure": the names of the options."""
        return any_of([self.skill(slug).name for slug in requirement.any_of])

    def category_of(self, requirement: Requirement) -> str:
        """The category slug of a requirement is that of its first option."""
        return self.skill(requirement.any_of[0]).category


def any_of(names: Iterable[str]) -> str:
    """ "A", "A or B", "A, B or C"."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def from_document(
    document: doc.Document, *, number: int = 0, published_at: datetime | None = None
) -> Catalogue:
    """The catalogue that a sound document describes (`careers.domain.linter` says which are)."""
    zero = next((row.summary for row in document.levels if row.level == 0), "")
    return Catalogue(
        number=number,
        published_at=published_at,
        roles=tuple(_role(role) for role in document.roles),
        skills=tuple(_skill(skill, zero) for skill in document.skills),
        levels=document.levels,
        categories=document.categories,
        sources=document.sources,
        aspects=document.aspects,
        stages=document.stages,
        fit_statements=tuple(_statement(row) for row in document.fit_statements),
        transitions=document.transitions,
        faq=document.faq,
        guide=document.guide,
        merged=MappingProxyType(dict(document.merged)),
    )


def _skill(skill: doc.Skill, zero: str) -> Skill:
    by_level = {can_do.level: can_do for can_do in skill.can_dos}
    return Skill(
        slug=skill.slug,
        name=skill.name,
        category=skill.category,
        kind=skill.kind,
        summary=skill.summary,
        aliases=skill.aliases,
        can_do=(zero, *(by_level[n].statement if n in by_level else "" for n in LEVELS[1:])),
        hours=(0, *(by_level[n].hours if n in by_level else 0 for n in LEVELS[1:])),
        requires=tuple(Prerequisite(**row.model_dump()) for row in skill.requires),
        resources=skill.resources,
        references=skill.references,
    )


def _role(role: doc.Role) -> Role:
    kept = {name: getattr(role, name) for name in doc.Role.model_fields if name != "requirements"}
    asked = tuple(
        Requirement(**{name: getattr(row, name) for name in doc.Requirement.model_fields})
        for row in role.requirements
    )
    return Role(**kept, requirements=asked)


def _statement(row: doc.FitStatement) -> FitStatement:
    weights = {cell.role: cell.weight for cell in row.weights}
    return FitStatement(row.slug, row.text, MappingProxyType(weights))
