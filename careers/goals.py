"""What a member is heading for: read once a request, chosen, given up."""

from datetime import datetime

from careers.domain.overview import GoalRole
from careers.models import Goal, Role


def chosen(member_id: int) -> GoalRole | None:
    """The target role, which a later release may have retired. One query."""
    found = Goal.objects.filter(member_id=member_id).values_list(
        "role__slug", "role__name", "role__last_release"
    )
    return next((GoalRole(*row) for row in found), None)


def of_member(member_id: int) -> str | None:
    """The slug of the target role. One query."""
    goal = chosen(member_id)
    return goal.slug if goal else None


def choose(member_id: int, role_slug: str, now: datetime) -> None:
    """Set or replace the goal; choosing the one held already keeps its date.
    Raises Role.DoesNotExist."""
    role = Role.objects.only("id").get(slug=role_slug)
    goal, _ = Goal.objects.get_or_create(
        member_id=member_id, defaults={"role": role, "set_at": now}
    )
    if goal.role_id != role.pk:
        Goal.objects.filter(pk=goal.pk).update(role=role, set_at=now)


def give_up(member_id: int) -> None:
    Goal.objects.filter(member_id=member_id).delete()
