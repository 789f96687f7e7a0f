"""Erase a member: everything that is theirs, at once, and nothing of anybody else."""

from typing import Final

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Replace

from accounts import browsers
from accounts.models import NOBODY, User

GONE: Final = "An erased account"
LAST: Final = (
    "You are the only administrator. Make somebody else one first, or nobody could keep the "
    "people and the catalogue of this site."
)


class LastAdministrator(Exception):
    """Nobody would be left who keeps the people."""


@transaction.atomic
def erase(*, member_id: int) -> bool:
    """Whether there was such a member. Raises LastAdministrator.

    Their row is locked before anything is looked for: whatever another request saves of them
    is either here by then and goes, or finds nobody to belong to. Administrators are locked
    with it, so that of two who erase themselves at once one remains.
    """
    asked = Q(pk=member_id) | Q(is_superuser=True)
    people = {row.pk: row for row in User.objects.select_for_update().filter(asked).order_by("pk")}
    member = people.pop(member_id, None)
    if member is None:
        return False
    if member.is_superuser and not any(row.is_active for row in people.values()):
        raise LastAdministrator
    _clear_the_log(member)
    browsers.end_all(member.pk)
    member.delete()
    if settings.MAIL_CONFIGURED:
        get_adapter().send_mail("account/email/account_erased", member.email, {})
    return True


def _clear_the_log(member: User) -> None:
    """What an editor did stays explained, by nobody; what was done to them, to nobody."""
    done = LogEntry.objects.filter(user=member)
    if done.exists():
        done.update(user=_nobody())
    about = LogEntry.objects.filter(content_type__app_label="accounts", object_id=str(member.pk))
    about.update(object_id=None, object_repr=GONE)
    for field in ("object_repr", "change_message"):
        named = LogEntry.objects.filter(**{f"{field}__contains": member.email})
        named.update(**{field: Replace(field, Value(member.email), Value(GONE))})


def _nobody() -> User:
    """Whom the log names in place of everybody who is erased."""
    person, _ = User.objects.get_or_create(
        email=NOBODY, defaults={"is_active": False, "password": make_password(None)}
    )
    return person
