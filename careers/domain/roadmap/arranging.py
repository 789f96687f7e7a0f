"""The order of steps by hand: one put at a place, and which steps that concerns."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from careers.domain.roadmap.shapes import StepKey


def put(shown: Sequence[StepKey], key: StepKey, place: int) -> tuple[StepKey, ...]:
    """`shown` with its step `key` at `place` (1: the first). What it leans on is not looked at."""
    others = [one for one in shown if one != key]
    return (*others[: place - 1], key, *others[place - 1 :])


def settled(
    shown: Sequence[StepKey], usual: Sequence[StepKey], order: Iterable[StepKey]
) -> tuple[StepKey, ...]:
    """The fewest steps to put first so that `usual` (the same steps in the order of the plan)
    becomes `shown`. What `order` had put first and is not shown stays known, behind them."""
    place = {key: at for at, key in enumerate(usual)}
    first = len(shown) - 1
    while first > 0 and place[shown[first - 1]] < place[shown[first]]:
        first -= 1
    elsewhere = (key for key in order if key not in place)
    return (*shown[: max(first, 0)], *elsewhere)


class _Run(NamedTuple):
    """Steps that kept their order, the last one first; `later` of them come later than usual."""

    length: int
    later: int
    keys: tuple[StepKey, ...]


def moved(shown: Sequence[StepKey], usual: Sequence[StepKey]) -> frozenset[StepKey]:
    """The fewest steps whose moves make `shown` of `usual`, those that came forward before
    those that made room for them."""
    if list(shown) == list(usual):
        return frozenset()
    place = {key: at for at, key in enumerate(usual)}
    runs: list[_Run] = []
    for at, key in enumerate(shown):
        before = [run for run in runs if place[run.keys[0]] < place[key]]
        best = max(before, key=lambda run: run[:2], default=_Run(0, 0, ()))
        later = best.later + (place[key] <= at)
        runs.append(_Run(best.length + 1, later, (key, *best.keys)))
    return frozenset(shown) - frozenset(max(runs, key=lambda run: run[:2]).keys)
