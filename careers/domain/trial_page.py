"""Trial tasks as a member reads them: by role, and one in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from careers.domain import dates
from careers.domain.catalogue import Catalogue, Role
from careers.domain.trial_document import TrialTask
from careers.domain.trials import Kept, fresh, is_complete, missing, ticks
from careers.domain.wording import listed

State = Literal["open", "begun", "link", "attached", "partly", "apart", "ready", "taken_back"]
STATES: Final[tuple[State, ...]] = get_args(State)


@dataclass(frozen=True)
class Skill:
    """What a task shows: `held` is the member's own level, None where it is not rated."""

    slug: str
    name: str
    level: int
    level_name: str
    can_do: str
    attached: bool
    held: int | None
    held_name: str

    @property
    def is_above(self) -> bool:
        """Whether evidence says more than the member does: they are asked, and no more."""
        return self.attached and (self.held is None or self.held < self.level)


@dataclass(frozen=True)
class Line:
    """A task in a list: "Docker at Working and SQL at Awareness", "2 of 5 ticked"."""

    task: TrialTask
    shows: str
    state: State
    said: str


@dataclass(frozen=True)
class Group:
    role: Role
    is_goal: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Gone:
    """A task that the release does not have any more."""

    kept: Kept
    said: str


def groups(catalogue: Catalogue, goal: str | None, kept: Iterable[Kept]) -> tuple[Group, ...]:
    """The roles that have trial tasks, the goal first."""
    held = {(row.role, row.task): row for row in kept}
    roles = sorted(catalogue.roles, key=lambda role: role.slug != goal)
    return tuple(
        Group(role, role.slug == goal, tuple(_line(catalogue, role, task, held) for task in tasks))
        for role in roles
        if (tasks := role.trial_tasks)
    )


def gone(catalogue: Catalogue, kept: Iterable[Kept]) -> tuple[Gone, ...]:
    """Tasks that were begun, and left the catalogue since."""
    return tuple(
        Gone(row, gone_said(row)) for row in kept if not find(catalogue, row.role, row.task)
    )


def find(catalogue: Catalogue, role: str, task: str) -> TrialTask | None:
    tasks = catalogue.role(role).trial_tasks if catalogue.has_role(role) else ()
    return next((row for row in tasks if row.slug == task), None)


def gone_said(kept: Kept) -> str:
    if kept.attached:
        return "No longer in the catalogue. Its evidence stays until you take it back."
    return "No longer in the catalogue."


def shown(catalogue: Catalogue, task: TrialTask) -> str:
    """ "Docker at Working and SQL at Awareness" """
    return listed(
        [
            f"{catalogue.skill(row.skill).name} at {catalogue.level_name(row.level)}"
            for row in task.shows
        ]
    )


def skills(
    catalogue: Catalogue, task: TrialTask, kept: Kept, held: Mapping[str, int]
) -> tuple[Skill, ...]:
    """`held` maps skill slugs to the member's own levels."""
    wanting = missing(task, kept)
    return tuple(
        Skill(
            slug=row.skill,
            name=catalogue.skill(row.skill).name,
            level=row.level,
            level_name=catalogue.level_name(row.level),
            can_do=catalogue.skill(row.skill).can_do[row.level],
            attached=(row.skill, row.level) not in wanting,
            held=held.get(row.skill),
            held_name=_held_name(catalogue, held.get(row.skill)),
        )
        for row in task.shows
    )


def above(rows: Iterable[Skill]) -> str:
    """ "Docker and SQL": the skills of which the evidence says more than the member does."""
    names = [row.name for row in rows if row.is_above]
    return listed(names) if names else ""


def _held_name(catalogue: Catalogue, level: int | None) -> str:
    return "Not rated" if level is None else catalogue.level_name(level)


def _line(
    catalogue: Catalogue, role: Role, task: TrialTask, held: Mapping[tuple[str, str], Kept]
) -> Line:
    kept = held.get((role.slug, task.slug)) or fresh(role.slug, task)
    found = state(task, kept)
    return Line(task, shown(catalogue, task), found, _short(found, task, kept))


def state(task: TrialTask, kept: Kept) -> State:
    """How it stands, under the release that `task` is of."""
    wanting = missing(task, kept)
    if is_complete(task, kept.attempt):
        if kept.attached:
            return "partly" if wanting else "attached"
        return "taken_back" if kept.attached_on else "ready"
    if kept.attached:
        return "apart"
    if ticks(task, kept.attempt) == len(task.acceptance):
        return "link"
    return "begun" if ticks(task, kept.attempt) or kept.attempt.link else "open"


def progress(task: TrialTask, kept: Kept) -> str:
    """ "2 of 5 ticked" """
    return f"{ticks(task, kept.attempt)} of {len(task.acceptance)} ticked"


def _short(found: State, task: TrialTask, kept: Kept) -> str:
    told: dict[State, str] = {
        "open": "Not begun",
        "begun": progress(task, kept),
        "link": "Every item ticked, no link yet",
        "attached": "Attached as evidence",
        "partly": "Attached in part",
        "apart": f"Attached as evidence; {progress(task, kept)} of today’s list",
        "ready": "Complete, not attached",
        "taken_back": "Complete, taken back",
    }
    return told[found]


def sentence(task: TrialTask, kept: Kept) -> str:
    """The state in full, at the head of the task's page."""
    found = state(task, kept)
    told: dict[State, str] = {
        "open": f"Tick all {len(task.acceptance)} items and give a link: then it is evidence.",
        "begun": f"{progress(task, kept)}. With all of them and a link it is evidence.",
        "link": "Every item is ticked. Give a link to what you made: then it is evidence.",
        "attached": f"Every item is ticked: it counts as evidence{_since(kept)}.",
        "partly": "Every item is ticked, and a part of what it shows is not attached.",
        "apart": (
            f"The list changed after you finished: {progress(task, kept)} now. "
            "Your evidence stays until you un-tick an item, remove the link or take it back."
        ),
        "ready": "Every item of today’s list is ticked, and nothing is attached yet.",
        "taken_back": f"Every item is ticked. You attached it{_on(kept)}, and it was taken back.",
    }
    return told[found]


def _since(kept: Kept) -> str:
    return f" since {dates.day(kept.attached_on)}" if kept.attached_on else ""


def _on(kept: Kept) -> str:
    return f" on {dates.day(kept.attached_on)}" if kept.attached_on else ""


def stored(task: TrialTask, kept: Kept) -> str:
    """ "3 of 5 ticked, with the link https://..." : what another window saved."""
    link = f"with the link {kept.attempt.link}" if kept.attempt.link else "without a link"
    return f"{progress(task, kept)}, {link}"
