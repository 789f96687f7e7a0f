"""Sentences about the way from one role to another."""

from typing import Final, NamedTuple

from careers.domain import wording
from careers.domain.catalogue import Role
from careers.domain.readiness import Readiness
from careers.domain.transition import Transition

_VERBS: Final = {
    "carries": ("carries over", "carry over"),
    "raises": ("asks for more", "ask for more"),
    "new": ("is new", "are new"),
}


class Standing(NamedTuple):
    """Where a member stands towards the target, in words; `range` is "" where unrated."""

    sentence: str
    range: str
    detail: str


def counts(found: Transition) -> tuple[tuple[str, int], ...]:
    return (
        ("carries", len(found.carries_over)),
        ("raises", len(found.raises)),
        ("new", len(found.new)),
    )


def told(found: Transition) -> str:
    """ "six carry over, three ask for more and 15 are new"; "" where nothing is asked."""
    kinds = [(key, number) for key, number in counts(found) if number]
    if len(kinds) == 1 and kinds[0][1] > 1:
        ((key, number),) = kinds
        return f"all {wording.number_word(number)} {_VERBS[key][True]}"
    said = [f"{wording.number_word(number)} {_VERBS[key][number > 1]}" for key, number in kinds]
    return wording.listed(said) if said else ""


def lede(found: Transition, target: Role) -> str:
    total = len(target.requirements)
    kinds = [key for key, number in counts(found) if number]
    if not kinds:
        return f"{target.name} asks for nothing yet, so there is nothing to learn for it."
    if len(kinds) == 1:
        all_of = {1: "Its one requirement", 2: "Both its requirements"}
        subject = all_of.get(total, f"All its {wording.count(total, 'requirement')}")
        return f"{subject} {_VERBS[kinds[0]][total > 1]}."
    return f"Of its {wording.count(total, 'requirement')}, {told(found)}."


def standing(readiness: Readiness | None, target: Role) -> Standing | None:
    """None for visitors, and where the target asks for nothing."""
    if readiness is None:
        return None
    met = sum(row.met for row in readiness.receipt)
    open_ = sum(row.held is None for row in readiness.receipt)
    total = len(readiness.receipt)
    sentence = wording.opening(readiness, target.name)
    if readiness.verdict == "unrated":
        return Standing(sentence, "", "Then this page shows what you have met already.")
    unrated = f" {wording.capital(_not_rated(open_))}." if open_ else ""
    return Standing(
        sentence,
        wording.range_text(readiness),
        f"You meet {wording.number_word(met)} of its {wording.count(total, 'requirement')}."
        + unrated,
    )


def _not_rated(number: int) -> str:
    return f"{wording.number_word(number)} {'is' if number == 1 else 'are'} not rated yet"
