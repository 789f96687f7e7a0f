"""What a member is heading for."""

from careers.models import Goal


def of_member(member_id: int) -> str | None:
    """The slug of the target role, which a later release may have retired. One query."""
    return Goal.objects.filter(member_id=member_id).values_list("role__slug", flat=True).first()
