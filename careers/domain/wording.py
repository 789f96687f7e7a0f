"""Sentences about readiness, in the second person. Names come from the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from careers.domain.catalogue import Catalogue, Requirement
from careers.domain.fractions import percent
from careers.domain.levels import READY_FROM, VERDICT_NAMES, Verdict
from careers.domain.readiness import Readiness, ReceiptRow

NO_REQUIREMENTS = "No requirements yet"

WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
NAMED_AT_MOST = 3
"""A sentence that lists more than this is a table: it only says how many."""

_LETTERS_SAID_WITH_A_VOWEL = "AEFHILMNORSX"
_U_SAID_AS_YOU = ("eu", "uni", "use", "user", "ux", "ui")


def number_word(number: int) -> str:
    """ "three" for 3; figures above twelve."""
    return WORDS[number] if number < len(WORDS) else str(number)


def capital(sentence: str) -> str:
    """The first letter large, the rest as it is (`str.capitalize` would lower "SQL")."""
    return sentence[:1].upper() + sentence[1:]


def count(number: int, noun: str) -> str:
    """ "one skill", "three skills"."""
    return f"{number_word(number)} {noun}{'' if number == 1 else 's'}"


def ratings_saved(number: int) -> str:
    return f"{number} rating{'' if number == 1 else 's'} saved."


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def with_article(name: str) -> str:
    """ "a Data Scientist", "an Analyst", "an ML Engineer" by the sound of the first word."""
    first = name.partition(" ")[0]
    if first.lower().startswith(_U_SAID_AS_YOU):
        vowel = False
    elif first.isupper():
        vowel = first[0] in _LETTERS_SAID_WITH_A_VOWEL
    else:
        vowel = first[:1].lower() in "aeiou"
    return f"{'an' if vowel else 'a'} {name}"


def percent_text(number: int) -> str:
    """ "73 %", with a space that does not break."""
    return f"{number}\N{NO-BREAK SPACE}%"


def stated_time(hours: str) -> str:
    """What a provider states, in its own figures: "24 h", "48–60 h"; below an hour "45 min"."""
    try:
        number = float(hours)
    except ValueError:
        number = 1
    short = f"{round(number * 60)}\N{NO-BREAK SPACE}min" if 0 < number < 1 else ""
    return short or f"{hours}\N{NO-BREAK SPACE}h"


class HasRange(Protocol):
    """Both ends in whole percent, 0-100."""

    @property
    def low_percent(self) -> int: ...

    @property
    def high_percent(self) -> int: ...


def range_text(readiness: HasRange) -> str:
    """ "73-85 %" with an en dash, or "73 %" where both ends read the same."""
    low, high = readiness.low_percent, readiness.high_percent
    return percent_text(high) if low == high else f"{low}\N{EN DASH}{percent_text(high)}"


def range_title(readiness: HasRange) -> str:
    """The range for those who hear it: "76 to 89 percent. Ready begins at 85 percent."."""
    low, high = readiness.low_percent, readiness.high_percent
    span = f"{low}" if low == high else f"{low} to {high}"
    return f"{span} percent. Ready begins at {percent(READY_FROM)} percent."


def verdict_name(readiness: Readiness | None) -> str:
    return VERDICT_NAMES[readiness.verdict] if readiness else NO_REQUIREMENTS


_OPENINGS: dict[Verdict, str] = {
    "ready": "You are ready to be {a_role}.",
    "nearly_ready": "You are nearly ready to be {a_role}.",
    "building": "You are building up to being {a_role}.",
    "starting": "You are at the start of the way to {a_role}.",
    "unrated": "Rate skills to find out how ready you are to be {a_role}.",
}


def opening(readiness: Readiness | None, role_name: str) -> str:
    """The answer that opens a page."""
    if readiness is None:
        return f"{role_name} asks for nothing yet, so there is no readiness to show."
    return _OPENINGS[readiness.verdict].format(a_role=with_article(role_name))


def asked(requirement: Requirement, catalogue: Catalogue) -> str:
    """ "SQL at Practitioner"."""
    return f"{catalogue.title(requirement)} at {catalogue.level_name(requirement.level)}"


@dataclass(frozen=True, slots=True)
class MissingMustHave:
    """`asked` "SQL at Practitioner", `held` "rated Working" or "not rated"."""

    asked: str
    held: str


@dataclass(frozen=True, slots=True)
class MustHaves:
    """ "One must-have is missing." with each of the missing, or that all are met. Where
    nothing is rated none is called missing: they are what to rate first."""

    headline: str
    missing: tuple[MissingMustHave, ...] = ()


def must_haves(readiness: Readiness | None, catalogue: Catalogue) -> MustHaves | None:
    """None where the role has no must-haves, or no requirements at all."""
    total = sum(row.requirement.must_have for row in readiness.receipt) if readiness else 0
    if readiness is None or not total:
        return None
    rows = readiness.missing_must_haves
    if not rows:
        return MustHaves(_all_met(total))
    missing = tuple(
        MissingMustHave(asked(row.requirement, catalogue), held(row, catalogue)) for row in rows
    )
    if readiness.verdict == "unrated":
        return MustHaves(f"{capital(count(len(rows), 'must-have'))} to rate first.", missing)
    return MustHaves(f"{_are_missing(len(rows))}.", missing)


def held(row: ReceiptRow, catalogue: Catalogue) -> str:
    return "not rated" if row.held is None else f"rated {catalogue.level_name(row.held)}"


def must_have_sentence(readiness: Readiness | None, catalogue: Catalogue) -> str:
    """ "One must-have is missing: SQL at Practitioner.", or empty where there are none."""
    summary = must_haves(readiness, catalogue)
    if summary is None:
        return ""
    named = [row.asked for row in summary.missing]
    if not named or len(named) > NAMED_AT_MOST:
        return summary.headline
    return f"{summary.headline[:-1]}: {listed(named)}."


def _all_met(total: int) -> str:
    return {1: "The one must-have is met.", 2: "Both must-haves met."}.get(
        total, f"All {total} must-haves met."
    )


def _are_missing(number: int) -> str:
    verb = "is" if number == 1 else "are"
    return f"{capital(count(number, 'must-have'))} {verb} missing"


def why_not_ready(readiness: Readiness, catalogue: Catalogue) -> str:
    """What keeps the verdict from Ready, or empty where it is Ready."""
    if readiness.verdict == "ready":
        return ""
    rule = f"Ready needs {percent_text(percent(READY_FROM))} and every must-have."
    if readiness.verdict == "unrated":
        return f"{rule} Nothing that this role asks for is rated yet."
    return f"{rule} {_present_state(readiness, catalogue)}"


def _present_state(readiness: Readiness, catalogue: Catalogue) -> str:
    you_have = f"You have {percent_text(readiness.low_percent)}"
    missing = readiness.missing_must_haves
    enough = readiness.low >= READY_FROM
    if not missing:
        has_must_haves = any(row.requirement.must_have for row in readiness.receipt)
        return f"{you_have}, and every must-have is met." if has_must_haves else f"{you_have}."
    return f"{you_have}, {'but' if enough else 'and'} {_shortfall(missing, catalogue)}."


def _shortfall(missing: Sequence[ReceiptRow], catalogue: Catalogue) -> str:
    """ "SQL is one level short", "SQL is not rated", "three must-haves are missing"."""
    if len(missing) > 1:
        return f"{count(len(missing), 'must-have')} are missing"
    (row,) = missing
    title = catalogue.title(row.requirement)
    if row.held is None:
        return f"{title} is not rated"
    return f"{title} is {count(row.requirement.level - row.held, 'level')} short"
