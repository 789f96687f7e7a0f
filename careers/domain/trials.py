"""How far a member is with a trial task, and when a finished one is evidence.

Evidence comes into being at one moment: when the last item is ticked and a link is given. It
goes when an item is un-ticked, when the link goes, or when the member takes it back. Nothing
else moves it: a release that asks more, or less, leaves it as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, NamedTuple

from careers.domain.fingerprints import fingerprint
from careers.domain.holdings import final
from careers.domain.trial_document import TrialTask

Deed = Literal["save", "attach", "take_back"]
"""What a member asks for."""
Turn = Literal["attach", "keep", "take_back"]
"""What becomes of the evidence."""


class Shown(NamedTuple):
    """A skill (slug) at a level 1-4, which a finished task is evidence of."""

    skill: str
    level: int


@dataclass(frozen=True)
class Attempt:
    """What a member says of a task; `ticked` are slugs of items, those of past releases too."""

    ticked: frozenset[str] = frozenset()
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Wish:
    """What a form asks for: what it says, and the mark of the page that it was on."""

    said: Attempt
    deed: Deed
    was: str


NOTHING: Final = Attempt()


@dataclass(frozen=True)
class Kept:
    """What is stored of a task; `attached` is the evidence that came of it and is still
    there, each at the skill that its own was merged into. `attached_on`: the last day
    on which some came of it."""

    role: str
    task: str
    title: str
    attempt: Attempt = NOTHING
    attached: frozenset[Shown] = frozenset()
    attached_on: date | None = None


def fresh(role: str, task: TrialTask) -> Kept:
    """What is kept of a task that nobody touched."""
    return Kept(role, task.slug, task.title)


def ticks(task: TrialTask, attempt: Attempt) -> int:
    """How many items of this release are ticked."""
    return sum(item.slug in attempt.ticked for item in task.acceptance)


def is_complete(task: TrialTask, attempt: Attempt) -> bool:
    """Every item ticked and a link given. A task without items never is."""
    every = 0 < len(task.acceptance) == ticks(task, attempt)
    return every and bool(attempt.link)


def turn(task: TrialTask, before: Attempt, after: Attempt, deed: Deed = "save") -> Turn:
    """What a saved form does to the evidence. Completing attaches, once: whoever took it back
    elsewhere is not overruled by saving a note. To ask for it attaches what is complete."""
    if deed == "take_back":
        return "take_back"
    if is_complete(task, after):
        return "attach" if deed == "attach" or not is_complete(task, before) else "keep"
    items = {item.slug for item in task.acceptance}
    unticked = (before.ticked - after.ticked) & items
    return "take_back" if unticked or not after.link else "keep"


def shows(task: TrialTask) -> frozenset[Shown]:
    return frozenset(Shown(row.skill, row.level) for row in task.shows)


def missing(task: TrialTask, kept: Kept) -> frozenset[Shown]:
    """What a finished task would show and no evidence says."""
    return shows(task) - kept.attached


def with_past(task: TrialTask, said: Attempt, before: Attempt) -> Attempt:
    """`said` without ticks of items that there are not, and with those of past releases: an
    item that comes back is found ticked."""
    items = {item.slug for item in task.acceptance}
    return replace(said, ticked=(said.ticked & items) | (before.ticked - items))


def merged(skill: str, level: int, merges: Mapping[str, str]) -> Shown:
    return Shown(final(skill, merges), level)


def mark(kept: Kept, task: TrialTask | None) -> str:
    """What a page was made from: it changes with the task and with all that is kept of it."""
    attempt = kept.attempt
    shown = task.model_dump_json() if task else ""
    said = (sorted(attempt.ticked), attempt.link, attempt.note)
    return fingerprint((said, sorted(kept.attached), shown))
