"""What one person is asked to say of another's skills, and what comes of it."""

from dataclasses import dataclass
from typing import Final, Literal

from careers.domain.levels import ASKABLE_LEVELS

MOST_SKILLS: Final = 10
MOST_OPEN: Final = 10
MOST_A_DAY: Final = 20
"""Requests of one member: open at the same time, and made within 24 hours."""
MAX_MESSAGE: Final = 1000
MAX_WORDS: Final = 600
MAX_PERSON: Final = 60
MAX_RELATION: Final = 120

State = Literal["open", "answered", "declined", "withdrawn", "over"]
STATE_NAMES: Final[dict[State, str]] = {
    "open": "Open",
    "answered": "Answered",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
    "over": "Ended unanswered",
}

Comparison = Literal["same", "above", "below", "unsaid", "unrated"]
"""Of what somebody else says with the member's own rating as it is now."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the reviewer says of one skill: a level 0-4, or None for "I cannot say"."""

    level: int | None
    words: str


def counts_for(level: int | None) -> bool:
    """Whether there is anything in it that evidence could support."""
    return level in ASKABLE_LEVELS


def comparison(said: int | None, own: int | None) -> Comparison:
    if said is None:
        return "unsaid"
    if own is None:
        return "unrated"
    if said == own:
        return "same"
    return "above" if said > own else "below"
