"""What each step of an order earns, unlocks and prepares, and when it is done."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from careers.domain.levels import Verdict
from careers.domain.readiness import TWELFTHS, Readiness, verdict
from careers.domain.roadmap.building import Ground
from careers.domain.roadmap.graph import Ask, Graph
from careers.domain.roadmap.pace import Pace
from careers.domain.roadmap.shapes import Part, Reason, Step, StepKey


class _Rise(NamedTuple):
    """What one step does for a requirement: `more` in twelfths of weight."""

    ask: Ask
    more: int
    completes: bool


class _Stop(NamedTuple):
    """Where a step leads: `low` and `verdict` count everything up to it."""

    key: StepKey
    hours: int
    rises: tuple[_Rise, ...]
    low: Fraction
    verdict: Verdict


def narrated(
    ground: Ground, readiness: Readiness, graph: Graph, order: Sequence[int], pace: Pace
) -> tuple[Step, ...]:
    """The steps of `order`, from `readiness` onwards. Part one ends with the first step after
    which the verdict is Ready; where none is, or it was Ready before, all are the rest."""
    stops = tuple(_walked(readiness, graph, order))
    reasons = _reasons(stops, TWELFTHS * readiness.weight)
    prepared = _prepared(ground, [stop.key for stop in stops])
    parts = _parts([readiness.verdict, *(stop.verdict for stop in stops)])
    lows = [readiness.low, *(stop.low for stop in stops)][:-1]
    running = accumulate(stop.hours for stop in stops)
    return tuple(
        Step(
            skill=stop.key[0],
            to_level=stop.key[1],
            hours=stop.hours,
            gain=stop.low - before,
            part=part,
            finish=pace.finish(hours),
            running_hours=hours,
            low=stop.low,
            verdict=stop.verdict,
            why=why,
            prepares=prepared.get(stop.key, ()),
        )
        for stop, part, before, hours, why in zip(stops, parts, lows, running, reasons, strict=True)
    )


def _walked(readiness: Readiness, graph: Graph, order: Sequence[int]) -> Iterator[_Stop]:
    asked = {slug for row in readiness.receipt for slug in row.requirement.any_of}
    rated = readiness.verdict != "unrated"
    missing = len(readiness.missing_must_haves)
    whole, taken = TWELFTHS * readiness.weight, 0
    earned = sum(row.requirement.weight * row.twelfths for row in readiness.receipt)
    for number in order:
        key = graph.keys[number]
        rises = tuple(_rises(graph, number, taken))
        taken |= 1 << number
        earned += sum(rise.more for rise in rises)
        missing -= sum(rise.completes and rise.ask.requirement.must_have for rise in rises)
        rated = rated or key[0] in asked
        low = Fraction(earned, whole)
        reached = verdict(low, must_haves_met=not missing) if rated else "unrated"
        yield _Stop(key, graph.hours[number], rises, low, reached)


def _rises(graph: Graph, number: int, taken: int) -> Iterator[_Rise]:
    for ask in graph.asks:
        if ask.steps >> number & 1:
            before, after = ask.worth(taken), ask.worth(taken | 1 << number)
            if after > before:
                yield _Rise(ask, after - before, completes=after == ask.whole)


def _parts(verdicts: Sequence[Verdict]) -> Iterator[Part]:
    """For the verdicts before the first and after every step: the part of every step."""
    ready_at = verdicts.index("ready") if "ready" in verdicts else 0
    for at in range(1, len(verdicts)):
        yield "ready" if at <= ready_at else "rest"


def _reasons(stops: Sequence[_Stop], whole: int) -> list[tuple[Reason, ...]]:
    """For every step what it gains, and which requirements a later step of its skill raises."""
    later: dict[str, dict[str, Ask]] = {}
    found = []
    for stop in reversed(stops):
        ahead = later.setdefault(stop.key[0], {})
        rises = {rise.ask.requirement.slug: rise for rise in stop.rises}
        gained = [
            Reason(rise.ask.requirement, Fraction(rise.more, whole), rise.completes)
            for rise in stop.rises
        ]
        towards = [
            Reason(ask.requirement, Fraction(0), completes=False)
            for slug, ask in ahead.items()
            if slug not in rises
        ]
        ahead |= {slug: rise.ask for slug, rise in rises.items()}
        found.append((*gained, *towards))
    return found[::-1]


def _prepared(ground: Ground, keys: Sequence[StepKey]) -> Mapping[StepKey, tuple[StepKey, ...]]:
    """Of every other skill the first step among `keys` that leans on each step, the levels
    below what it asks for included."""
    found: dict[StepKey, dict[str, StepKey]] = {}
    for key in keys:
        for slug, level in ground.missing(key):
            for lower in range(ground.held(slug) + 1, level + 1):
                if slug != key[0]:
                    found.setdefault((slug, lower), {}).setdefault(key[0], key)
    return {step: tuple(leaning.values()) for step, leaning in found.items()}
