"""Which steps: as few hours as possible to Ready, then on to 100 %.

Fewest hours to Ready, over steps and options together, is a knapsack whose items need each
other. Small graphs are searched exactly. In larger ones bundles (a step with all that it
still needs) are taken by what they earn an hour; what turns out not to be needed is left
out; then single steps are barred on trial, and kept barred where the way around is shorter.
Against exact solutions that came within 0.2 % for the default catalogue from any ratings.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from careers.domain.roadmap.graph import Ask, Graph, members

EXACT_UP_TO: Final = 16
"""Steps up to which every choice is looked at."""
TRIALS: Final = 1600
"""Steps of the graph times steps that are barred on trial, at most, in a larger one."""


@dataclass(frozen=True)
class Aim:
    """`need` is what the steps have to earn (twelfths times weight) and `musts` are sets of
    steps: one of each has to be taken."""

    graph: Graph
    need: int
    musts: tuple[int, ...] = ()

    def reached(self, taken: int) -> bool:
        return self.meets_musts(taken) and self.graph.added(taken) >= self.need

    def meets_musts(self, taken: int) -> bool:
        return all(taken & must for must in self.musts)


def soonest(aim: Aim) -> int | None:
    """The steps to take, of which none can be spared; None where they cannot reach the aim."""
    found = _extended(aim, taken=0, barred=0)
    if found is None:
        return None
    found = trimmed(aim, found)
    if len(aim.graph.keys) <= EXACT_UP_TO:
        return _searched(aim, found)
    return _with_trials(aim, found)


def completing(graph: Graph, taken: int) -> int:
    """The steps that complete, after `taken`, each requirement by its cheapest option from
    there, or take it as far as it goes."""
    more = 0
    for ask in graph.asks:
        if ask.worth(taken) < ask.whole:
            more |= _cheapest(graph, ask, taken)
    whole = Aim(graph, graph.added(taken | more))
    return trimmed(whole, taken | more, kept=taken) & ~taken


def _cheapest(graph: Graph, ask: Ask, taken: int) -> int:
    ways = [graph.needs[end] & ~taken for end in ask.ends]
    if not ways:
        return 0
    return min(ways, key=lambda way: (-ask.worth(taken | way), graph.price(way)))


def trimmed(aim: Aim, taken: int, kept: int = 0) -> int:
    """Without what the aim does not need, the dearest first, but for the steps in `kept`:
    of what is left, no step can be spared."""
    spare = aim.graph.added(taken) - aim.need
    again = True
    while again:
        again = False
        for number in _spared(aim.graph, taken & ~kept, spare):
            block = aim.graph.needed_by[number] & taken
            left = taken & ~block
            loss = aim.graph.added(block, left)
            if block and loss <= spare and aim.meets_musts(left):
                taken, spare, again = left, spare - loss, True
    return taken


def _spared(graph: Graph, steps: int, spare: int) -> list[int]:
    """The steps that may fall, with all that need them, for a loss of at most `spare`: the
    dearest first."""
    prices = {}
    for number in members(steps):
        block = graph.needed_by[number] & steps
        if graph.added_at_least(block) <= spare:
            prices[number] = graph.price(block)
    return sorted(prices, key=lambda number: -prices[number])


def _extended(aim: Aim, taken: int, barred: int) -> int | None:
    """`taken` and what reaches the aim, without the steps in `barred`; None where none does."""
    graph = aim.graph
    for must in aim.musts:
        if not taken & must:
            ways = [graph.needs[number] & ~taken for number in members(must & ~barred)]
            if not ways:
                return None
            taken |= min(ways, key=graph.price)
    lacking = aim.need - graph.added(taken)
    for bundle in bundles(graph, graph.every & ~taken & ~barred, taken, lacking):
        taken |= bundle
    return taken if graph.added(taken) >= aim.need else None


def bundles(graph: Graph, among: int, taken: int, enough: float = math.inf) -> Iterator[int]:
    """Steps of `among` after those in `taken`: each time the one that earns most per cost
    together with all that it still needs, until `enough` is earned. `among` holds all that its
    steps need and is not taken."""
    rest = {number: graph.needs[number] & ~taken for number in members(among & graph.earning)}
    earned = {number: graph.added(bundle, taken) for number, bundle in rest.items()}
    price = {number: graph.price(bundle) for number, bundle in rest.items()}
    while rest and enough > 0:
        best, top = -1, -1.0
        for number, gain in earned.items():
            ratio = min(gain, enough) / price[number]
            if ratio > top:
                best, top = number, ratio
        bundle = rest[best]
        yield bundle
        taken |= bundle
        enough -= earned[best]
        for number in _stirred(graph, rest, bundle):
            rest[number] &= ~bundle
            if rest[number]:
                earned[number] = graph.added(rest[number], taken)
                price[number] = graph.price(rest[number])
            else:
                del rest[number], earned[number], price[number]


def _stirred(graph: Graph, rest: dict[int, int], bundle: int) -> list[int]:
    """The numbers in `rest` whose bundles change or earn something else after `bundle`."""
    reach = bundle
    for ask in graph.contested:
        if ask.steps & bundle:
            reach |= ask.steps
    return [number for number, steps in rest.items() if steps & reach]


def _searched(aim: Aim, found: int) -> int:
    """The cheapest of all sets that reach the aim, `found` being one: branch and bound."""
    graph, least = aim.graph, aim.graph.price(found)
    waiting = [(0, 0)]
    while waiting:
        taken, barred = waiting.pop()
        spent = graph.price(taken)
        left = graph.every & ~taken & ~barred
        if spent >= least or not aim.reached(taken | left):
            continue
        if aim.reached(taken):
            found, least = taken, spent
            continue
        number = left.bit_length() - 1
        waiting.append((taken, barred | graph.needed_by[number]))
        waiting.append((taken | graph.needs[number], barred))
    return found


def _with_trials(aim: Aim, taken: int) -> int:
    """The cheapest found by barring single steps, those first that earn least per cost."""
    graph, least = aim.graph, aim.graph.price(taken)
    waiting = _doubtful(aim, taken)
    for _ in range(TRIALS // len(graph.keys)):
        if not waiting:
            break
        barred = graph.needed_by[waiting.pop()]
        other = _extended(aim, taken & ~barred, barred)
        if other is None:
            continue
        other = trimmed(aim, other)
        if graph.price(other) < least:
            taken, least = other, graph.price(other)
            waiting = _doubtful(aim, taken)
    return taken


def _doubtful(aim: Aim, taken: int) -> list[int]:
    """The steps in `taken` that another way might replace, last the one that saves most for
    what it earns: those that earn less per cost than something outside would, and those that
    have rivals for what they earn."""
    graph = aim.graph
    spare = graph.added(taken) - aim.need
    rate = _best_rate(graph, taken)
    rivalled = 0
    for ask in graph.contested:
        rivalled |= ask.steps
    found = {}
    for number in members(taken):
        block = graph.needed_by[number] & taken
        lost, saved = graph.added(block, taken & ~block), graph.price(block)
        if block & rivalled or lost - spare < rate * saved:
            found[number] = lost / saved
    return sorted(found, key=lambda number: -found[number])


def _best_rate(graph: Graph, taken: int) -> float:
    outside = (graph.needs[number] & ~taken for number in members(graph.earning & ~taken))
    return max((graph.added(way, taken) / graph.price(way) for way in outside), default=0)
