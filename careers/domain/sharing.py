"""What a share link shows: parts that a member chose, each named by a key.

"readiness/<role>", "skills", "evidence" and "roadmap/<role>". A role that the release does
not hold any more is simply not shown; should it come back, it is again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from careers.domain import wording
from careers.domain.catalogue import Catalogue, Role

READINESS: Final = "readiness"
SKILLS: Final = "skills"
EVIDENCE: Final = "evidence"
ROADMAP: Final = "roadmap"

MOST_LIVE: Final = 20
"""Links of one member that open at the same time."""
LONGEST_DAYS: Final = 365
USUAL_DAYS: Final = (7, 30, 90)
LISTED_DAYS: Final = 90
"""How long a link that ended stays in the list."""
MAX_LABEL: Final = 60

Choice = tuple[str, str]
"""A key, and what a form calls it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Roles are slugs of the release, in its order."""

    readiness: tuple[Role, ...]
    skills: bool
    evidence: bool
    roadmaps: tuple[Role, ...]


def parts(keys: Iterable[str], catalogue: Catalogue) -> Parts:
    """As far as this release has what the keys name."""
    chosen = set(keys)
    return Parts(
        tuple(role for role in _asking(catalogue) if f"{READINESS}/{role.slug}" in chosen),
        SKILLS in chosen,
        EVIDENCE in chosen,
        tuple(role for role in _asking(catalogue) if f"{ROADMAP}/{role.slug}" in chosen),
    )


def choices(catalogue: Catalogue) -> list[Choice]:
    """All that can be chosen under this release."""
    roles = _asking(catalogue)
    return [
        *((f"{READINESS}/{role.slug}", f"Readiness for {role.name}") for role in roles),
        (SKILLS, "Skills with levels"),
        (EVIDENCE, "Evidence"),
        *((f"{ROADMAP}/{role.slug}", f"Roadmap to {role.name}") for role in roles),
    ]


def told(keys: Iterable[str], catalogue: Catalogue) -> str:
    """ "Readiness for X, skills with levels and evidence"; what is gone is left out."""
    chosen = set(keys)
    names = [name for key, name in choices(catalogue) if key in chosen]
    if not names:
        return "Nothing that the current release holds"
    first, *rest = names
    return wording.listed([first, *(name[0].lower() + name[1:] for name in rest)])


def last_day(today: date) -> date:
    """The farthest day that a link may be open through."""
    return today + timedelta(days=LONGEST_DAYS)


def _asking(catalogue: Catalogue) -> list[Role]:
    return [role for role in catalogue.roles if role.requirements]
