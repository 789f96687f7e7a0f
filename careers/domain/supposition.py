"""What a supposed rating would make of a readiness, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from careers.domain.catalogue import Catalogue, Role
from careers.domain.levels import VERDICT_NAMES
from careers.domain.readiness import Readiness, assess
from careers.domain.statement import Statement
from careers.domain.steps import what_if
from careers.domain.wording import capital, count, percent_text


@dataclass(frozen=True, slots=True)
class Supposition:
    """ "With Docker at Working: 83 %", and the sentences that go with it."""

    headline: str
    details: str


def suppose(
    catalogue: Catalogue, role: Role, held: Mapping[str, int], *, skill: str, level: int
) -> Supposition | None:
    """None where the role has no requirements. `skill` is a slug, `level` 0-4."""
    now = assess(role.requirements, held)
    then = what_if(role.requirements, held, skill, level)
    if now is None or then is None:
        return None
    name = f"{catalogue.skill(skill).name} at {catalogue.level_name(level)}"
    sentences = (_verdict(now, then), _must_haves(then), _upper_end(then))
    return Supposition(
        f"With {name}: {percent_text(then.low_percent)}",
        " ".join(sentence for sentence in sentences if sentence),
    )


class Wish(NamedTuple):
    """A skill (a slug) at a level 0-4; None where there is nothing to wish for."""

    skill: str | None
    level: int | None


def first_wish(statement: Statement) -> Wish:
    """What a page asks about first: the most urgent open requirement, fully met."""
    if not statement.open:
        return Wish(None, None)
    row = statement.open[0].row
    return Wish(row.held_by or row.requirement.any_of[0], row.requirement.level)


def _verdict(now: Readiness, then: Readiness) -> str:
    name = VERDICT_NAMES[then.verdict]
    if now.verdict == "unrated":
        return f"That would be {name}."
    before = percent_text(now.low_percent)
    if then.verdict == now.verdict:
        return f"You have {before}. The verdict stays {name}."
    return f"You have {before}. The verdict would be {name}."


def _must_haves(then: Readiness) -> str:
    if not any(row.requirement.must_have for row in then.receipt):
        return ""
    missing = len(then.missing_must_haves)
    if not missing:
        return "Every must-have would be met."
    return f"{capital(count(missing, 'must-have'))} would be missing."


def _upper_end(then: Readiness) -> str:
    if then.low_percent == then.high_percent:
        return ""
    return f"With what is not rated yet it may be up to {percent_text(then.high_percent)}."
