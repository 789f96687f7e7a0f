"""What lies between two roles: what carries over, what grows, what is new, what can rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from careers.domain import document as doc
from careers.domain.catalogue import Requirement, Role


class Row(NamedTuple):
    """A requirement of the target, and those of the origin that it meets there.
    `if_another` says that the level is held there, but perhaps of another option."""

    to_requirement: Requirement
    from_requirements: tuple[Requirement, ...] = ()
    if_another: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """Every requirement of the target is in exactly one of the first three, in its order;
    `rests` are requirements of the origin that share no option with any of the target."""

    carries_over: tuple[Row, ...]
    raises: tuple[Row, ...]
    new: tuple[Row, ...]
    rests: tuple[Requirement, ...]


def compare(from_role: Role | None, to_role: Role) -> Transition:
    """From `from_role`, or from starting out (None), where everything is new."""
    held = from_role.requirements if from_role else ()
    carries, raises, new = [], [], []
    for asked in to_role.requirements:
        if kept := tuple(one for one in held if _meets(one, asked)):
            carries.append(Row(asked, kept))
        elif shared := tuple(one for one in held if _shares(one, asked)):
            raises.append(Row(asked, shared, any(one.level >= asked.level for one in shared)))
        else:
            new.append(Row(asked))
    rests = tuple(one for one in held if not any(_shares(one, to) for to in to_role.requirements))
    return Transition(tuple(carries), tuple(raises), tuple(new), rests)


def _meets(held: Requirement, asked: Requirement) -> bool:
    """Whether whoever meets `held` meets `asked`, whichever option they hold."""
    return held.level >= asked.level and set(held.any_of) <= set(asked.any_of)


def _shares(one: Requirement, other: Requirement) -> bool:
    return not set(one.any_of).isdisjoint(other.any_of)


class StageShift(NamedTuple):
    """A lifecycle stage as both roles see it. `direction` is 1 towards leading, -1 away, 0 for
    no change or where one of them has no part in the stage that the catalogue tells."""

    stage: doc.Stage
    before: doc.Involvement | None
    after: doc.Involvement | None

    @property
    def direction(self) -> int:
        if self.before is None or self.after is None:
            return 0
        return (self.after.rank > self.before.rank) - (self.after.rank < self.before.rank)


def stage_shift(
    stages: Iterable[doc.Stage], from_role: Role | None, to_role: Role
) -> tuple[StageShift, ...]:
    """All of `stages`, in their order."""
    return tuple(
        StageShift(stage, _cell(stage, from_role), _cell(stage, to_role)) for stage in stages
    )


def _cell(stage: doc.Stage, role: Role | None) -> doc.Involvement | None:
    slug = role.slug if role else None
    return next((cell for cell in stage.cells if cell.role == slug), None)
