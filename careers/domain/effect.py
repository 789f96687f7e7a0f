"""What publishing would change for members: a catalogue before and one after, role by role.

`careers.domain.effect_plan` writes the two down for a database, which then counts over all
members at once (`careers.effects`).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final, Literal, NamedTuple

from careers.domain.catalogue import Catalogue, Requirement, Role
from careers.domain.holdings import final
from careers.domain.readiness import TWELFTHS

Kind = Literal["same", "changed", "new", "gone"]
"""What becomes of a role. `new` and `gone` also say that it gets, or loses, its requirements:
without any there is no readiness, and so nothing to go up or down from."""

PERCENTILES: Final = (10, 50, 90)


class Counts(NamedTuple):
    """Members who rated an option of the role before or after, exactly counted.

    `changed` of them have another low, high or verdict; `up` and `down` another low. `gained`
    and `lost` are about the verdict Ready. `spread` is by how much low changes (a share, -1
    to 1) at the percentiles 10, 50 and 90 of those changed, by nearest rank; 0 where none is.
    """

    members: int = 0
    changed: int = 0
    up: int = 0
    down: int = 0
    gained: int = 0
    lost: int = 0
    spread: tuple[Fraction, ...] = (Fraction(0),) * len(PERCENTILES)

    @property
    def otherwise(self) -> int:
        """Those changed whose low stays: only their high, or their verdict, is another."""
        return self.changed - self.up - self.down


class Holding(NamedTuple):
    """An option as one release sees it: the newest rating among `sources` (skill slugs) is
    what a member holds; at equal times that of `skill` itself, else of the later slug."""

    skill: str
    sources: tuple[str, ...]


Pool = frozenset[Holding]
"""The options of a requirement. Two requirements with one pool are met by the same ratings."""


class Side:
    """A catalogue, asked what it would take from a member's ratings."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._sources: dict[str, list[str]] = {}
        for slug in sorted({*(skill.slug for skill in catalogue.skills), *catalogue.merged}):
            self._sources.setdefault(final(slug, catalogue.merged), []).append(slug)

    def pool(self, requirement: Requirement) -> Pool:
        return frozenset(self._holding(slug) for slug in requirement.any_of)

    def asked(self, slug: str) -> tuple[Requirement, ...]:
        """What the role asks; nothing where there is no such role."""
        known = self.catalogue.has_role(slug)
        return self.catalogue.role(slug).requirements if known else ()

    def meaning(self, slug: str) -> list[tuple[object, ...]]:
        """All of a role that readiness depends on, in an order of its own."""
        rows = (
            (sorted(self.pool(row)), row.level, row.weight, row.must_have)
            for row in self.asked(slug)
        )
        return sorted(rows)

    def _holding(self, slug: str) -> Holding:
        known = self.catalogue.has_skill(slug)
        return Holding(slug, tuple(self._sources.get(slug, ())) if known else ())


@dataclass(frozen=True)
class Change:
    """One role before and after. The weights turn integers back into shares."""

    slug: str
    name: str
    kind: Kind
    weights: tuple[int, ...]

    @property
    def unit(self) -> int:
        """What a change of low by all of it is, in the integers of the comparison."""
        return TWELFTHS * self.weights[0] * self.weights[1]


class Comparison:
    """`before` and `after`, role by role: those that come first, and then those that go."""

    def __init__(self, before: Catalogue, after: Catalogue) -> None:
        self.sides = (Side(before), Side(after))
        going = (role for role in before.roles if not after.has_role(role.slug))
        self._roles: tuple[Role, ...] = (*after.roles, *going)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        return tuple(self._change(role) for role in self._roles)

    def _change(self, role: Role) -> Change:
        before, after = (side.asked(role.slug) for side in self.sides)
        kind: Kind = "changed"
        if bool(before) != bool(after):
            kind = "new" if after else "gone"
        elif self.sides[0].meaning(role.slug) == self.sides[1].meaning(role.slug):
            kind = "same"
        weights = tuple(sum(row.weight for row in rows) for rows in (before, after))
        return Change(role.slug, role.name, kind, weights)
