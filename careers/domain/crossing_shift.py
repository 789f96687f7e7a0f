"""How a person's part in each stage of the lifecycle shifts from one role to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from careers.domain import document as doc
from careers.domain.catalogue import Catalogue, Role
from careers.domain.comparison import StageMatrix, stages
from careers.domain.levels import LEADS, RANK_NAMES
from careers.domain.transition import StageShift, stage_shift
from careers.domain.wording import listed

NO_PART = "No part"


@dataclass(frozen=True, slots=True)
class Shifted:
    """A stage, and both parts in the catalogue's wording. `before` is "" from starting out."""

    stage: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShiftGroup:
    """`key` is one of towards, away, same, untold and part (from starting out)."""

    key: str
    title: str
    rows: tuple[Shifted, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """The answer in a sentence, its stages by direction, and the table of both roles."""

    sentence: str
    groups: tuple[ShiftGroup, ...]
    matrix: StageMatrix


def shift(catalogue: Catalogue, origin: Role | None, target: Role) -> Shift:
    """Without groups where no stage tells of either role."""
    told = [
        row
        for row in stage_shift(catalogue.stages, origin, target)
        if row.before is not None or row.after is not None
    ]
    roles = (origin, target) if origin else (target,)
    return Shift(
        _sentence(told) if origin else _part(told),
        _groups(told) if origin else _parts(told),
        stages(catalogue, roles),
    )


def _groups(told: Sequence[StageShift]) -> tuple[ShiftGroup, ...]:
    """Where only one of the roles has a part, strength cannot be compared."""
    both = [row for row in told if row.before and row.after]
    kinds = (
        ("towards", "Towards leading", [row for row in both if row.direction > 0]),
        ("away", "Away from leading", [row for row in both if row.direction < 0]),
        ("same", "As strong as today", [row for row in both if not row.direction]),
        ("untold", "A part in one of the roles only", [row for row in told if row not in both]),
    )
    return tuple(
        ShiftGroup(key, title, tuple(_shifted(row) for row in rows))
        for key, title, rows in kinds
        if rows
    )


def _parts(told: Sequence[StageShift]) -> tuple[ShiftGroup, ...]:
    rows = tuple(Shifted(row.stage.name, "", _words(row.after)) for row in told)
    return (ShiftGroup("part", "Your part in each stage", rows),) if rows else ()


def _shifted(row: StageShift) -> Shifted:
    return Shifted(row.stage.name, _words(row.before), _words(row.after))


def _words(cell: doc.Involvement | None) -> str:
    return (cell.wording or RANK_NAMES[cell.rank]) if cell else NO_PART


def _part(told: Sequence[StageShift]) -> str:
    led = [row.stage.name for row in told if row.after and row.after.rank == LEADS]
    return f"You would lead {listed(led)}." if led else ""


def _sentence(told: Sequence[StageShift]) -> str:
    towards = [row.stage.name for row in told if row.direction > 0]
    away = [row.stage.name for row in told if row.direction < 0]
    if towards and away:
        return (
            f"You would move towards leading in {listed(towards)}, "
            f"and away from it in {listed(away)}."
        )
    if towards:
        return f"You would move towards leading in {listed(towards)}."
    if away:
        return f"You would move away from leading in {listed(away)}."
    if any(row.before and row.after for row in told):
        return "No stage moves towards leading, and none away from it."
    return "The stages tell of one of the roles only, so no shift can be read from them."
