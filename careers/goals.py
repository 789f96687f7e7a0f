"""What a member is heading for: read once a request, chosen, given up."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from careers.domain.goal import GoalPace, GoalRole, mark
from careers.domain.roadmap.choices import Choices, read
from careers.models import Goal, RoadmapChoices, Role

FIELDS = (
    *("role__slug", "role__name", "role__last_release"),
    *("hours_per_week", "start_on", "target_on", "weeks_off"),
)


def chosen(member_id: int) -> GoalRole | None:
    """The target role, which a later release may have retired, and the pace. One query."""
    found = Goal.objects.filter(member_id=member_id).values_list(*FIELDS)
    return next((_read(*row) for row in found), None)


def _read(
    slug: str,
    name: str,
    last_release: int | None,
    hours: int,
    start_on: date | None,
    target_on: date | None,
    weeks_off: Iterable[str],
) -> GoalRole:
    weeks = tuple(date.fromisoformat(day) for day in weeks_off)
    return GoalRole(slug, name, last_release, GoalPace(hours, start_on, target_on, weeks))


def with_choices(member_id: int) -> tuple[GoalRole | None, Choices]:
    """The goal, and what was chosen by hand on the way to it. One query."""
    made = RoadmapChoices.objects.filter(member_id=member_id, role=OuterRef("role__slug"))
    found = Goal.objects.filter(member_id=member_id)
    for *row, stored in found.values_list(*FIELDS, Subquery(made.values("made"))):
        return _read(*row), read(stored) if stored else Choices()
    return None, Choices()


def of_member(member_id: int) -> str | None:
    """The slug of the target role. One query."""
    goal = chosen(member_id)
    return goal.slug if goal else None


@transaction.atomic
def choose(
    member_id: int,
    role_slug: str,
    now: datetime,
    pace: GoalPace | None = None,
    *,
    was: str | None = None,
) -> bool:
    """Set or replace the goal; choosing the one held already keeps its date, and without a
    `pace` the one held stays. With the mark of what a form was made from (`was`), only as long
    as that is held; whether it was saved. Raises Role.DoesNotExist."""
    if was is not None and mark(_locked(member_id)) != was:
        return False
    role = Role.objects.only("id").get(slug=role_slug)
    written = _written(pace) if pace else {}
    goal, made = Goal.objects.get_or_create(
        member_id=member_id, defaults={"role": role, "set_at": now, **written}
    )
    if goal.role_id != role.pk:
        written |= {"role": role, "set_at": now}
    if written and not made:
        Goal.objects.filter(pk=goal.pk).update(**written)
    return True


def _locked(member_id: int) -> GoalRole | None:
    """As `chosen`, which nobody changes until the transaction ends."""
    Goal.objects.select_for_update().filter(member_id=member_id).first()
    return chosen(member_id)


def _written(pace: GoalPace) -> dict[str, object]:
    return {
        "hours_per_week": pace.hours_per_week,
        "start_on": pace.start_on,
        "target_on": pace.target_on,
        "weeks_off": [day.isoformat() for day in pace.weeks_off],
    }


def give_up(member_id: int) -> None:
    Goal.objects.filter(member_id=member_id).delete()
