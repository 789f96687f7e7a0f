"""What a share link shows of a record: nothing but what was chosen, in the third person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from careers.domain import dates, evidence
from careers.domain.catalogue import Catalogue, Role, Skill
from careers.domain.evidence_page import host
from careers.domain.holdings import final
from careers.domain.levels import Verdict
from careers.domain.readiness import Readiness, assess
from careers.domain.roadmap import Roadmap
from careers.domain.roadmap_page import cards

NOBODY: Final = "A member of Crosswalk"
REVIEWED: Final = "Review by another person"
"""Whoever reviewed gave their name to the member, not to everybody with a link."""


class Ends(NamedTuple):
    """Of a range, in whole percent, with what it is called."""

    verdict: Verdict
    low_percent: int
    high_percent: int


@dataclass(frozen=True, slots=True)
class ReadinessShown:
    """The two numbers of one role, side by side. No skill is named: it was not chosen here."""

    role: Role
    self_rated: Ends
    evidenced: Ends


@dataclass(frozen=True, slots=True)
class SkillShown:
    skill: Skill
    level: int
    level_name: str


@dataclass(frozen=True, slots=True)
class ShelfShown:
    name: str
    skills: tuple[SkillShown, ...]


class Piece(NamedTuple):
    """A piece of evidence as it is stored; `skill` is a slug."""

    skill: str
    level: int
    kind: evidence.Kind
    title: str
    link: str
    dated_on: date
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class PieceShown:
    """`host` says where `link` leads; both are "" where there is none."""

    title: str
    kind: str
    skill: str
    level_name: str
    link: str
    host: str
    dated_on: date
    expires_on: date | None
    counts: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    title: str
    hours: int
    finish: date


@dataclass(frozen=True, slots=True)
class RoadmapShown:
    role: Role
    sentence: str
    steps: tuple[StepShown, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """None for a part that was not chosen; empty for one that there is nothing of."""

    name: str
    readiness: tuple[ReadinessShown, ...] | None
    skills: tuple[ShelfShown, ...] | None
    evidence: tuple[PieceShown, ...] | None
    roadmaps: tuple[RoadmapShown, ...] | None

    @property
    def is_nothing(self) -> bool:
        """Whether the release has lost every part that was chosen."""
        parts = (self.readiness, self.skills, self.evidence, self.roadmaps)
        return all(part is None for part in parts)


def readiness(
    role: Role, levels: Mapping[str, int], supported: Mapping[str, int]
) -> ReadinessShown | None:
    """None for a role without requirements."""
    own = assess(role.requirements, levels)
    shown = evidence.evidenced(role, supported)
    return ReadinessShown(role, _ends(own), _ends(shown)) if own and shown else None


def _ends(found: Readiness) -> Ends:
    return Ends(found.verdict, found.low_percent, found.high_percent)


def skills(catalogue: Catalogue, levels: Mapping[str, int]) -> tuple[ShelfShown, ...]:
    """What is rated, by category; a category of which nothing is rated is left out."""
    shelves = (
        ShelfShown(
            category.name,
            tuple(
                SkillShown(skill, levels[skill.slug], catalogue.level_name(levels[skill.slug]))
                for skill in catalogue.skills_in(category.slug)
                if skill.slug in levels
            ),
        )
        for category in catalogue.categories
    )
    return tuple(shelf for shelf in shelves if shelf.skills)


def pieces(catalogue: Catalogue, stored: Iterable[Piece], today: date) -> tuple[PieceShown, ...]:
    """In the order given. Evidence of a skill that the release does not hold is left out."""
    return tuple(_piece(catalogue, piece, today) for piece in stored if _is_held(catalogue, piece))


def _is_held(catalogue: Catalogue, piece: Piece) -> bool:
    return catalogue.has_skill(final(piece.skill, catalogue.merged))


def _piece(catalogue: Catalogue, piece: Piece, today: date) -> PieceShown:
    skill = catalogue.skill(final(piece.skill, catalogue.merged))
    return PieceShown(
        REVIEWED if piece.kind == "review" else piece.title,
        evidence.KIND_NAMES[piece.kind],
        skill.name,
        catalogue.level_name(piece.level),
        piece.link,
        host(piece.link),
        piece.dated_on,
        piece.expires_on,
        evidence.Item(skill.slug, piece.level, piece.expires_on).counts(today),
    )


def roadmap(catalogue: Catalogue, role: Role, plan: Roadmap) -> RoadmapShown:
    """Steps with their days; how ready it makes is left to the readiness."""
    steps = tuple(
        StepShown(cards.title(catalogue, step.key), step.hours, step.finish) for step in plan.steps
    )
    return RoadmapShown(role, _when(role, plan, steps), steps)


def _when(role: Role, plan: Roadmap, steps: Sequence[StepShown]) -> str:
    if plan.verdict == "unrated":
        return "Nothing that this role asks for is rated yet, so nothing is planned."
    if not steps:
        return "Nothing is left to plan."
    pace = f"at {plan.hours_per_week} h a week"
    if plan.ready_on is not None and plan.ready_steps:
        return f"Ready by {dates.day(plan.ready_on)} {pace}."
    return f"Planned until {dates.day(plan.finish)} {pace}."
