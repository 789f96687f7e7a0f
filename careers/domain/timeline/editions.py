"""A release as a timeline reads it: who asks what, and what it was called. No texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from careers.domain import catalogue
from careers.domain.catalogue import any_of
from careers.domain.levels import LEVELS
from careers.domain.timeline.shapes import Asked


class Named(BaseModel):
    slug: str
    name: str


class Level(BaseModel):
    level: int
    name: str


class Requirement(BaseModel):
    slug: str
    any_of: tuple[str, ...]
    level: int
    weight: int
    must_have: bool = False


class Role(Named):
    requirements: tuple[Requirement, ...] = ()


class Extract(BaseModel):
    """What a timeline takes from a stored document."""

    levels: tuple[Level, ...] = ()
    skills: tuple[Named, ...] = ()
    roles: tuple[Role, ...] = ()
    merged: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Edition:
    """`asked` has what each role asks by its slug, `skills` the names by slug."""

    number: int
    at: datetime
    asked: Mapping[str, tuple[catalogue.Requirement, ...]]
    skills: Mapping[str, str]
    levels: tuple[str, ...]
    merged: Mapping[str, str]

    def of(self, role_slug: str) -> Asked:
        return Asked(self.number, self.at, self.asked.get(role_slug, ()), self.merged)

    def title(self, requirement: catalogue.Requirement) -> str:
        """ "AWS, GCP or Azure"."""
        return any_of([self.skills.get(slug, slug) for slug in requirement.any_of])


def edition(extract: Extract, number: int, at: datetime) -> Edition:
    names = {row.level: row.name for row in extract.levels}
    return Edition(
        number=number,
        at=at,
        asked={role.slug: tuple(map(_requirement, role.requirements)) for role in extract.roles},
        skills={skill.slug: skill.name for skill in extract.skills},
        levels=tuple(names.get(level, str(level)) for level in LEVELS),
        merged=extract.merged,
    )


def _requirement(row: Requirement) -> catalogue.Requirement:
    return catalogue.Requirement(row.slug, row.any_of, row.level, row.weight, row.must_have)
