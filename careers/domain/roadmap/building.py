"""From requirements and ratings to the graph of steps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from careers.domain.catalogue import Catalogue, Requirement
from careers.domain.levels import MAX_LEVEL, MIN_LEVEL
from careers.domain.readiness import ReceiptRow, twelfths
from careers.domain.roadmap.graph import Ask, Graph
from careers.domain.roadmap.shapes import CircularPrerequisites, StepKey

Below = Mapping[StepKey, Sequence[StepKey]]
"""What each step needs directly."""


class Ground(NamedTuple):
    """Where the steps start: `levels` by skill slug (unrated skills are absent), `options` the
    skills allowed for each requirement (slugs), and for skills with a skipped step in
    `ceilings` the level that they stay at or below."""

    catalogue: Catalogue
    levels: Mapping[str, int]
    options: Mapping[str, tuple[str, ...]]
    ceilings: Mapping[str, int]

    def held(self, slug: str) -> int:
        return self.levels.get(slug, MIN_LEVEL)

    def ceiling(self, slug: str) -> int:
        return self.ceilings.get(slug, MAX_LEVEL)

    def missing(self, key: StepKey) -> list[StepKey]:
        """The prerequisites of a step that the member does not hold."""
        slug, to_level = key
        return [
            (row.skill, row.level)
            for row in self.catalogue.skill(slug).requires
            if row.at_level == to_level and self.held(row.skill) < row.level
        ]

    def below(self, key: StepKey) -> list[StepKey]:
        """What a step needs directly: the level below, and prerequisites but for skipped ones."""
        slug, to_level = key
        found = [needed for needed in self.missing(key) if needed[1] <= self.ceiling(needed[0])]
        return [*found, (slug, to_level - 1)] if to_level - 1 > self.held(slug) else found


def build(ground: Ground, open_rows: Sequence[ReceiptRow]) -> Graph:
    """Every step that could serve the requirements in `open_rows`, which are not met yet.
    Raises CircularPrerequisites."""
    below = _reachable(ground, open_rows)
    keys = _in_order(below)
    number = {key: at for at, key in enumerate(keys)}
    directly = [sum({1 << number[needed] for needed in below[key]}) for key in keys]
    needs: list[int] = []
    for key in keys:
        mask = 1 << len(needs)
        for needed in below[key]:
            mask |= needs[number[needed]]
        needs.append(mask)
    hours = tuple(ground.catalogue.skill(slug).hours[to_level] for slug, to_level in keys)
    return Graph(
        keys=keys,
        hours=hours,
        cost=_costs(ground, keys, hours),
        needs=tuple(needs),
        needs_directly=tuple(directly),
        asks=tuple(_ask(ground, row, number) for row in open_rows),
    )


def _reachable(ground: Ground, rows: Iterable[ReceiptRow]) -> Below:
    """All steps that lead to the last step of an allowed option."""
    waiting = [end for row in rows for end in _ends(ground, row.requirement)]
    found: dict[StepKey, list[StepKey]] = {}
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = ground.below(key)
            waiting.extend(found[key])
    return found


def _ends(ground: Ground, asked: Requirement) -> list[StepKey]:
    """As far as each option goes, those that the member still has to walk."""
    ends = [(slug, min(asked.level, ground.ceiling(slug))) for slug in ground.options[asked.slug]]
    return [(slug, level) for slug, level in ends if level > ground.held(slug)]


def _in_order(below: Below) -> tuple[StepKey, ...]:
    """Each step after what it needs; the same whatever the order of the requirements."""
    try:
        return tuple(TopologicalSorter({key: below[key] for key in sorted(below)}).static_order())
    except CycleError as error:
        raise CircularPrerequisites(error.args[1]) from None


def _costs(ground: Ground, keys: Sequence[StepKey], hours: Sequence[int]) -> tuple[int, ...]:
    """Hours, levels above the present rating, place in the catalogue: one number whose digits
    they are, with room for the sums over all steps."""
    place = {skill.slug: at for at, skill in enumerate(ground.catalogue.skills)}
    rating_unit = len(keys) * len(place) + 1
    hour_unit = rating_unit * (len(keys) * MAX_LEVEL + 1)
    return tuple(
        spent * hour_unit + (MAX_LEVEL - ground.held(slug)) * rating_unit + place[slug]
        for (slug, _), spent in zip(keys, hours, strict=True)
    )


def _ask(ground: Ground, row: ReceiptRow, number: Mapping[StepKey, int]) -> Ask:
    asked = row.requirement
    ladder = sorted(_rungs(row, number), key=lambda rung: rung[1], reverse=True)
    return Ask(
        requirement=asked,
        earned=asked.weight * row.twelfths,
        ladder=tuple(ladder),
        ends=tuple(number[end] for end in _ends(ground, asked)),
    )


def _rungs(row: ReceiptRow, number: Mapping[StepKey, int]) -> Iterator[tuple[int, int]]:
    """Every step that raises the requirement, an option that is not allowed included: where
    something else needs it, it counts as it would on the receipt."""
    asked = row.requirement
    for slug in asked.any_of:
        for level in range(1, asked.level + 1):
            share = twelfths(level, asked.level)
            if share > row.twelfths and (slug, level) in number:
                yield 1 << number[slug, level], asked.weight * share
