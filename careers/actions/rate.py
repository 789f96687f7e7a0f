"""Save what a member says of their skills, with the event that tells it later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.contrib.auth import get_user_model
from django.db import transaction

from careers import ratings
from careers.domain.holdings import Held
from careers.models import Rating, RatingEvent
from careers.releases import Published

Source = Literal["web", "undo", "import", "api", "roadmap", "try"]
TICK = timedelta(microseconds=1)
"""The finest step of time that both databases keep."""


@dataclass(frozen=True)
class Wish:
    """What to save for one skill: `level` 0-4, or None to clear. Where `checked`, `was` is
    what the page showed, and the wish is refused if something else is stored by now.
    `source` is what the event will say of where it came from. With `again_before` a level
    held already is confirmed, if it was said before that moment."""

    level: int | None
    was: int | None = None
    checked: bool = False
    source: Source = "web"
    again_before: datetime | None = None

    def asks_for_more_than(self, held: Held | None) -> bool:
        """Whether what is stored is not yet what is wished for."""
        if self.level != (held.level if held else None):
            return True
        return held is not None and self.again_before is not None and held.at < self.again_before


@dataclass(frozen=True)
class Outcome:
    """`before` and `after` are the member's holdings by skill slug; `changed` the slugs that
    were written. With anything in `stale` (slug to the level stored) nothing was written."""

    before: Mapping[str, Held]
    after: Mapping[str, Held]
    changed: tuple[str, ...]
    stale: Mapping[str, int | None]


@transaction.atomic
def rate(
    *,
    member_id: int,
    wishes: Mapping[str, Wish],
    published: Published,
    now: datetime,
) -> Outcome:
    """Save all `wishes` (by skill slug, each a skill of the release) or none of them.

    The member's row is locked first, so that the old level of each event is the true one.
    A level held already writes nothing, whatever the page showed: a second click and a
    retry after a lost answer both succeed. What is written is later than all that the
    member said before, even where `now` is not (it was taken before the lock, and clocks
    differ): the newest rating counts, so nothing new may look old.
    """
    lock(member_id)
    rows = ratings.rows_of(member_id)
    before = ratings.under(rows, published)
    stored = {slug: before[slug].level if slug in before else None for slug in wishes}
    wanted = {
        slug: wish for slug, wish in wishes.items() if wish.asks_for_more_than(before.get(slug))
    }
    stale = {
        slug: stored[slug]
        for slug, wish in wanted.items()
        if wish.checked and wish.was != stored[slug]
    }
    if stale or not wanted:
        return Outcome(before, before, (), stale)
    times = _times(wanted, max([now, *(at + TICK for _, _, at in rows)]))
    _write(member_id, wanted, stored, times, published)
    after = {**before, **{slug: Held(wanted[slug].level, at) for slug, at in times.items()}}
    return Outcome(before, after, tuple(wanted), {})


def _times(wanted: Iterable[str], first: datetime) -> dict[str, datetime]:
    """One moment for each skill, so that a later merge of two of them has a newest."""
    return {slug: first + TICK * index for index, slug in enumerate(wanted)}


def lock(member_id: int) -> None:
    """Nobody else changes what this member says until the transaction ends. PostgreSQL: the row.
    SQLite: the transaction itself, which begins IMMEDIATE."""
    get_user_model().objects.select_for_update(no_key=True).values_list("pk").get(pk=member_id)


def _write(
    member_id: int,
    wanted: Mapping[str, Wish],
    stored: Mapping[str, int | None],
    times: Mapping[str, datetime],
    published: Published,
) -> None:
    ids = published.skill_ids
    Rating.objects.bulk_create(
        (
            Rating(member_id=member_id, skill_id=ids[slug], level=wish.level, rated_at=times[slug])
            for slug, wish in wanted.items()
        ),
        update_conflicts=True,
        unique_fields=("member", "skill"),
        update_fields=("level", "rated_at"),
    )
    RatingEvent.objects.bulk_create(
        RatingEvent(
            member_id=member_id,
            skill_id=ids[slug],
            old_level=stored[slug],
            new_level=wish.level,
            at=times[slug],
            source=wish.source,
        )
        for slug, wish in wanted.items()
    )
