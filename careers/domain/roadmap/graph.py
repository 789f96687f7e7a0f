"""The steps that a roadmap may take, numbered, with what they cost, need and earn.

A set of steps is a whole number with one bit a step: unions, differences and "is all of it
in there?" are single operations. What is earned is counted in twelfths times weight, as the
readiness counts it, so that every sum is exact.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from careers.domain.catalogue import Requirement
from careers.domain.readiness import TWELFTHS
from careers.domain.roadmap.shapes import StepKey


def members(steps: int) -> list[int]:
    """The numbers in a set of steps, lowest first."""
    found = []
    while steps:
        bit = steps & -steps
        found.append(bit.bit_length() - 1)
        steps ^= bit
    return found


@dataclass(frozen=True)
class Ask:
    """A requirement that is not met yet, and earns `earned` now.

    `ladder` holds, the most first, (a step as a set, what is earned once it is done), and
    `ends` the last step of every option that may be taken for it.
    """

    requirement: Requirement
    earned: int
    ladder: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]

    @property
    def whole(self) -> int:
        """What it earns when it is met."""
        return self.requirement.weight * TWELFTHS

    @cached_property
    def steps(self) -> int:
        """The set of steps that can raise it."""
        return sum(step for step, _ in self.ladder)

    @cached_property
    def met_by(self) -> int:
        """The set of steps any of which meets it."""
        return sum(step for step, earned in self.ladder if earned == self.whole)

    def worth(self, taken: int) -> int:
        """What it earns once the steps in `taken` are done."""
        for step, earned in self.ladder:
            if taken & step:
                return earned
        return self.earned

    def within(self, among: int, earned: int) -> "Ask":
        """With the steps of `among` only, where it earns `earned` already."""
        ladder = tuple(rung for rung in self.ladder if rung[0] & among and rung[1] > earned)
        return Ask(self.requirement, earned, ladder, ends=())

    def rises(self) -> Iterator[tuple[int, int]]:
        """(number of a step, what it adds) where one skill alone makes up the ladder."""
        before = self.earned
        for step, earned in reversed(self.ladder):
            yield step.bit_length() - 1, earned - before
            before = earned


_Sum = tuple[int, int, tuple[Ask, ...]]
"""Of a set of steps: what they earn outside of what is contested, their cost, and what they
touch of that."""


@dataclass(frozen=True)
class Graph:
    """Steps numbered so that each comes after all that it needs.

    `needs` are transitive and include the step itself, `needs_directly` neither. `cost` is
    hours with ties settled: the higher current rating is cheaper, then the earlier place in
    the catalogue. It is never 0.
    """

    keys: tuple[StepKey, ...]
    hours: tuple[int, ...]
    cost: tuple[int, ...]
    needs: tuple[int, ...]
    needs_directly: tuple[int, ...]
    asks: tuple[Ask, ...]

    @cached_property
    def every(self) -> int:
        return (1 << len(self.keys)) - 1

    @cached_property
    def needed_by(self) -> tuple[int, ...]:
        """As sets, transitive and with the step itself."""
        found = [0] * len(self.keys)
        for number, needs in enumerate(self.needs):
            for needed in members(needs):
                found[needed] |= 1 << number
        return tuple(found)

    @cached_property
    def earning(self) -> int:
        """The set of steps that some requirement asks for."""
        return _union(self.asks)

    @cached_property
    def contested(self) -> tuple[Ask, ...]:
        """What several skills can raise: what a step earns there depends on the others."""
        return tuple(ask for ask in self.asks if self.raised_by_several(ask, self.every))

    @cached_property
    def _plain_gain(self) -> tuple[int, ...]:
        """What each step earns, whatever its place, outside of what is contested."""
        found = [0] * len(self.keys)
        contested = set(map(id, self.contested))
        for ask in self.asks:
            if id(ask) not in contested:
                for number, more in ask.rises():
                    found[number] += more
        return tuple(found)

    @cached_property
    def _sums(self) -> dict[int, _Sum]:
        """By set of steps: the same small sets are asked for again and again."""
        return {}

    def _sum(self, steps: int) -> _Sum:
        found = self._sums.get(steps)
        if found is None:
            gain, cost, numbers = self._plain_gain, self.cost, members(steps)
            found = (
                sum([gain[number] for number in numbers]),
                sum([cost[number] for number in numbers]),
                tuple(ask for ask in self.contested if ask.steps & steps),
            )
            self._sums[steps] = found
        return found

    def raised_by_several(self, ask: Ask, among: int) -> bool:
        return len({self.keys[number][0] for number in members(ask.steps & among)}) > 1

    def added(self, more: int, taken: int = 0) -> int:
        """What the steps in `more` earn after those in `taken`."""
        earned, _, contested = self._sum(more)
        for ask in contested:
            earned += ask.worth(taken | more) - ask.worth(taken)
        return earned

    def added_at_least(self, more: int) -> int:
        """What the steps in `more` earn wherever they stand."""
        return self._sum(more)[0]

    def price(self, steps: int) -> int:
        return self._sum(steps)[1]

    def within(self, among: int, taken: int) -> "Graph":
        """After the steps in `taken`, where only those in `among` follow: less is contested."""
        asks = (ask.within(among, ask.worth(taken)) for ask in self.asks)
        return replace(self, asks=tuple(ask for ask in asks if ask.ladder))


def _union(asks: Iterable[Ask]) -> int:
    found = 0
    for ask in asks:
        found |= ask.steps
    return found
