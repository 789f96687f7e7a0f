"""What a timeline is made from: a member's events, and the releases that they fell under."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.db.models import QuerySet

from careers.domain.holdings import final
from careers.domain.reading import stored_as
from careers.domain.timeline import Event
from careers.domain.timeline.editions import Edition, Extract, edition
from careers.models import RatingEvent, Release
from careers.releases import Published

NEWEST: Final = 100
"""So many events are undone for the trend on the first page."""
KEPT: Final = 2048
"""Old releases that a process keeps, of about 20 kB each: each is read once."""

Stamp = tuple[int, int, datetime]
"""Primary key and number of a release, and since when it counts."""


def events_of(member_id: int, published: Published) -> list[Event]:
    """All that the member ever said, oldest first. One query, no join."""
    return _events(_rows(member_id), published)[::-1]


def newest_events_of(member_id: int, published: Published) -> list[Event]:
    """The newest ones, oldest first. One query."""
    return _events(_rows(member_id)[:NEWEST], published)[::-1]


def events_of_skill(member_id: int, published: Published, slug: str) -> list[Event]:
    """Of this skill and of those merged into it, newest first. One query."""
    merged = published.catalogue.merged
    ids = [
        pk
        for pk, one in published.skill_slugs.items()
        if one == slug or (one in merged and final(one, merged) == slug)
    ]
    return _events(_rows(member_id).filter(skill_id__in=ids), published)


def _rows(member_id: int) -> QuerySet[RatingEvent]:
    return RatingEvent.objects.filter(member_id=member_id).order_by("-at", "-id")


def _events(rows: QuerySet[RatingEvent], published: Published) -> list[Event]:
    slugs = published.skill_slugs
    fields = ("at", "id", "skill_id", "old_level", "new_level", "source")
    return [
        Event(at, pk, slugs[skill], old, new, source)
        for at, pk, skill, old, new, source in rows.values_list(*fields)
        if skill in slugs
    ]


def name_of(published: Published, slug: str, said: Sequence[Event]) -> str:
    """Of a skill of this release, or as the release called it under which it was last rated."""
    if published.catalogue.has_skill(slug):
        return published.catalogue.skill(slug).name
    return editions(published, said[0].at)[0].skills.get(slug, slug)


def editions(published: Published, since: datetime | None) -> tuple[Edition, ...]:
    """What was in force at `since` and every later release, in the order of their numbers;
    the first ever for None. No query for what the process has read already."""
    unpublished = published.catalogue.published_at is None
    stamps = (_stamps.__wrapped__ if unpublished else _stamps)(published)
    return tuple(_edition(*stamp) for stamp in stamps[_in_force(stamps, since) :])


def _in_force(stamps: Sequence[Stamp], since: datetime | None) -> int:
    """The place of the release in force at `since`, 0 for what is older than all of them."""
    if since is None:
        return 0
    return max(0, bisect_right(stamps, since, key=lambda stamp: stamp[2]) - 1)


@lru_cache(maxsize=4)
def _stamps(published: Published) -> tuple[Stamp, ...]:
    """Of every release up to this one: what is behind a release never changes. A release
    counts no earlier than the one before it, whatever its clock said."""
    rows = Release.objects.filter(number__lte=published.catalogue.number).order_by("number")
    found: list[Stamp] = []
    for pk, number, at in rows.values_list("pk", "number", "published_at"):
        found.append((pk, number, max(at, found[-1][2]) if found else at))
    return tuple(found)


@lru_cache(maxsize=KEPT)
def _edition(pk: int, number: int, at: datetime) -> Edition:
    """Never stale: a release is immutable. One query."""
    text = Release.objects.values_list("document", flat=True).get(pk=pk)
    return edition(stored_as(text, Extract), number, at)
