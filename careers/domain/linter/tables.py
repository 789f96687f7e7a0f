"""The level scale, the comparison, the lifecycle and the questions: nothing left empty."""

from collections.abc import Iterable, Sequence
from typing import Final

from careers.domain.document import Aspect, Cell, Document, Involvement, Role, Stage
from careers.domain.levels import LEADS, LEVELS
from careers.domain.linter.rule import Rule, Told


def _roles(document: Document) -> Told:
    if not document.roles:
        yield "roles", "there is no role to publish"


def _levels(document: Document) -> Told:
    named = {row.level for row in document.levels}
    for level in LEVELS:
        if level not in named:
            yield "levels", f"level {level} has no name"


def _comparison(document: Document) -> Told:
    return _empty(document.roles, "aspects", document.aspects, "text")


def _lifecycle(document: Document) -> Told:
    return _empty(document.roles, "stages", document.stages, "wording")


def _empty(roles: Iterable[Role], name: str, rows: Iterable[Aspect | Stage], field: str) -> Told:
    """Cells of the table `name` that say nothing in `field`, or are not there."""
    for index, row in enumerate(rows):
        cells: Sequence[Cell | Involvement] = row.cells
        places = {cell.role: at for at, cell in enumerate(cells)}
        for role in roles:
            path, at = f"{name}[{index}].cells", places.get(role.slug)
            if at is None:
                yield path, f"{row.name} says nothing of {role.name}"
            elif not getattr(cells[at], field):
                yield f"{path}[{at}].{field}", f"{row.name} says nothing of {role.name}"


def _leaders(document: Document) -> Told:
    for index, stage in enumerate(document.stages):
        if not any(cell.rank == LEADS for cell in stage.cells):
            yield f"stages[{index}].cells", f"nobody leads {stage.name}"


def _answers(document: Document) -> Told:
    for index, row in enumerate(document.faq):
        if not row.answer:
            yield f"faq[{index}].answer", f"“{row.question}” has no answer"


RULES: Final = (
    Rule(
        "Catalogue without a role",
        "error",
        "The home page, the comparison and every member’s page are about roles.",
        _roles,
    ),
    Rule(
        "Level without a name",
        "error",
        "Every page calls the five levels by their names.",
        _levels,
    ),
    Rule(
        "Empty comparison cell",
        "error",
        "Each row of the comparison says something of every role, or it compares nothing.",
        _comparison,
    ),
    Rule(
        "Empty lifecycle cell",
        "error",
        "Each stage of the lifecycle says what every role does in it.",
        _lifecycle,
    ),
    Rule(
        "Stage that nobody leads",
        "error",
        "The lifecycle answers who leads; a stage without a leader leaves that open.",
        _leaders,
    ),
    Rule(
        "Question without an answer",
        "error",
        "Whoever opens a question reads an answer.",
        _answers,
    ),
)
