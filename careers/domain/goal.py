"""What a member is heading for: a role, and the pace on the way."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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
