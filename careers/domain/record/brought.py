"""What bringing back a record adds, and what it does not, in words."""

from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

from careers.domain.record.document import (
    Event,
    Evidence,
    FitResult,
    Goal,
    HintAside,
    Record,
    RoadmapChoices,
    TrialProgress,
)
from careers.domain.wording import listed

NAMED: Final = 12
"""Of what is unknown, in a sentence."""
NOTHING: Final = "Nothing was added: all that the file holds was here already."


class Found(Protocol):
    """What careers.actions.bring_back found missing."""

    @property
    def events(self) -> tuple[Event, ...]: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
    @property
    def goal(self) -> Goal | None: ...
    @property
    def choices(self) -> tuple[RoadmapChoices, ...]: ...
    @property
    def fits(self) -> tuple[FitResult, ...]: ...
    @property
    def hints(self) -> tuple[HintAside, ...]: ...
    @property
    def trials(self) -> tuple[TrialProgress, ...]: ...
    @property
    def unknown(self) -> tuple[str, ...]: ...
    @property
    def others_word(self) -> int: ...
    @property
    def kept_goal(self) -> str: ...


class Line(NamedTuple):
    """ "Changes of a rating", 12 of 40: so many would be added, so many are in the file."""

    name: str
    added: int
    held: int


def lines(record: Record, found: Found) -> tuple[Line, ...]:
    return (
        Line("Changes of a rating", len(found.events), len(record.events)),
        Line("Pieces of evidence", len(found.evidence), len(record.evidence)),
        Line("Goal and pace", int(found.goal is not None), int(record.goal is not None)),
        Line("Roadmaps changed by hand", len(found.choices), len(record.roadmap_choices)),
        Line("Fit results", len(found.fits), len(record.fit_results)),
        Line("Hints put aside", len(found.hints), len(record.hints_aside)),
        Line("Trial tasks", len(found.trials), len(record.trial_progress)),
    )


def left(found: Found) -> Iterator[str]:
    """What stays out, a sentence each."""
    if found.unknown:
        some, more = found.unknown[:NAMED], len(found.unknown) - NAMED
        names = listed([*some, f"{more} more"] if more > 0 else some)
        yield f"This site has never heard of {names}: what the file says of them stays out."
    if found.others_word:
        yield "What reviewers said stays out: a file cannot speak for them. Ask them again."
    if found.kept_goal:
        yield f"Your goal here, {found.kept_goal}, stays."


def told(found: Found | None) -> str:
    """After it is done; None where it was done before."""
    if found is None:
        return NOTHING
    parts = [
        _counted(len(found.events), "change of a rating", "changes of ratings"),
        _counted(len(found.evidence), "piece of evidence", "pieces of evidence"),
        "the goal" if found.goal else "",
        _counted(len(found.choices), "roadmap", "roadmaps"),
        _counted(len(found.fits), "fit result", "fit results"),
        _counted(len(found.hints), "hint put aside", "hints put aside"),
        _counted(len(found.trials), "trial task", "trial tasks"),
    ]
    named = [part for part in parts if part]
    return f"Brought back: {listed(named)}." if named else NOTHING


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""
