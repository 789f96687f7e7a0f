"""From hours of learning to dates, and back."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pace:
    """So many hours every week, from `start`. A date in `weeks_off` stands for its week,
    Monday to Sunday, in which nothing is done. Raises ValueError without hours."""

    start: date
    hours_per_week: int
    weeks_off: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if self.hours_per_week <= 0:
            raise ValueError("A roadmap needs at least one hour a week.")

    @cached_property
    def mondays_off(self) -> tuple[date, ...]:
        return tuple(sorted({_monday(day) for day in self.weeks_off}))

    @cached_property
    def begin(self) -> date:
        """The first day from `start` that is not off, at most the last of dates."""
        day = self.start
        for monday in self.mondays_off:
            if _monday(day) == monday:
                day = _week_after(monday)
        return day

    def finish(self, hours: int) -> date:
        """The day by which `hours` are done. Never a day off, never after the last of dates."""
        days = -(-7 * hours // self.hours_per_week)
        if days > (date.max - self.begin).days:
            return date.max
        day = self.begin + days * DAY
        for monday in self.mondays_off:
            if self.begin < monday <= day:
                day = _week_after(day)
        return day

    def needed(self, hours: int, until: date) -> int | None:
        """Whole hours a week that finish `hours` by then, None where no number does."""
        if not hours:
            return 0
        days = self._days(until)
        return -(-7 * hours // days) if days > 0 else None

    def _days(self, until: date) -> int:
        """How many days that are not off lie between the beginning and `until`."""
        for monday in reversed(self.mondays_off):
            if _monday(until) == monday:
                until = monday - DAY
        off = sum(self.begin < monday <= until for monday in self.mondays_off)
        return (until - self.begin).days - 7 * off


def _week_after(day: date) -> date:
    """Never after the last of dates."""
    return day + min(WEEK, date.max - day)


def _monday(day: date) -> date:
    return day - day.weekday() * DAY
