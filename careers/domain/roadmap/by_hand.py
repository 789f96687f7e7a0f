"""What it costs to skip steps, or to order them by hand."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from careers.domain.roadmap.shapes import Roadmap


@dataclass(frozen=True, slots=True)
class Cost:
    """A roadmap made by hand against the one that was planned.

    `ready_later` and `longer` are hours, below 0 where it is sooner or shorter; `ready_later`
    is None where either never reaches Ready, and `out_of_reach` says that only the one by hand
    does not. `lower` is how much less readiness (a share, 0-1) is reached at the end.
    """

    ready_later: int | None
    out_of_reach: bool
    longer: int
    lower: Fraction


def cost(planned: Roadmap, by_hand: Roadmap) -> Cost:
    """`planned` is the roadmap without the changes by hand that `by_hand` has."""
    soonest, later = planned.ready_hours, by_hand.ready_hours
    return Cost(
        ready_later=None if soonest is None or later is None else later - soonest,
        out_of_reach=planned.reaches_ready and not by_hand.reaches_ready,
        longer=by_hand.hours - planned.hours,
        lower=planned.end_low - by_hand.end_low,
    )


def farthest_behind(planned: Roadmap, by_hand: Roadmap) -> date | None:
    """The first of the days on which `by_hand` has the least readiness against `planned`; None
    where it never has less."""
    days = sorted({step.finish for step in (*planned.steps, *by_hand.steps)})
    behind = {day: planned.low_on(day) - by_hand.low_on(day) for day in days}
    worst = max(days, key=behind.__getitem__, default=None)
    return worst if worst and behind[worst] > 0 else None
