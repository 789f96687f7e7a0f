"""Second thoughts on what a member rated: private, never in the way of rating anything.

Two kinds of hint speak of levels: a rating above what its prerequisites support, and many
ratings that are all the same. The third is about time: a rating that nobody has confirmed
for long, sooner for a tool than for a theory, is asked for again and never lowered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from careers.domain import wording
from careers.domain.catalogue import Catalogue, Prerequisite, Skill
from careers.domain.fingerprints import fingerprint
from careers.domain.holdings import Held
from careers.domain.levels import MAX_LEVEL, SAME_FROM, STALE_AFTER_DAYS

SAME: Final = "same"


@dataclass(frozen=True, slots=True)
class Hint:
    """`key` is the same while nothing that it speaks of changes: what a member puts aside.
    `skills` are those to look at."""

    key: str
    sentence: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A rating to ask for again: `level` 0-4, said at `at`."""

    skill: Skill
    level: int
    level_name: str
    at: datetime

    @property
    def can_do(self) -> str:
        return self.skill.can_do[self.level]


def hints(catalogue: Catalogue, levels: Mapping[str, int]) -> tuple[Hint, ...]:
    """In catalogue order, from `levels` (skill slug to 0-4, the rated ones only)."""
    same = _all_the_same(catalogue, levels)
    found = (_unsupported(catalogue, skill, levels) for skill in catalogue.skills)
    return (*same, *(hint for hint in found if hint))


def _all_the_same(catalogue: Catalogue, levels: Mapping[str, int]) -> Iterable[Hint]:
    known = {slug: level for slug, level in levels.items() if catalogue.has_skill(slug)}
    if len(known) < SAME_FROM or len(set(known.values())) > 1:
        return
    level = next(iter(known.values()))
    sentence = (
        f"All {wording.number_word(len(known))} of your ratings are {catalogue.level_name(level)}. "
        "A rating says more where it differs: read the sentences beside the levels once more."
    )
    yield Hint(fingerprint((SAME, level)), sentence, ())


def unsupported(skill: Skill, levels: Mapping[str, int]) -> tuple[Prerequisite, ...]:
    """The prerequisites of the level held, as far as they are rated and too low. What is not
    rated may be held all the same."""
    held = levels.get(skill.slug, 0)
    return tuple(
        row
        for row in skill.requires
        if row.at_level <= held and levels.get(row.skill, MAX_LEVEL) < row.level
    )


def _unsupported(catalogue: Catalogue, skill: Skill, levels: Mapping[str, int]) -> Hint | None:
    needs = _highest(row for row in unsupported(skill, levels) if catalogue.has_skill(row.skill))
    if not needs:
        return None
    others = [catalogue.skill(row.skill) for row in needs]
    asked = [f"{catalogue.skill(row.skill).name} at {_name(catalogue, row.level)}" for row in needs]
    said = [f"{other.name} {_name(catalogue, levels[other.slug])}" for other in others]
    sentence = (
        f"You rate {skill.name} {_name(catalogue, levels[skill.slug])}. "
        f"That usually builds on {wording.listed(asked)}; you rate {wording.listed(said)}."
    )
    facts = (skill.slug, levels[skill.slug], [(row.skill, row.level) for row in needs])
    held = [levels[row.skill] for row in needs]
    return Hint(fingerprint((*facts, held)), sentence, (skill, *others))


def _highest(needs: Iterable[Prerequisite]) -> list[Prerequisite]:
    """One for each skill: what the higher level asks for covers the lower."""
    found: dict[str, Prerequisite] = {}
    for row in needs:
        if row.skill not in found or found[row.skill].level < row.level:
            found[row.skill] = row
    return list(found.values())


def _name(catalogue: Catalogue, level: int) -> str:
    return catalogue.level_name(level)


def due_before(skill: Skill, now: datetime) -> datetime:
    """What was said of `skill` before this moment is asked for again."""
    return now - timedelta(days=STALE_AFTER_DAYS[skill.kind])


def stale(catalogue: Catalogue, held: Mapping[str, Held], now: datetime) -> tuple[Stale, ...]:
    """The ratings to ask for again, the oldest first."""
    found = [
        Stale(skill, row.level, _name(catalogue, row.level), row.at)
        for skill in catalogue.skills
        if (row := held.get(skill.slug)) is not None
        and row.level is not None
        and row.at < due_before(skill, now)
    ]
    return tuple(sorted(found, key=lambda row: row.at))
