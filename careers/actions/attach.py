"""Attach evidence to a skill, change it, take it back. Ratings are never touched by it."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from careers.actions.rate import lock
from careers.domain.evidence_pieces import Attached
from careers.domain.fingerprints import fingerprint
from careers.domain.holdings import final
from careers.domain.levels import MAX_EVIDENCE
from careers.evidence import said_in
from careers.models import Evidence
from careers.releases import Published


class Full(Exception):
    """The member has as many pieces as one may have; nothing was saved."""


class Stale(Exception):
    """The piece is no longer what the page showed; nothing was saved."""


@transaction.atomic
def attach(
    *, member_id: int, skill: str, said: Attached, published: Published, now: datetime
) -> tuple[Evidence, bool]:
    """Attach `said` to the skill of that slug, which has a row, and whether it was new: the
    same thing said twice of one skill is kept once. Raises Full."""
    lock(member_id)
    own = Evidence.objects.filter(member_id=member_id)
    skill_id = published.skill_ids[skill]
    there = own.filter(skill_id=skill_id, **asdict(said)).first()
    if there:
        return there, False
    if own.count() >= MAX_EVIDENCE:
        raise Full
    values = asdict(said)
    return own.create(member_id=member_id, skill_id=skill_id, created_at=now, **values), True


@transaction.atomic
def change(*, member_id: int, pk: int, was: str, said: Attached) -> bool:
    """Make the member's piece say `said`; whether that changed it. `was` is the mark of what
    the page showed. Asks anew whether to rate by it where the level is another one. Raises
    Stale, and Evidence.DoesNotExist where the member has no such piece."""
    row = Evidence.objects.select_for_update().get(member_id=member_id, pk=pk)
    stored = said_in(row)
    if stored == said:
        return False
    if fingerprint(stored) != was:
        raise Stale
    declined = row.declined and stored.level == said.level
    Evidence.objects.filter(pk=row.pk).update(declined=declined, **asdict(said))
    return True


def take_back(*, member_id: int, pk: int) -> bool:
    """Whether the member had such a piece: it is gone now, and so is all that it did."""
    return bool(Evidence.objects.filter(member_id=member_id, pk=pk).delete()[0])


def decline(*, member_id: int, skill: str, level: int, published: Published) -> None:
    """The member does not want to be rated by the evidence for `skill` (a slug) up to `level`:
    what shows more, or is attached later, is asked about again."""
    merged = published.catalogue.merged
    same = [pk for pk, slug in published.skill_slugs.items() if final(slug, merged) == skill]
    own = Evidence.objects.filter(member_id=member_id, skill_id__in=same, level__lte=level)
    own.update(declined=True)
