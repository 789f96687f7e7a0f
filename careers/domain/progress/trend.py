"""Readiness of the last while as a few straight lines, with their table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from careers.domain import dates
from careers.domain.catalogue import Role
from careers.domain.progress.chart import MARKS, SCALE, Mark
from careers.domain.progress.entries import standing
from careers.domain.progress.recent import Sample
from careers.domain.timeline import Score

MOST_LINES: Final = 3
"""More of them are not told apart."""
TOO_NEAR: Final = 9.0
"""Percent of the height, between two words one below the other."""


@dataclass(frozen=True, slots=True)
class Line:
    """`path` in units of SCALE, `dots` in percent from the left and from the top. The word at
    its end stands above it, or below where another line ends close above."""

    role: str
    path: str
    dots: tuple[tuple[float, float], ...]
    end: str
    end_y: float
    below: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """`rows` have a cell for each role of `roles` (slugs), the newest first."""

    title: str
    begin: str
    finish: str
    roles: tuple[str, ...]
    lines: tuple[Line, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    summary: str
    marks: tuple[Mark, ...] = MARKS


def trend(roles: Sequence[Role], samples: Sequence[Sample]) -> Trend | None:
    """`samples` have a score for each of `roles`, oldest first. None where there is no line:
    it needs two days on which something was rated that a role asks for."""
    lines = [
        line
        for place, role in enumerate(roles)
        if (line := _line(role, [(row.on, row.scores[place]) for row in samples]))
    ]
    if not lines:
        return None
    first, last = samples[0].on, samples[-1].on
    return Trend(
        title=f"Your readiness since {_since(first, last)}",
        begin=dates.day_near(first, last),
        finish=dates.day_near(last, first),
        roles=tuple(role.slug for role in roles),
        lines=_apart(lines),
        rows=tuple(
            (dates.day(row.on), tuple(standing(score) for score in row.scores))
            for row in reversed(samples)
        ),
        summary=f"{'; '.join(line.end for line in lines)} on {dates.day(last)}.",
    )


def _since(first: date, last: date) -> str:
    month = dates.MONTHS[first.month - 1]
    if (last - first).days < 60:
        return dates.day_near(first, last)
    return month if first.year == last.year else f"{month} {first.year}"


def _line(role: Role, scores: Sequence[tuple[date, Score]]) -> Line | None:
    """From the first day on which something was rated."""
    first, last = scores[0][0], scores[-1][0]
    days = (last - first).days
    dots = tuple(
        (round(100 * (on - first).days / days, 1), round(100 - float(score.low * 100), 1))
        for on, score in scores
        if score.verdict != "unrated"
    )
    if len(dots) < 2:
        return None
    path = "L".join(f"{x * SCALE / 100:.0f} {y * SCALE / 100:.0f}" for x, y in dots)
    end = f"{role.short_name} {standing(scores[-1][1])}"
    return Line(role.slug, f"M{path}", dots, end, dots[-1][1], below=False)


def _apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """From the top; a word goes below its line where it would lie on the one above."""
    ordered = sorted(lines, key=lambda line: line.end_y)
    near = {id(lower) for upper, lower in pairwise(ordered) if lower.end_y - upper.end_y < TOO_NEAR}
    return tuple(
        Line(row.role, row.path, row.dots, row.end, row.end_y, id(row) in near) for row in ordered
    )
