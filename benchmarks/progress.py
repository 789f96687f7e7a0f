"""How much CPU ten years of a member's progress take: weekly changes, a release a quarter.

Usage: .venv/bin/python benchmarks/progress.py
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.plan import catalogue
from careers.domain.catalogue import Catalogue
from careers.domain.progress import recent
from careers.domain.progress.page import page
from careers.domain.progress.record import Record
from careers.domain.progress.spans import span
from careers.domain.readiness import assess
from careers.domain.timeline import Event
from careers.domain.timeline.editions import Edition

WEEKS, NEWEST, RELEASES, ROUNDS = 520, 100, 40, 7
BEGIN = datetime(2016, 1, 4, tzinfo=UTC)
END = BEGIN + timedelta(weeks=WEEKS)
MUST, AIM = 100.0, 40.0
"""Milliseconds for the whole page."""


def main() -> None:
    """Print milliseconds of CPU; exit with a message where the page takes longer than it must."""
    events, editions = _events(), _editions()
    shown = catalogue(RELEASES - 1)
    whole = _milliseconds(lambda: _page(shown, events, editions))
    lately = _milliseconds(lambda: _trend(shown, events, editions))
    once = _milliseconds(lambda: [assess(shown.roles[0].requirements, {}) for _ in range(WEEKS)])
    print(
        f"Ten years of progress take {whole:.1f} ms (must {MUST}, aim {AIM}), the newest {NEWEST} "
        f"events undone {lately:.1f} ms; scoring {WEEKS} times from scratch takes {once:.1f} ms."
    )
    if whole > MUST:
        raise SystemExit("Slower than it must be.")


def _events() -> list[Event]:
    chance, held, found = random.Random(1), dict[str, int](), []
    for week in range(WEEKS):
        skill, level = f"skill-{chance.randrange(60):02}", chance.randrange(5)
        at = BEGIN + timedelta(weeks=week)
        found.append(Event(at, week, skill, held.get(skill), level))
        held[skill] = level
    return found


def _editions() -> list[Edition]:
    """Each asks otherwise in every requirement: no release could change more."""
    found = []
    for number in range(RELEASES):
        made = catalogue(number)
        names = {skill.slug: skill.name for skill in made.skills}
        asked = {role.slug: role.requirements for role in made.roles}
        at = BEGIN + (END - BEGIN) * number / RELEASES
        found.append(Edition(number + 1, at, asked, names, tuple("01234"), {}))
    return found


def _page(shown: Catalogue, events: list[Event], editions: list[Edition]) -> None:
    record = Record(shown, shown.roles[0], events, editions, UTC)
    page(record, span("all"), 1, END.date())


def _trend(shown: Catalogue, events: list[Event], editions: list[Edition]) -> None:
    newest = events[-NEWEST:]
    said = {event.skill: (event.skill, event.new, event.at) for event in events}
    since = [row for row in editions if row.at > newest[0].at]
    inside = editions[len(editions) - len(since) - 1 :]
    told = recent.recent(shown, tuple(said.values()), newest, inside, whole=False)
    recent.samples(told, shown.roles, END.date(), UTC)


def _milliseconds(work: Callable[[], object]) -> float:
    """The least of several rounds: what else the machine does slows some of them."""
    found = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return 1000 * min(found)


if __name__ == "__main__":
    main()
