"""An order of steps made better by letting blocks of them change places."""

from collections.abc import Sequence
from typing import Final

from careers.domain.roadmap.graph import Graph

LONGEST_BLOCK: Final = 3
"""Steps in a block that changes places, among more than ALL_BLOCKS_UP_TO steps."""
ALL_BLOCKS_UP_TO: Final = 16


def rearranged(graph: Graph, order: Sequence[int]) -> list[int]:
    """`order` until no two neighbouring blocks are better the other way round."""
    line = _Line(graph, list(order))
    while line.improve():
        pass
    return line.order


class _Line:
    """Steps in a row, with what is `spent` (hours) and `earned` up to each place.

    `rivals` says by step which requirements, as a set of their numbers, it raises that other
    skills in the row raise too.
    """

    def __init__(self, graph: Graph, order: list[int]) -> None:
        self.graph = graph
        self.order = order
        self.reach = len(order) if len(order) <= ALL_BLOCKS_UP_TO else LONGEST_BLOCK
        self.rivals = {
            number: sum(
                1 << at for at, ask in enumerate(graph.contested) if ask.steps >> number & 1
            )
            for number in order
        }
        self.spent, self.earned = [0] * (len(order) + 1), [0] * (len(order) + 1)
        self._count(0, len(order))

    def _count(self, start: int, end: int) -> None:
        hours, taken = self.graph.hours, self._done(start)
        for at in range(start, end):
            number = self.order[at]
            self.spent[at + 1] = self.spent[at] + hours[number]
            self.earned[at + 1] = self.earned[at] + self.graph.added(1 << number, taken)
            taken |= 1 << number

    def _done(self, end: int) -> int:
        return sum([1 << number for number in self.order[:end]])

    def improve(self) -> bool:
        """Move blocks, with what they need, before their neighbours where that pays; whether
        any did."""
        moved = False
        for middle in range(1, len(self.order)):
            while better := self._better(middle):
                start, rearranged = better
                end = start + len(rearranged)
                self.order[start:end] = rearranged
                self._count(start, end)
                moved = True
        return moved

    def _better(self, middle: int) -> tuple[int, list[int]] | None:
        """Steps in a better order than those from the place that comes with them: a block from
        `middle` on, with what it needs of the steps before it, has moved before the others."""
        for end in range(middle + 1, min(middle + self.reach, len(self.order)) + 1):
            needed = 0
            for number in self.order[middle:end]:
                needed |= self.graph.needs[number]
            start = self._pays_from(middle, end, needed)
            if start is not None:
                return start, self._moved(start, end, needed)
        return None

    def _pays_from(self, middle: int, end: int, needed: int) -> int | None:
        """The latest start of the steps before `middle` that are better done after those up
        to `end`, but for what is `needed`. A pair of steps that changes places costs the gain of
        the one times the hours of the other, and saves the reverse."""
        order, spent, earned = self.order, self.spent, self.earned
        gain, hours = earned[end] - earned[middle], spent[end] - spent[middle]
        saved = before = after = 0
        for number in order[middle:end]:
            after |= self.rivals[number]
        for start in range(middle - 1, max(middle - self.reach, 0) - 1, -1):
            own_gain, own_hours = earned[start + 1] - earned[start], spent[start + 1] - spent[start]
            if needed >> order[start] & 1:
                gain, hours, after = (
                    gain + own_gain,
                    hours + own_hours,
                    after | self.rivals[order[start]],
                )
                continue
            saved += gain * own_hours - own_gain * hours
            before |= self.rivals[order[start]]
            if self._is_less(start, end, needed) if before & after else saved > 0:
                return start
        return None

    def _moved(self, start: int, end: int, needed: int) -> list[int]:
        block = self.order[start:end]
        return sorted(block, key=lambda number: not needed >> number & 1)

    def _is_less(self, start: int, end: int, needed: int) -> bool:
        """Where both raise the same requirement, gains change with the places."""
        done, moved = self._done(start), self._moved(start, end, needed)
        return _area(self.graph, moved, done) < _area(self.graph, self.order[start:end], done)


def _area(graph: Graph, order: Sequence[int], taken: int) -> int:
    """The sum of gain * hours until finished."""
    area = finished = 0
    for number in order:
        finished += graph.hours[number]
        area += graph.added(1 << number, taken) * finished
        taken |= 1 << number
    return area
