"""An example of a readiness, made from whatever the catalogue's first role asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from careers.domain.catalogue import Catalogue, Role
from careers.domain.readiness import Readiness, assess
from careers.domain.wording import MustHaves, must_haves

UNRATED_EVERY: Final = 6
ONE_BELOW_EVERY: Final = 4
"""Of the other requirements, every sixth is left unrated and every fourth is one level short:
enough to show a range, and to be near Ready without being it."""


@dataclass(frozen=True)
class Example:
    """`rated` of `asked` skills hold a level."""

    role: Role
    readiness: Readiness
    must_haves: MustHaves | None
    rated: int
    asked: int


def example(catalogue: Catalogue) -> Example | None:
    """None where no role of the catalogue requires anything."""
    for role in catalogue.roles:
        levels = _levels(role)
        readiness = assess(role.requirements, levels)
        if readiness is not None:
            missing = must_haves(readiness, catalogue)
            return Example(role, readiness, missing, len(levels), len(role.asked))
    return None


def _levels(role: Role) -> Mapping[str, int]:
    """Every option at the level asked, but for the gaps described above; the last must-have
    is one level short."""
    levels: dict[str, int] = {}
    must_haves = [row for row in role.requirements if row.must_have]
    others = [row for row in role.requirements if not row.must_have]
    for row in must_haves:
        short = row is must_haves[-1]
        levels |= dict.fromkeys(row.any_of, row.level - short)
    for place, row in enumerate(others, 1):
        if place % UNRATED_EVERY:
            short = place % ONE_BELOW_EVERY == 0
            levels |= dict.fromkeys(row.any_of, row.level - short)
    return levels
