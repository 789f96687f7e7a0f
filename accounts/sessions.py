"""Where a member is signed in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


class Kept(NamedTuple):
    """A session of a member, and what it says."""

    key: str
    ends_at: datetime
    said: dict[str, Any]


def of_member(member_id: int) -> list[Kept]:
    """All that have not run out. A session names its member only within: each is opened."""
    return [row for row in _all() if row.said.get(SESSION_KEY) == str(member_id)]


def end_all(member_id: int) -> None:
    """Every browser is signed out at its next request."""
    keys = [row.key for row in _all(expired=True) if row.said.get(SESSION_KEY) == str(member_id)]
    Session.objects.filter(pk__in=keys).delete()


def _all(*, expired: bool = False) -> Iterator[Kept]:
    rows = Session.objects.all()
    if not expired:
        rows = rows.filter(expire_date__gt=timezone.now())
    for row in rows.iterator():
        yield Kept(row.session_key, row.expire_date, row.get_decoded())
