"""Save how far a member is with a trial task, and the evidence that comes of it or goes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from careers import trials
from careers.domain.trial_document import TrialTask
from careers.domain.trials import (
    Attempt,
    Kept,
    Turn,
    Wish,
    fresh,
    mark,
    missing,
    turn,
    with_past,
)
from careers.models import Evidence, TrialProgress
from careers.releases import Published


@dataclass(frozen=True)
class Tried:
    """`stale`: the page was made from something else, and nothing was written."""

    kept: Kept
    turn: Turn = "keep"
    stale: bool = False


@transaction.atomic
def try_task(
    *,
    member_id: int,
    role: str,
    task: TrialTask,
    wish: Wish,
    published: Published,
    now: datetime,
    today: date,
) -> Tried:
    """Save what a member says of a task of the current release. What is stored already writes
    nothing, whatever the page was made from: a second click changes nothing and is no fault.

    The row is locked first, so that of two forms the second sees what the first one did.
    """
    row, is_new = TrialProgress.objects.select_for_update().get_or_create(
        member_id=member_id,
        role=role,
        task=task.slug,
        defaults={"title": task.title, "updated_at": now},
    )
    before = trials.one(member_id, published, role, task.slug) or fresh(role, task)
    after = with_past(task, wish.said, before.attempt)
    turned = turn(task, before.attempt, after, wish.deed)
    if not _moves(turned, task, before):
        turned = "keep"
    done = after == before.attempt and turned == "keep"
    stale = not done and wish.was != mark(before, task)
    if done or stale:
        if is_new:
            row.delete()
        return Tried(before, stale=stale)
    _write(row, task, after, now)
    _turn(row, turned, missing(task, before), task, published, now, today)
    return Tried(trials.one(member_id, published, role, task.slug) or before, turned)


@transaction.atomic
def take_back(*, member_id: int, role: str, task: str) -> bool:
    """The evidence of a task that may be gone from the catalogue; whether there was any."""
    rows = Evidence.objects.filter(member_id=member_id, trial__role=role, trial__task=task)
    return bool(rows.delete()[0])


def _moves(turned: Turn, task: TrialTask, before: Kept) -> bool:
    """Whether there is any evidence to attach, or to take back."""
    return bool({"attach": missing(task, before), "take_back": before.attached}.get(turned))


def _write(row: TrialProgress, task: TrialTask, after: Attempt, now: datetime) -> None:
    row.title, row.updated_at = task.title, now
    row.ticked, row.link, row.note = sorted(after.ticked), after.link, after.note
    row.save()
    Evidence.objects.filter(trial=row).update(link=after.link, note=after.note)


def _turn(
    row: TrialProgress,
    turned: Turn,
    wanted: frozenset[tuple[str, int]],
    task: TrialTask,
    published: Published,
    now: datetime,
    today: date,
) -> None:
    if turned == "take_back":
        Evidence.objects.filter(trial=row).delete()
    elif turned == "attach":
        TrialProgress.objects.filter(pk=row.pk).update(attached_at=now)
        Evidence.objects.bulk_create(
            Evidence(
                member_id=row.member_id,
                skill_id=published.skill_ids[skill],
                level=level,
                kind="task",
                title=task.title,
                link=row.link,
                note=row.note,
                dated_on=today,
                created_at=now,
                trial=row,
            )
            for skill, level in sorted(wanted)
        )
