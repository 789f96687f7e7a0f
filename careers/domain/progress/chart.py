"""The range over time as a picture: two lines that hold until something moves them."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from careers.domain import dates, wording
from careers.domain.fractions import percent
from careers.domain.levels import VERDICT_FROM, VERDICT_NAMES
from careers.domain.progress.entries import standing
from careers.domain.progress.record import Record
from careers.domain.timeline import Score

SCALE: Final = 1000
"""The picture is so many units wide and high."""
MOST: Final = 240
"""So many moments fill the width; of what falls between two of them the last one counts."""


class Mark(NamedTuple):
    """A verdict and how far below the top it begins, in percent."""

    name: str
    y: int
    is_ready: bool


MARKS: Final = tuple(
    Mark(VERDICT_NAMES[verdict], 100 - percent(begins), verdict == "ready")
    for verdict, begins in VERDICT_FROM.items()
    if begins
)


class Step(NamedTuple):
    """In units of SCALE, from the left and from the top."""

    x: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Paths are in units of SCALE; `low_y` and `high_y`, where the lines end, in percent."""

    low: str
    high: str
    band: str
    low_y: float
    high_y: float
    now: str
    begin: str
    finish: str
    summary: str
    marks: tuple[Mark, ...] = MARKS


def chart(record: Record, first: date, last: date) -> Chart | None:
    """None where there is only one day, which has no width."""
    if first >= last:
        return None
    steps = _steps(record, first, last)
    begin, finish = dates.day(first), dates.day(last)
    start, now = standing(record.before(record.place(first))), standing(record.now)
    return Chart(
        low=_line([(step.x, step.low) for step in steps]),
        high=_line([(step.x, step.high) for step in steps]),
        band=_band(steps),
        low_y=steps[-1].low * 100 / SCALE,
        high_y=steps[-1].high * 100 / SCALE,
        now=now,
        begin=begin,
        finish=finish,
        summary=f"{wording.capital(start)} on {begin}, {now} on {finish}.",
    )


def _steps(record: Record, first: date, last: date) -> list[Step]:
    """What held at the end of each of the moments, and at last at the right edge; moments at
    which nothing moved are left out."""
    days = (last - first).days
    count = min(days, MOST)
    found = [_step(0, record.before(record.place(first + timedelta(days=1))))]
    for number in range(1, count + 1):
        day = first + timedelta(days=-(-days * number // count))
        step = _step(SCALE * number // count, record.before(record.place(day + timedelta(days=1))))
        if step[1:] != found[-1][1:] or number == count:
            found.append(step)
    return found


def _step(x: int, score: Score) -> Step:
    return Step(x, _height(score.low), _height(score.high))


def _height(share: Fraction) -> int:
    return SCALE - int(share * SCALE)


def _line(places: list[tuple[int, int]]) -> str:
    (x, y), *others = places
    return f"M{x} {y}" + "".join(f"H{x}V{y}" for x, y in others)


def _band(steps: list[Step]) -> str:
    """Along the high line to the right, and back along the low one."""
    there = _line([(step.x, step.high) for step in steps])
    back = "".join(f"H{after.x}V{before.low}" for before, after in reversed(list(pairwise(steps))))
    return f"{there}V{steps[-1].low}{back}H0Z"
