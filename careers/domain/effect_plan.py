"""Two catalogues in whole numbers, for a database to join with all ratings at once.

Whatever the rules of readiness say is in these numbers, taken from `readiness` itself; the
database adds up and compares. A low of `n / (12 * weights)` is the integer n, so that nothing
is ever rounded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil

from careers.domain.catalogue import Requirement
from careers.domain.effect import Comparison, Holding, Pool, Side
from careers.domain.levels import BUILDING_FROM, LEVELS, NEARLY_READY_FROM, READY_FROM
from careers.domain.readiness import TWELFTHS, assess


@dataclass(frozen=True)
class Plan:
    """How to count, for the roles that change, in rows of integers.

    What a member earns of a role on one side (0 before, 1 after) is one number, which adds up
    over the pools: `low + radix * (lost + radix * (met + (musts + 1) * rated))`, where `low`
    is what the low has and `lost` what the high lacks, in twelfths of a weight, `met` counts
    must-haves and `rated` pools. It fits in 63 bits with up to 7,000 requirements.

    A holding is named by the primary key of its skill, and by a negative number where it has
    several sources.

    roles    (role, and for before and after each: sum of weights, radix, the lows from which
             on a verdict is Ready, Nearly ready and Building, number of must-haves)
    worth    (8 * holding + level; for each pool of several options the level if the holding
             is one, else None; for each role what is earned before and after, by requirements
             that this holding alone can meet)
    options  how many options each pool of several has
    earned   for each role, side and pool of several: what the pool earns where the best
             rated option is at n // 2, and every (n even) or not every option is rated
    merged   (holding, skill, its rank at equal times)
    """

    roles: tuple[tuple[int, ...], ...]
    worth: tuple[tuple[int | None, ...], ...]
    options: tuple[int, ...]
    earned: Mapping[tuple[int, int, int], tuple[int, ...]]
    merged: tuple[tuple[int, ...], ...]


def plan(comparison: Comparison, skill_ids: Mapping[str, int]) -> Plan:
    """For the roles that change, numbered as in `comparison.changes`; the others change for
    nobody. `skill_ids` maps skill slugs to primary keys; nobody rated a skill without one."""
    asked = {
        number: tuple(Asked(side, change.slug) for side in comparison.sides)
        for number, change in enumerate(comparison.changes)
        if change.kind != "same"
    }
    return _Planner(asked, skill_ids).plan()


class Asked:
    """All that a role asks on one side, in integers."""

    def __init__(self, side: Side, slug: str) -> None:
        self.pools: dict[Pool, list[Requirement]] = {}
        for row in side.asked(slug):
            self.pools.setdefault(side.pool(row), []).append(row)
        self.weight = sum(row.weight for row in side.asked(slug))
        self.musts = sum(row.must_have for row in side.asked(slug))
        self.radix = TWELFTHS * self.weight + 1

    def bounds(self) -> tuple[int, ...]:
        verdicts = (READY_FROM, NEARLY_READY_FROM, BUILDING_FROM)
        lows = (ceil(share * TWELFTHS * self.weight) for share in verdicts)
        return (self.weight, self.radix, *lows, self.musts)

    def earned(self, pool: Pool, level: int, *, unrated: bool = False) -> int:
        """By a member whose best option of the pool is at `level`."""
        rows = self.pools.get(pool, ())
        options = sorted(holding.skill for holding in pool)
        rated = dict.fromkeys(options[: 1 if unrated else None], level)
        readiness = assess(rows, rated)
        if readiness is None:
            return 0
        whole = TWELFTHS * readiness.weight
        low, lost = int(readiness.low * whole), int((1 - readiness.high) * whole)
        met = sum(row.met for row in readiness.receipt if row.requirement.must_have)
        return low + self.radix * (lost + self.radix * (met + self.musts + 1))


Asking = Mapping[int, tuple[Asked, ...]]
"""Number of a role to what it asks before and after."""


class _Planner:
    """Names the holdings of every pool, and tells the pools of several options apart."""

    def __init__(self, asked: Asking, skill_ids: Mapping[str, int]) -> None:
        self.asked = asked
        self.skill_ids = skill_ids
        sides = [side for pair in asked.values() for side in pair]
        pools = dict.fromkeys(pool for side in sides for pool in side.pools)
        self.several = tuple(pool for pool in pools if len(pool) > 1)
        self.keys = {
            holding: self._keys(holding) for holding in sorted({h for pool in pools for h in pool})
        }
        self.names = {
            holding: keys[0] if len(keys) == 1 else -1 - place
            for place, (holding, keys) in enumerate(self.keys.items())
        }

    def plan(self) -> Plan:
        return Plan(
            roles=tuple(
                (number, *before.bounds(), *after.bounds())
                for number, (before, after) in self.asked.items()
            ),
            worth=tuple(self._worth()),
            options=tuple(len(pool) for pool in self.several),
            earned=dict(self._earned()),
            merged=tuple(
                (self.names[holding], key, rank)
                for holding, keys in self.keys.items()
                if len(keys) > 1
                for rank, key in enumerate(keys)
            ),
        )

    def _keys(self, holding: Holding) -> Sequence[int]:
        """Primary keys, the one that wins at equal times last."""
        ranked = sorted(holding.sources, key=lambda slug: (slug == holding.skill, slug))
        return [self.skill_ids[slug] for slug in ranked if slug in self.skill_ids]

    def _worth(self) -> Iterator[tuple[int | None, ...]]:
        by_name: dict[int, list[Holding]] = {}
        for holding, name in self.names.items():
            by_name.setdefault(name, []).append(holding)
        for (name, holdings), level in product(by_name.items(), LEVELS):
            chosen = (level if pool & set(holdings) else None for pool in self.several)
            alone = (
                sum(side.earned(frozenset({holding}), level) for holding in holdings)
                for pair in self.asked.values()
                for side in pair
            )
            yield (8 * name + level, *chosen, *alone)

    def _earned(self) -> Iterator[tuple[tuple[int, int, int], tuple[int, ...]]]:
        for (number, pair), (place, pool) in product(self.asked.items(), enumerate(self.several)):
            for side, asked in enumerate(pair):
                if pool in asked.pools:
                    yield (
                        (number, side, place),
                        tuple(
                            asked.earned(pool, level, unrated=unrated)
                            for level, unrated in product(LEVELS, (False, True))
                        ),
                    )
