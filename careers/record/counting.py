"""How much is kept of a member, for a page that says so."""

from typing import NamedTuple

from careers.models import Evidence, FitResult, Rating, RatingEvent


class Counts(NamedTuple):
    skills: int
    changes: int
    evidence: int
    fits: int


def counts(member_id: int) -> Counts:
    """Four queries."""
    mine = {"member_id": member_id}
    return Counts(
        Rating.objects.filter(**mine, level__isnull=False).count(),
        RatingEvent.objects.filter(**mine).count(),
        Evidence.objects.filter(**mine).count(),
        FitResult.objects.filter(**mine).count(),
    )
