"""A member's trial tasks, read once a request."""

from collections import defaultdict
from datetime import date, datetime

from django.utils.timezone import localtime

from careers.domain.trials import Attempt, Kept, Shown, merged
from careers.models import Evidence, TrialProgress
from careers.releases import Published

FIELDS = ("pk", "role", "task", "title", "ticked", "link", "note", "attached_at")


def of_member(member_id: int, published: Published, **only: str) -> list[Kept]:
    """What is kept of each task that was touched, or of those with `role` and `task`. Two
    queries."""
    rows = TrialProgress.objects.filter(member_id=member_id, **only).order_by("role", "pk")
    attached = _attached(member_id, published)
    return [
        Kept(role, task, title, Attempt(frozenset(ticked), link, note), attached[pk], _day(at))
        for pk, role, task, title, ticked, link, note, at in rows.values_list(*FIELDS)
    ]


def one(member_id: int, published: Published, role: str, task: str) -> Kept | None:
    """Two queries."""
    return next(iter(of_member(member_id, published, role=role, task=task)), None)


def _day(moment: datetime | None) -> date | None:
    """In the member's time zone."""
    return localtime(moment).date() if moment else None


def _attached(member_id: int, published: Published) -> defaultdict[int, frozenset[Shown]]:
    """By the key of the progress that it came of."""
    slugs, merges = published.skill_slugs, published.catalogue.merged
    rows = Evidence.objects.filter(member_id=member_id, trial__isnull=False).order_by()
    found: defaultdict[int, frozenset[Shown]] = defaultdict(frozenset)
    for trial, skill, level in rows.values_list("trial_id", "skill_id", "level"):
        if skill in slugs:
            found[trial] |= {merged(slugs[skill], level, merges)}
    return found
