"""Months or years along the time of a chart."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from careers.domain import dates
from careers.domain.roadmap import Roadmap

MOST: Final = 6
WIDE_ROOM, PHONE_ROOM = 15, 44
"""So many percent of the width, from either edge, that the first and the last day take with
half of a tick's words; on a wide screen, and on a phone."""
PHONE_APART: Final = 24
_EVERY: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000)
"""Months from tick to tick."""


class Tick(NamedTuple):
    """`x` in percent from the left. `fits`: its words have room "always", "wide" only on wide
    screens, or "never"."""

    x: float
    text: str
    fits: str


def ticks(roadmap: Roadmap) -> tuple[Tick, ...]:
    """At most MOST first days of months between the first day and the last."""
    begin, finish = roadmap.begin, roadmap.finish
    months = range(_month(begin) + 1, _month(finish) + 1)
    every = next(step for step in _EVERY if len(_multiples(months, step)) <= MOST)
    found = [_first_day(month) for month in _multiples(months, every)]
    return tuple(_placed([day for day in found if day < finish], roadmap, every))


def _month(day: date) -> int:
    """Counted from the year 0."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _multiples(months: range, step: int) -> range:
    return range(-(-months.start // step) * step, months.stop, step)


def _placed(days: list[date], roadmap: Roadmap, every: int) -> Iterator[Tick]:
    whole, last_on_phone, year = (roadmap.finish - roadmap.begin).days, 0.0, roadmap.begin.year
    for day in days:
        x = round(float(Fraction(100 * (day - roadmap.begin).days, whole)), 2)
        fits = "wide" if WIDE_ROOM <= x <= 100 - WIDE_ROOM else "never"
        if PHONE_ROOM <= x <= 100 - PHONE_ROOM and x - last_on_phone >= PHONE_APART:
            fits, last_on_phone = "always", x
        yield Tick(x, _words(day, year, every), fits)
        year = day.year if fits != "never" else year


def _words(day: date, year: int, every: int) -> str:
    """ "2027", "Feb 2027", or "Apr" in the year that was named before."""
    if every % 12 == 0:
        return str(day.year)
    month = dates.MONTHS[day.month - 1][:3]
    return month if day.year == year else f"{month} {day.year}"
