"""The whole roadmap: choose the steps, order them, date them, say why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from careers.domain.catalogue import Catalogue, Role
from careers.domain.levels import MIN_LEVEL, READY_FROM
from careers.domain.readiness import TWELFTHS, Readiness, assess
from careers.domain.roadmap import choices
from careers.domain.roadmap.building import Ground, build
from careers.domain.roadmap.choosing import Aim, completing, soonest
from careers.domain.roadmap.graph import Graph
from careers.domain.roadmap.narrating import narrated
from careers.domain.roadmap.ordering import by_hand, ordered
from careers.domain.roadmap.pace import Pace
from careers.domain.roadmap.shapes import Lean, Pin, Roadmap, Step, StepKey, Target


def plan(  # noqa: PLR0913 - what a member can choose, each by its name
    catalogue: Catalogue,
    role_slug: str,
    levels: Mapping[str, int],
    hours_per_week: int,
    start: date,
    *,
    pins: Mapping[str, str] | None = None,
    target: date | None = None,
    weeks_off: Iterable[date] = (),
    skipped: Iterable[StepKey] = (),
    order: Sequence[StepKey] = (),
) -> Roadmap:
    """The roadmap of a member holding `levels` (skill slug to 0-4; unrated counts as 0).

    `pins` names, by requirement slug, the only option to consider for it. A date in
    `weeks_off` stands for its week, Monday to Sunday. By hand: a step in `skipped` is not
    taken, nor any higher one of its skill, unless it is held already; what leans on it is
    planned all the same. The steps in `order` come first, after what they need.

    Raises KeyError for a role or a needed skill that the release does not have, ValueError
    where `hours_per_week` is not above 0, CircularPrerequisites where no order exists.
    """
    role = catalogue.role(role_slug)
    pace = Pace(start, hours_per_week, tuple(weeks_off))
    kept, ignored = _sorted_pins(role, pins or {})
    ground = Ground(catalogue, levels, _options(role, kept), _ceilings(skipped, levels))
    readiness = assess(role.requirements, levels)
    roadmap = Roadmap(
        role=role_slug,
        begin=pace.begin,
        hours_per_week=hours_per_week,
        low=readiness.low if readiness else Fraction(0),
        verdict=readiness.verdict if readiness else "unrated",
        reaches_ready=False,
        ignored_pins=ignored,
    )
    if readiness is not None:
        roadmap = _with_steps(roadmap, ground, readiness, pace, order)
    return replace(roadmap, target=_target(roadmap, pace, target)) if target else roadmap


def _sorted_pins(role: Role, pins: Mapping[str, str]) -> tuple[Mapping[str, str], tuple[Pin, ...]]:
    """Those that name a requirement and one of its options, and the others."""
    options = {requirement.slug: requirement.any_of for requirement in role.requirements}
    kept = {slug: skill for slug, skill in pins.items() if skill in options.get(slug, ())}
    return kept, tuple(Pin(slug, skill) for slug, skill in pins.items() if slug not in kept)


def _options(role: Role, pins: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return {
        requirement.slug: (pins[requirement.slug],)
        if requirement.slug in pins
        else requirement.any_of
        for requirement in role.requirements
    }


def _ceilings(skipped: Iterable[StepKey], levels: Mapping[str, int]) -> Mapping[str, int]:
    """The highest level left to each skill with a skipped step."""
    ceilings: dict[str, int] = {}
    for slug, to_level in choices.live(skipped, levels):
        ceilings[slug] = max(MIN_LEVEL, min(to_level - 1, ceilings.get(slug, to_level)))
    return ceilings


def _with_steps(
    roadmap: Roadmap, ground: Ground, readiness: Readiness, pace: Pace, wanted: Sequence[StepKey]
) -> Roadmap:
    graph = build(ground, [row for row in readiness.receipt if not row.met])
    taken = soonest(_ready(graph, readiness)) or 0
    planned = ordered(graph, taken, 0) + ordered(graph, completing(graph, taken), taken)
    order, pulled = by_hand(graph, planned, wanted)
    steps = narrated(ground, readiness, graph, order, pace)
    verdicts = (readiness.verdict, *(step.verdict for step in steps))
    return replace(
        roadmap,
        reaches_ready="ready" in verdicts,
        steps=steps,
        unsupported=tuple(_unsupported(ground, steps)),
        pulled=pulled,
    )


def _ready(graph: Graph, readiness: Readiness) -> Aim:
    """What Ready still takes: enough readiness, in whole twelfths of weight, and every
    must-have."""
    whole = TWELFTHS * readiness.weight
    threshold = -(-READY_FROM.numerator * whole // READY_FROM.denominator)
    earned = sum(row.requirement.weight * row.twelfths for row in readiness.receipt)
    musts = tuple(ask.met_by for ask in graph.asks if ask.requirement.must_have)
    return Aim(graph, threshold - earned, musts)


def _unsupported(ground: Ground, steps: Iterable[Step]) -> Iterator[Lean]:
    for step in steps:
        for needed in ground.missing(step.key):
            if needed[1] > ground.ceiling(needed[0]):
                yield Lean(step.key, needed)


def _target(roadmap: Roadmap, pace: Pace, on: date) -> Target:
    done = [step for step in roadmap.steps if step.finish <= on]
    ready = roadmap.ready_hours
    return Target(
        on=on,
        ready_hours_per_week=None if ready is None else pace.needed(ready, on),
        all_hours_per_week=pace.needed(roadmap.hours, on),
        done=len(done),
        low=done[-1].low if done else roadmap.low,
        verdict=done[-1].verdict if done else roadmap.verdict,
    )
