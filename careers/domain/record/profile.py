"""A member on paper: both readiness numbers, skills by category, evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from careers.domain import wording
from careers.domain.catalogue import Catalogue, Role
from careers.domain.evidence import KIND_NAMES, evidenced
from careers.domain.goal import GoalRole
from careers.domain.levels import VERDICT_NAMES
from careers.domain.readiness import Readiness, assess
from careers.domain.record.document import Evidence, Record


class Standing(NamedTuple):
    """Two numbers of one role, which are never merged. `backed` of those with evidence only."""

    role: Role
    verdict: str
    rated: str
    backed: str
    is_goal: bool


class Held(NamedTuple):
    skill: str
    level: str
    number: int
    backed: str
    """What evidence supports, "" for nothing."""


class Group(NamedTuple):
    name: str
    skills: tuple[Held, ...]


class Piece(NamedTuple):
    title: str
    kind: str
    skill: str
    level: str
    dated_on: date
    link: str
    note: str
    ended: date | None
    """The day through which it counted, where that is past."""


@dataclass(frozen=True, slots=True)
class Profile:
    goal: str
    standings: tuple[Standing, ...]
    groups: tuple[Group, ...]
    evidence: tuple[Piece, ...]

    @property
    def empty(self) -> bool:
        return not self.groups and not self.evidence


def profile(
    record: Record,
    catalogue: Catalogue,
    levels: tuple[Mapping[str, int], Mapping[str, int]],
    goal: GoalRole | None,
    today: date,
) -> Profile:
    """`levels` are what the member rated (without what is not rated), and what evidence
    supports today, by skill slug."""
    return Profile(
        goal=goal.name if goal else "",
        standings=tuple(_standings(catalogue, *levels, goal.slug if goal else None)),
        groups=tuple(_groups(catalogue, *levels)),
        evidence=tuple(_piece(row, catalogue, today) for row in record.evidence),
    )


def _standings(
    catalogue: Catalogue, rated: Mapping[str, int], backed: Mapping[str, int], goal: str | None
) -> Iterable[Standing]:
    """The goal first."""
    for role in sorted(catalogue.roles, key=lambda role: role.slug != goal):
        own, shown = assess(role.requirements, rated), evidenced(role, backed)
        if own and shown:
            yield Standing(role, VERDICT_NAMES[own.verdict], _range(own),
                           wording.percent_text(shown.low_percent), role.slug == goal)  # fmt: skip


def _range(own: Readiness) -> str:
    if own.verdict == "unrated":
        return "Not rated"
    low, high = own.low_percent, own.high_percent
    return wording.percent_text(low) if low == high else f"{low}–{wording.percent_text(high)}"


def _groups(
    catalogue: Catalogue, rated: Mapping[str, int], backed: Mapping[str, int]
) -> Iterable[Group]:
    names: Sequence[tuple[str, str]] = [(row.slug, row.name) for row in catalogue.categories]
    for slug, name in [*names, ("", "Other skills")]:
        found = [skill for skill in catalogue.skills_in(slug) if skill.slug in rated]
        if found:
            yield Group(name, tuple(_held(catalogue, s.slug, rated, backed) for s in found))


def _held(
    catalogue: Catalogue, slug: str, rated: Mapping[str, int], backed: Mapping[str, int]
) -> Held:
    level, shown = rated[slug], backed.get(slug, 0)
    name = catalogue.level_name(shown) if shown else ""
    return Held(catalogue.skill(slug).name, catalogue.level_name(level), level, name)


def _piece(row: Evidence, catalogue: Catalogue, today: date) -> Piece:
    return Piece(
        title=row.title,
        kind=KIND_NAMES[row.kind],
        skill=row.skill_name or row.skill,
        level=catalogue.level_name(row.level),
        dated_on=row.dated_on,
        link=row.link,
        note=row.note,
        ended=row.expires_on if row.expires_on and row.expires_on < today else None,
    )
