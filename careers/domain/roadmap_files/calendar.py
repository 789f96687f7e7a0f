"""A roadmap as an iCalendar file (RFC 5545): the day on which each step is done, and Ready."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from careers.domain.catalogue import Catalogue, Role
from careers.domain.roadmap import Roadmap, Step
from careers.domain.roadmap_page.cards import readiness_after, title

LONGEST_LINE: Final = 75
"""Bytes of UTF-8 before a line has to be folded."""
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def calendar(
    catalogue: Catalogue, role: Role, roadmap: Roadmap, *, address: str, owner: str, now: datetime
) -> str:
    """One event of a whole day for each step. `address` is that of the roadmap's page, `owner`
    tells members apart. The same step has the same UID in every file, so that a calendar that
    reads a later one moves the event; SEQUENCE grows with the time."""
    stamp = [
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{int(now.timestamp()) // 60}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
    ]
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Crosswalk//Roadmap//EN"),
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(f'Roadmap to {role.name}')}",
    ]
    for name, day, summary, description in _events(catalogue, role, roadmap):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uuid5(NAMESPACE_URL, f'{address}#{name}?{owner}')}",
            *_all_day(day),
            f"SUMMARY:{escaped(summary)}",
            f"DESCRIPTION:{escaped(description)}",
            *stamp,
            "END:VEVENT",
        ]
    return "".join(f"{fold(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _events(
    catalogue: Catalogue, role: Role, roadmap: Roadmap
) -> Iterator[tuple[str, date, str, str]]:
    """Name, day, summary, description."""
    for step in roadmap.steps:
        name = title(catalogue, step.key)
        yield f"{step.skill}:{step.to_level}", step.finish, name, _told(catalogue, step)
    if roadmap.ready_steps:
        last = roadmap.ready_steps[-1]
        yield "ready", last.finish, f"Ready: {role.name}", readiness_after(last)


def _told(catalogue: Catalogue, step: Step) -> str:
    skill = catalogue.skill(step.skill)
    resources = [f"{row.title}: {row.url}" for row in skill.resources]
    return "\n".join(
        [skill.can_do[step.to_level], f"{step.hours} h, then {readiness_after(step)}", *resources]
    )


def _all_day(day: date) -> tuple[str, ...]:
    """The end is the day after; the very last of all days has none."""
    begins = f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day == date.max:
        return (begins,)
    return begins, f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"


def escaped(text: str) -> str:
    """As a value of the type TEXT."""
    plain = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    special = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return special.replace("\n", "\\n")


def fold(line: str) -> str:
    """At most LONGEST_LINE bytes a line, no character cut in two."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + width
    return "\r\n".join([*pieces, piece])
