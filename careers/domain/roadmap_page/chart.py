"""Readiness over time as a line that rises in steps, in percent of the picture."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from careers.domain import dates, wording
from careers.domain.fractions import percent
from careers.domain.levels import READY_FROM, VERDICT_FROM, VERDICT_NAMES
from careers.domain.roadmap import Roadmap
from careers.domain.roadmap_page.ticks import Tick, ticks

Fits = Literal["always", "wide", "never"]
SCALE: Final = 1000
"""The picture is so many units wide and high; a percent is ten of them."""
MANY: Final = 20
"""More dots than these are small."""
PHONE_ROOM, WIDE_ROOM = 42, 16
"""So many percent of the width the longest words at the line take, on a phone and elsewhere."""
READY_WORDS: Final = f"Ready begins at {wording.percent_text(percent(READY_FROM))}"


class Dot(NamedTuple):
    """Where a step ends, from the left and from the top, 0-100."""

    x: float
    y: float


class Mark(NamedTuple):
    """Words that end left above a place, where they fit; elsewhere they begin at the edge."""

    x: float
    y: float
    text: str
    fits: Fits


@dataclass(frozen=True, slots=True)
class Chart:
    """`path` is in units of SCALE; everything else in percent of width and height. `ready_y`
    is where Ready begins, None below the picture. `many`: so many dots that they are small."""

    path: str
    dots: tuple[Dot, ...]
    ready: Mark | None
    ready_y: float | None
    ready_words: str
    floor: str
    ticks: tuple[Tick, ...]
    many: bool
    begin: str
    finish: str
    summary: str


def chart(roadmap: Roadmap) -> Chart | None:
    """None where there are no steps."""
    if not roadmap.steps:
        return None
    *_, (verdict, floor) = (row for row in VERDICT_FROM.items() if roadmap.low >= row[1])
    days = max(1, (roadmap.finish - roadmap.begin).days)
    dots = tuple(
        Dot(_percent(Fraction((step.finish - roadmap.begin).days, days)), _height(step.low, floor))
        for step in roadmap.steps
    )
    return Chart(
        path=_path(_height(roadmap.low, floor), dots),
        dots=dots,
        ready=_ready(roadmap, dots),
        ready_y=_height(READY_FROM, floor) if floor < READY_FROM else None,
        ready_words=READY_WORDS,
        floor=f"{wording.percent_text(percent(floor))}, {VERDICT_NAMES[verdict].lower()}",
        ticks=ticks(roadmap),
        many=len(dots) > MANY,
        begin=f"{dates.short_day(roadmap.begin)} {roadmap.begin.year}",
        finish=f"{dates.short_day(roadmap.finish)} {roadmap.finish.year}",
        summary=_summary(roadmap),
    )


def _height(low: Fraction, floor: Fraction) -> float:
    """From the top."""
    return _percent((1 - low) / (1 - floor)) if floor < 1 else 0.0


def _percent(share: Fraction) -> float:
    return round(float(share * 100), 2)


def _path(first: float, dots: tuple[Dot, ...]) -> str:
    unit = SCALE / 100
    rises = "".join(f"H{dot.x * unit:.0f}V{dot.y * unit:.0f}" for dot in dots)
    return f"M0 {first * unit:.0f}{rises}"


def _ready(roadmap: Roadmap, dots: tuple[Dot, ...]) -> Mark | None:
    if not roadmap.ready_steps:
        return None
    x, y = dots[len(roadmap.ready_steps) - 1]
    fits: Fits = "always" if x >= PHONE_ROOM else "wide" if x >= WIDE_ROOM else "never"
    return Mark(
        x, y, f"Ready, {dates.short_day_near(roadmap.ready_steps[-1].finish, roadmap.begin)}", fits
    )


def _summary(roadmap: Roadmap) -> str:
    """For those who hear the picture."""
    first = wording.percent_text(percent(roadmap.low))
    last = wording.percent_text(percent(roadmap.end_low))
    return f"Readiness rises from {first} to {last} by {dates.day(roadmap.finish)}."
