"""How far back a member looks."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from careers.domain import dates


class Span(NamedTuple):
    """`days` counts today; None reaches back to the first rating."""

    key: str
    name: str
    days: int | None


SPANS: Final = (
    Span("month", "30 days", 30),
    Span("year", "12 months", 366),
    Span("all", "Everything", None),
)
USUAL: Final = "year"


def span(key: str) -> Span:
    """Raises KeyError."""
    return {row.key: row for row in SPANS}[key]


def first_day(chosen: Span, oldest: date, today: date) -> date:
    """No earlier than the first rating, before which there is nothing to see."""
    if chosen.days is None:
        return min(oldest, today)
    return min(max(oldest, today - timedelta(days=chosen.days - 1)), today)


class Period(NamedTuple):
    """From `first` up to and with `last`."""

    name: str
    first: date
    last: date


WEEKS_UP_TO: Final = 45
MONTHS_UP_TO: Final = 800
"""So many days are told week by week, or month by month; more of them year by year."""


def periods(first: date, last: date) -> tuple[Period, ...]:
    """The weeks (from Monday), months or years that cover both days, oldest first."""
    found = []
    days = (last - first).days
    while first <= last:
        begins = _next(first, days)
        end = min(begins - timedelta(days=1), last)
        found.append(Period(_name(first, end, days), first, end))
        first = begins
    return tuple(found)


def _next(day: date, days: int) -> date:
    if days <= WEEKS_UP_TO:
        return day + timedelta(days=7 - day.weekday())
    if days <= MONTHS_UP_TO:
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year + 1, 1, 1)


def _name(first: date, last: date, days: int) -> str:
    if days > MONTHS_UP_TO:
        return str(first.year)
    if days > WEEKS_UP_TO:
        return f"{dates.MONTHS[first.month - 1]} {first.year}"
    if first == last:
        return dates.short_day(first)
    return f"{dates.short_day(first)} \N{EN DASH} {dates.short_day(last)}"
