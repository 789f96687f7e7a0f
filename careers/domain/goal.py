"""What a member is heading for: a role, and the pace on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from careers.domain import dates, wording
from careers.domain.fingerprints import fingerprint
from careers.domain.levels import USUAL_HOURS_A_WEEK


@dataclass(frozen=True, slots=True)
class GoalPace:
    """Hours a week (1-60), from `start_on` (None: from today on), perhaps with a day by which
    to be Ready. A day in `weeks_off` stands for its week, Monday to Sunday."""

    hours_per_week: int = USUAL_HOURS_A_WEEK
    start_on: date | None = None
    target_on: date | None = None
    weeks_off: tuple[date, ...] = ()

    def begin(self, today: date) -> date:
        """What is left is done from today on, however long ago the start was."""
        return max(self.start_on or today, today)


class GoalRole(NamedTuple):
    """The role a member is heading for. A later release than `last_release` (a number, None
    where no release ever did) may not hold it."""

    slug: str
    name: str
    last_release: int | None = None
    pace: GoalPace = GoalPace()


def mark(goal: GoalRole | None) -> str:
    """Another one says that the goal or its pace is no longer what a form was made from."""
    return fingerprint((goal.slug, goal.pace) if goal else None)


def stored(goal: GoalRole | None) -> str:
    """ "Data Scientist, 12 hours a week, Ready by 15 January 2027": what is kept now."""
    return ", ".join(_stored(goal)) if goal else "no goal"


def _stored(goal: GoalRole) -> Iterator[str]:
    pace = goal.pace
    yield goal.name
    yield f"{pace.hours_per_week} hour{'' if pace.hours_per_week == 1 else 's'} a week"
    if pace.start_on:
        yield f"from {dates.day(pace.start_on)}"
    yield f"Ready by {dates.day(pace.target_on)}" if pace.target_on else "no day to be Ready by"
    weeks = [dates.week_of(day) for day in pace.weeks_off]
    yield f"off in the week of {wording.listed(weeks)}" if weeks else "no weeks off"
