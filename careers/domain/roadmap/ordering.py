"""In which order: readiness as early as the precedence allows.

The order makes sum(gain * hours until finished) small: single-machine scheduling for weighted
completion time with precedence. A few steps are put in the best order there is; more are
taken in bundles by what they earn an hour, and rearranged.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from careers.domain.roadmap.choosing import bundles
from careers.domain.roadmap.graph import Graph, members
from careers.domain.roadmap.rearranging import rearranged
from careers.domain.roadmap.shapes import Lean, StepKey

FEW_STEPS: Final = 12
"""So many steps are put in the best of all orders, as long as FEW_SETS of them can be done
before the others."""
FEW_SETS: Final = 250


def ordered(graph: Graph, among: int, taken: int) -> list[int]:
    """The steps of `among`, numbered, to be done after those in `taken`."""
    graph = graph.within(among, taken)
    order = [number for bundle in bundles(graph, among, taken) for number in members(bundle)]
    best = _best_of_all(graph, order, taken) if len(order) <= FEW_STEPS else None
    return best or rearranged(graph, order)


class _Way(NamedTuple):
    """The best way to have done a set of steps: `area` is the sum of gain * hours."""

    area: int
    hours: int
    order: tuple[int, ...]


def _best_of_all(graph: Graph, steps: Sequence[int], taken: int) -> list[int] | None:
    """The best order, by dynamic programming over what can be done before the rest; None
    where that is too much."""
    ways = {taken: _Way(0, 0, ())}
    looked_at = 0
    for _ in steps:
        longer: dict[int, _Way] = {}
        for done, way in ways.items():
            for number in steps:
                if not done >> number & 1 and not graph.needs[number] & ~done & ~(1 << number):
                    hours = way.hours + graph.hours[number]
                    area = way.area + graph.added(1 << number, done) * hours
                    more = done | 1 << number
                    if more not in longer or area < longer[more].area:
                        longer[more] = _Way(area, hours, (*way.order, number))
        ways = longer
        looked_at += len(ways)
        if looked_at > FEW_SETS:
            return None
    return list(next(iter(ways.values())).order)


def by_hand(
    graph: Graph, order: Sequence[int], wanted: Sequence[StepKey]
) -> tuple[list[int], tuple[Lean, ...]]:
    """`order` with the steps in `wanted` first, as far as they are in it, and what had to be
    pulled before them because they lean on it."""
    place = {graph.keys[number]: number for number in order}
    named = [place[key] for key in dict.fromkeys(wanted) if key in place]
    result: dict[int, None] = {}
    pulled = []
    for number in named:
        for earlier in order:
            if graph.needs[number] >> earlier & 1 and earlier not in result:
                result[earlier] = None
                if earlier != number:
                    pulled.append(Lean(graph.keys[number], graph.keys[earlier]))
    return list(result | dict.fromkeys(order)), tuple(pulled)
