"""The whole page, from a member's record to what is shown of it."""

from dataclasses import dataclass
from datetime import date

from careers.domain import dates, wording
from careers.domain.catalogue import Role
from careers.domain.progress import entries, milestones, skills, table
from careers.domain.progress.chart import Chart, chart
from careers.domain.progress.entries import Entry, standing
from careers.domain.progress.milestones import Milestone
from careers.domain.progress.record import Record
from careers.domain.progress.skills import SkillRow
from careers.domain.progress.spans import Span, first_day
from careers.domain.progress.table import Table
from careers.domain.timeline import Score

A_PAGE = 20
"""Days with something to tell on one page."""
ALWAYS = "Each change is split into what you did and what the role did. The two always add up."


@dataclass(frozen=True, slots=True)
class Pages:
    """Of the entries: the one shown, and of how many."""

    number: int
    count: int

    @property
    def newer(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def older(self) -> int | None:
        return self.number + 1 if self.number < self.count else None


@dataclass(frozen=True, slots=True)
class Page:
    headline: str
    lede: str
    table: Table
    chart: Chart | None
    milestones: tuple[Milestone, ...]
    entries: tuple[Entry, ...]
    pages: Pages
    skills: tuple[SkillRow, ...]


class NoSuchPage(LookupError):
    """There are fewer."""


def page(record: Record, span: Span, number: int, today: date) -> Page:
    """Page `number` (from 1) of the entries, everything else whole. Raises NoSuchPage."""
    first = first_day(span, record.day(record.events[0].at), today)
    start = record.place(first)
    days = entries.relevant(record, start)
    pages = Pages(number, max(1, -(-len(days) // A_PAGE)))
    if not 1 <= number <= pages.count:
        raise NoSuchPage
    return Page(
        headline=headline(record.role, record.before(start), record.now),
        lede=f"Since {dates.day(first)}. {ALWAYS}",
        table=table.table(record, first, today),
        chart=chart(record, first, today),
        milestones=milestones.milestones(record),
        entries=tuple(
            entries.entry(record, day) for day in days[A_PAGE * (number - 1) : A_PAGE * number]
        ),
        pages=pages,
        skills=skills.skill_rows(record, first),
    )


def headline(role: Role, before: Score, now: Score) -> str:
    """What became of it, in a sentence."""
    if now.verdict == "unrated":
        return f"Nothing that {role.name} asks for is rated."
    if before.verdict == "unrated":
        return f"Your readiness for {role.name} has come to {standing(now)}."
    if (before.low, before.high) == (now.low, now.high):
        return f"Your readiness for {role.name} stayed at {standing(now)}."
    if standing(before) == standing(now):
        return f"Your readiness for {role.name} moved by less than a point, at {standing(now)}."
    verb = _verb(before, now)
    return f"Your readiness for {role.name} {verb} from {standing(before)} to {standing(now)}."


def _verb(before: Score, now: Score) -> str:
    if now.low_percent != before.low_percent:
        return "rose" if now.low > before.low else "fell"
    return "narrowed" if now.high < before.high else "widened"


def nothing(role: Role | None) -> str:
    """Where nothing was ever rated."""
    if role is None:
        return "No role asks for anything yet."
    return f"Your way to {wording.with_article(role.name)} begins with a rating."
