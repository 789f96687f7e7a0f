"""The level scale, the comparison, the lifecycle and the questions: nothing left empty."""

from typing import Final

from careers.domain.document import Document
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
    for index, aspect in enumerate(document.aspects):
        told = {cell.role: (at, cell.text) for at, cell in enumerate(aspect.cells)}
        for role in document.roles:
            at, text = told.get(role.slug, (None, ""))
            if not text:
                path = f"aspects[{index}].cells"
                yield _cell(path, at, "text"), f"{aspect.name} says nothing of {role.name}"


def _lifecycle(document: Document) -> Told:
    for index, stage in enumerate(document.stages):
        told = {cell.role: (at, cell.wording) for at, cell in enumerate(stage.cells)}
        for role in document.roles:
            at, text = told.get(role.slug, (None, ""))
            if not text:
                path = f"stages[{index}].cells"
                yield _cell(path, at, "wording"), f"{stage.name} says nothing of {role.name}"


def _cell(path: str, at: int | None, field: str) -> str:
    return path if at is None else f"{path}[{at}].{field}"


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
