"""What the picker of one skill says: its levels, who asks for which, what leaving it unrated
keeps open, and what a save changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from careers.domain.catalogue import Catalogue, Role, Skill, any_of
from careers.domain.levels import MIN_LEVEL
from careers.domain.readiness import TWELFTHS, Readiness, assess
from careers.domain.skills import Ask, Rung, asks, ladder
from careers.domain.wording import count, range_text


@dataclass(frozen=True, slots=True)
class Asking:
    """ "Must-have for" a role, and how far off the member is: "one level to go"."""

    lead: str
    role: Role
    note: str


class Change(NamedTuple):
    """A role's range before and after, as text; empty where nothing it asks for is rated."""

    role: str
    before: str
    after: str

    def __str__(self) -> str:
        if not self.after:
            return f"Nothing that {self.role} asks for is rated now."
        if not self.before:
            return f"{self.role} is at {self.after} now."
        if self.before == self.after:
            return f"{self.role} stays at {self.after}."
        return f"{self.role}: {self.before} before, {self.after} now."


def rungs(catalogue: Catalogue, skill: Skill) -> tuple[Rung, ...]:
    """Levels 0 to 4, lowest first."""
    none = Rung(MIN_LEVEL, catalogue.level_name(MIN_LEVEL), skill.can_do[MIN_LEVEL], 0, ())
    return (none, *ladder(catalogue, skill))


def asking(catalogue: Catalogue, skill: Skill, level: int | None) -> tuple[Asking, ...]:
    """Who asks for the skill, must-haves first; `level` is what the member holds, if any."""
    rows = sorted(asks(catalogue, skill), key=lambda ask: not ask.requirement.must_have)
    return tuple(
        Asking(_lead(ask, first=place == 0), ask.role, _note(ask, level))
        for place, ask in enumerate(rows)
    )


def _lead(ask: Ask, *, first: bool) -> str:
    if ask.requirement.must_have:
        return "Must-have for" if first else "and for"
    return "Asked by" if first else "Also asked by"


def _note(ask: Ask, level: int | None) -> str:
    """Where another option would do, how far this one is says little: the others are named."""
    if ask.partners:
        return f"(or {any_of(skill.name for skill in ask.partners)})"
    if level is None:
        return ""
    missing = ask.requirement.level - level
    return f"({count(missing, 'level')} to go)" if missing > 0 else "(met)"


def kept_open(role: Role, levels: Mapping[str, int]) -> dict[str, Fraction]:
    """By how much (0-1) the range of `role` narrows, whatever the level, once a skill is
    rated: by slug, for the skills that are the only unrated option of a requirement."""
    readiness = assess(role.requirements, levels)
    parts: dict[str, int] = {}
    for row in readiness.receipt if readiness else ():
        unrated = [slug for slug in row.requirement.any_of if slug not in levels]
        if row.unsure and len(unrated) == 1:
            part = row.requirement.weight * (TWELFTHS - row.twelfths)
            parts[unrated[0]] = parts.get(unrated[0], 0) + part
    total = TWELFTHS * readiness.weight if readiness else 1
    return {slug: Fraction(part, total) for slug, part in parts.items()}


def role_to_tell(catalogue: Catalogue, slugs: Iterable[str], preferred: str) -> Role | None:
    """The role whose range a save of `slugs` is told in: `preferred` if it asks for one of
    them, else the first that does."""
    told = set(slugs)
    found = [role for role in catalogue.roles if not told.isdisjoint(role.asked)]
    return next((role for role in found if role.slug == preferred), found[0] if found else None)


def change(role: Role, before: Mapping[str, int], after: Mapping[str, int]) -> Change:
    return Change(
        role.name,
        _range(assess(role.requirements, before)),
        _range(assess(role.requirements, after)),
    )


def _range(readiness: Readiness | None) -> str:
    return range_text(readiness) if readiness and readiness.verdict != "unrated" else ""
