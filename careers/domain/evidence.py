"""What evidence supports: the levels behind the second of the two readiness numbers.

Evidence for a skill at level n supports every level from 0 to n; of several pieces the
highest counts. A skill without evidence that counts is supported at 0, never unrated: the
evidenced readiness is one number, and stands beside the self-rated one, never in it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal, NamedTuple, get_args

from careers.domain.catalogue import Catalogue, Requirement, Role
from careers.domain.holdings import final
from careers.domain.readiness import Readiness, assess

Kind = Literal["project", "certificate", "work_sample", "course", "note", "task", "review"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
KIND_NAMES: Final[dict[Kind, str]] = {
    "project": "Project",
    "certificate": "Certificate",
    "work_sample": "Work sample",
    "course": "Course",
    "note": "Note",
    "task": "Trial task",
    "review": "Review",
}
OF_MEMBERS: Final[tuple[Kind, ...]] = ("project", "certificate", "work_sample", "course", "note")
"""What a member attaches; the others come of a finished trial task and an accepted review."""


class Item(NamedTuple):
    """One piece of evidence, as far as it counts: for `skill` (slug) at `level` 1-4, through
    `expires_on`, None where it never ends."""

    skill: str
    level: int
    expires_on: date | None

    def counts(self, today: date) -> bool:
        """The last day is a day on which it still counts."""
        return self.expires_on is None or today <= self.expires_on


def supported(items: Iterable[Item], catalogue: Catalogue, today: date) -> dict[str, int]:
    """Every skill of this release to the level 0-4 that evidence supports on `today`.
    Evidence for a skill merged into another supports that one."""
    found = dict.fromkeys((skill.slug for skill in catalogue.skills), 0)
    for item in items:
        slug = final(item.skill, catalogue.merged)
        if slug in found and item.counts(today):
            found[slug] = max(found[slug], item.level)
    return found


def evidenced(role: Role, levels: Mapping[str, int]) -> Readiness | None:
    """The readiness of `levels` as `supported` gives them. One number: low equals high."""
    return assess(role.requirements, levels)


class Standing(NamedTuple):
    """The two numbers of one role, side by side; both None where it asks for nothing."""

    rated: Readiness | None
    evidenced: Readiness | None


def standing(role: Role, rated: Mapping[str, int], supported: Mapping[str, int]) -> Standing:
    """From the levels a member rated (unrated skills absent) and those that evidence supports."""
    return Standing(assess(role.requirements, rated), evidenced(role, supported))


class Lapsed(NamedTuple):
    """What evidence for `skill` (slug) supported through `last_day`, and nothing does now."""

    skill: str
    level: int
    last_day: date


def lapsed(
    role: Role, items: Iterable[Item], catalogue: Catalogue, today: date
) -> tuple[Lapsed, ...]:
    """What ended of all that `role` asks, as far as what counts on `today` does not make up
    for it; of each skill the highest level, in the order of the role."""
    kept = list(items)
    now = supported(kept, catalogue, today)
    ended: dict[str, Lapsed] = {}
    for item in kept:
        slug = final(item.skill, catalogue.merged)
        if item.expires_on is not None and not item.counts(today):
            found = Lapsed(slug, item.level, item.expires_on)
            ended[slug] = max(ended.get(slug, found), found)
    missed = (
        slug
        for row in role.requirements
        for slug in row.any_of
        if slug in ended and _reached(row, now) < min(ended[slug].level, row.level)
    )
    return tuple(ended[slug] for slug in dict.fromkeys(missed))


def _reached(requirement: Requirement, now: Mapping[str, int]) -> int:
    """How much of the level asked for is supported, by any option."""
    return min(requirement.level, max(now[slug] for slug in requirement.any_of))
