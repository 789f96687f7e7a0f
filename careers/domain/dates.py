"""Days in writing, as every page and file of a roadmap has them."""

from datetime import date, timedelta

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day(on: date) -> str:
    """ "6 February 2027"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def short_day(on: date) -> str:
    """ "6 Feb"."""
    return f"{on.day} {MONTHS[on.month - 1][:3]}"


def day_near(on: date, other: date) -> str:
    """ "6 February", with the year where it is not that of `other`."""
    return day(on) if on.year != other.year else f"{on.day} {MONTHS[on.month - 1]}"


def short_day_near(on: date, other: date) -> str:
    """ "6 Feb", with the year where it is not that of `other`."""
    return short_day(on) if on.year == other.year else f"{short_day(on)} {on.year}"


def week_of(on: date) -> str:
    """ "21–27 December 2026", the Monday to the Sunday around `on`."""
    first = on - on.weekday() * _DAY
    last = first + 6 * _DAY
    if first.year != last.year:
        return f"{day(first)} \N{EN DASH} {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} \N{EN DASH} {day(last)}"
    return f"{first.day}\N{EN DASH}{day(last)}"


def weeks_between(first: date, last: date) -> int:
    """Begun weeks from `first` to `last`: 1 for the same week, 0 for the same day."""
    return max(0, -((first - last) // _WEEK))
