"""Trial tasks: each can be done, told finished by a stranger, and shows what its role asks."""

from collections.abc import Iterator
from typing import Final

from careers.domain.document import Document, Role
from careers.domain.linter.rule import Rule, Told
from careers.domain.trial_document import TrialTask


def _tasks(document: Document) -> Iterator[tuple[str, Role, TrialTask]]:
    """Each with its path and its role."""
    for index, role in enumerate(document.roles):
        for at, task in enumerate(role.trial_tasks):
            yield f"roles[{index}].trial_tasks[{at}]", role, task


def _unlisted(document: Document) -> Told:
    for path, _, task in _tasks(document):
        if not task.acceptance:
            yield f"{path}.acceptance", f"“{task.title}” has no acceptance list"


def _pointless(document: Document) -> Told:
    for path, _, task in _tasks(document):
        if not task.shows:
            yield f"{path}.shows", f"“{task.title}” shows no skill"


def _undescribed(document: Document) -> Told:
    for path, _, task in _tasks(document):
        if not task.description:
            yield f"{path}.description", f"“{task.title}” does not say what to do"


def _untimed(document: Document) -> Told:
    for path, _, task in _tasks(document):
        if not task.hours:
            yield f"{path}.hours", f"“{task.title}” has no hours"


def _beside(document: Document) -> Told:
    names = {skill.slug: skill.name for skill in document.skills}
    for path, role, task in _tasks(document):
        asked = _asked(role)
        for at, row in enumerate(task.shows):
            shown = f"“{task.title}” shows {names[row.skill]}"
            if row.skill not in asked:
                yield f"{path}.shows[{at}].skill", f"{shown}, which {role.name} does not ask for"
            elif row.level > asked[row.skill]:
                told = f"{shown} at level {row.level}; {role.name} asks for {asked[row.skill]}"
                yield f"{path}.shows[{at}].level", told


def _asked(role: Role) -> dict[str, int]:
    """The highest level that `role` asks of each skill."""
    found: dict[str, int] = {}
    for row in role.requirements:
        for slug in row.any_of:
            found[slug] = max(found.get(slug, 0), row.level)
    return found


RULES: Final = (
    Rule(
        "Trial task without an acceptance list",
        "error",
        "Whoever tries it has to see when it is done; without a list it never would be.",
        _unlisted,
    ),
    Rule(
        "Trial task that shows nothing",
        "error",
        "A finished task is evidence of a skill at a level; this one would be of none.",
        _pointless,
    ),
    Rule(
        "Trial task without a description",
        "error",
        "Members have to read what there is to do.",
        _undescribed,
    ),
    Rule(
        "Trial task without hours",
        "warning",
        "Members choose what to try by the time that it takes.",
        _untimed,
    ),
    Rule(
        "Trial task beside its role",
        "warning",
        "It shows a skill that its role does not ask for, or a level above the one it asks.",
        _beside,
    ),
)
