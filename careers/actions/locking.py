"""One writer at a time for what one member owns."""

from django.contrib.auth import get_user_model


def lock(member_id: int) -> None:
    """Until the transaction ends. PostgreSQL: the member's row. SQLite: the transaction itself,
    which begins IMMEDIATE. Raises User.DoesNotExist."""
    get_user_model().objects.select_for_update(no_key=True).values_list("pk").get(pk=member_id)
