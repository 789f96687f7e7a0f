"""Random histories: what a member said in time, and releases that changed under it.

Each event is written as `careers.actions.rate` writes it: its old level is what the member
held under the release of that moment.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from careers.domain.catalogue import Catalogue, Role, Skill
from careers.domain.holdings import holdings, levels
from careers.domain.readiness import assess
from careers.domain.timeline import Asked, Event
from tests.domain.strategies import SKILLS, requirement_lists, skills

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = BEGIN - timedelta(days=1)


def hour(number):
    return BEGIN + timedelta(hours=number)


class Past(NamedTuple):
    """`events` and `releases` of one role, oldest first."""

    events: list
    releases: list

    def ratings(self, moment, *, inclusive=True):
        """The rows of the member's ratings as they were at that time."""
        said = {}
        for event in self.events:
            if event.at < moment or (inclusive and event.at == moment):
                said[event.skill] = (event.skill, event.new, event.at)
        return list(said.values())

    def release(self, moment):
        return [row for row in self.releases if row.at <= moment][-1]

    def score(self, moment):
        """(low, high, verdict) as a page would have shown them then; None without any."""
        release = self.release(moment)
        found = assess(release.requirements, held(self.ratings(moment), release))
        return found and (found.low, found.high, found.verdict)


def held(rows, release):
    return levels(holdings(rows, catalogue(release)))


def catalogue(release):
    """Requirements name skills of their release only, and publish refuses what does not."""
    kept = [slug for slug in SKILLS if slug not in release.merged]
    return Catalogue(
        number=release.number,
        roles=(Role("role", "Role", release.requirements),),
        skills=tuple(Skill(slug, slug) for slug in kept),
        merged=release.merged,
    )


@st.composite
def releases(draw, number, at):
    """A release that merges some skills into others, and may ask nothing at all."""
    merged = draw(st.dictionaries(skills, skills, max_size=2))
    merged = {old: new for old, new in merged.items() if old != new and new not in merged}
    asked = [
        row
        for row in draw(requirement_lists(min_size=0, max_size=4))
        if not any(slug in merged for slug in row.any_of)
    ]
    return Asked(number, at, tuple(asked), merged)


@st.composite
def pasts(draw, most=14):
    """Releases and ratings in turn; a release may come at the very moment of a rating."""
    found = Past([], [draw(releases(1, FIRST))])
    time = 0
    for _ in range(draw(st.integers(0, most))):
        if draw(st.integers(0, 3)):
            time += 1
            found.events.append(draw(_event(found, hour(time))))
        else:
            time += draw(st.integers(0, 1))
            same = [event for event in found.events if event.at == hour(time)]
            at = hour(time + 1) if same else hour(time)
            time += bool(same)
            found.releases.append(draw(releases(len(found.releases) + 1, at)))
    return found


@st.composite
def _event(draw, past, at):
    """A change, a clearing or (saying the same again) a confirmation; a correction is one more."""
    release = past.release(at)
    skill = draw(skills.filter(lambda slug: slug not in release.merged))
    old = held(past.ratings(at), release).get(skill)
    new = draw(st.one_of(st.just(old), st.none(), st.integers(0, 4)))
    return Event(at, len(past.events) + 1, skill, old, new)
