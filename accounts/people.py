"""What administrators do to people, each deed in one transaction with its entry in the log."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

from allauth.account.adapter import get_adapter
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts import addresses, browsers, journal, second_step
from accounts.models import TAKEN, User
from accounts.standing import GROUPS, MAY, Standing, standing_of

NOT_ONESELF: Final = "Not to yourself: another administrator has to do that."
NOT_ALLOWED: Final = "Your account may not do that."
NOTHING_TO_DO: Final = "There is nothing to change."


class Refused(Exception):
    """Why a deed is not done."""


class Deed(NamedTuple):
    """`fits` says whether doing it would change anything. `ranks`: superusers only."""

    name: str
    label: str
    about: str
    done: str
    fits: Callable[[User], bool]
    apply: Callable[[User], None]
    ranks: bool = False
    told: str = ""
    """The kind of accounts.journal that the person reads of it."""


@transaction.atomic
def do(deed: Deed, *, by: User, person_id: int) -> None:
    """Raises Refused. Nobody does anything to themselves, and whoever does it is looked up anew
    while the rows of both are held: so one administrator always remains, even where two try to
    demote each other at once."""
    held = User.objects.select_for_update().filter(pk__in={by.pk, person_id}).order_by("pk")
    rows = {person.pk: person for person in held}
    if person_id == by.pk:
        raise Refused(NOT_ONESELF)
    if person_id not in rows or not may(rows.get(by.pk), rows[person_id], deed):
        raise Refused(NOT_ALLOWED)
    person = rows[person_id]
    if not deed.fits(person):
        raise Refused(NOTHING_TO_DO)
    deed.apply(person)
    if deed.told:
        tell(person, deed.told)
    log(by=by, person=person, message=deed.done)


def may(by: User | None, person: User, deed: Deed) -> bool:
    """Superusers do everything; whoever else keeps people, nothing to staff."""
    if by is None or not (by.is_active and by.is_staff):
        return False
    return by.is_superuser or not (deed.ranks or is_above(by, person))


def is_above(by: Any, person: User) -> bool:
    """Whether `by` may not touch `person`, who has rights that `by` could gain by it."""
    return not by.is_superuser and (person.is_staff or person.is_superuser)


def deeds_for(by: User, person: User) -> list[Deed]:
    """What `by` may do to `person` as they are now."""
    if by.pk == person.pk:
        return []
    return [deed for deed in DEEDS.values() if may(by, person, deed) and deed.fits(person)]


def tell(person: User, kind: str, *, to: str = "", **more: str) -> None:
    """What was done to their account: in their journal, and by mail to their address or `to`."""
    journal.note(person.pk, kind)
    context = {"what": journal.KINDS[kind], **more}
    get_adapter().send_mail("account/email/by_administrator", to or person.email, context)


def move(person: User, *, old: str) -> None:
    """Make their address the only one, and tell the `old` one. Raises ValidationError."""
    addresses.assign(person, person.email, verified=False)
    tell(person, "admin_changed_email", to=old, moved_to=person.email)


@transaction.atomic
def invite(*, by: User, email: str, name: str, standing: Standing) -> User:
    """An account without a password, which only the link of its invitation opens.

    Raises ValidationError where somebody has the address, Refused where `by` may not give
    `standing`.
    """
    if standing is not Standing.MEMBER and not by.is_superuser:
        raise Refused(NOT_ALLOWED)
    person = _created(email, name)
    # The link goes to this address, or an administrator passes it on: no code is needed as well.
    addresses.assign(person, email, verified=True)
    _become(person, standing)
    log(by=by, person=person, message=f"Invited as {standing.label}.", flag=ADDITION)
    return person


def _created(email: str, name: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name=name)
    except IntegrityError as error:
        raise ValidationError(TAKEN, code="email_taken") from error


def log(*, by: User, person: User, message: str | list[Any], flag: int = CHANGE) -> LogEntry:
    """By number: the log outlives the account, and no address may."""
    return LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr=f"Person {person.pk}",
        action_flag=flag,
        change_message=json.dumps(message) if isinstance(message, list) else message,
    )


def _become(person: User, standing: Standing) -> None:
    """Exactly the rights of `standing`. Raises Refused where its group was deleted."""
    wanted = GROUPS.get(standing)
    groups = list(Group.objects.filter(name=wanted))
    if wanted and not groups:
        raise Refused(f"There is no group {wanted} any more.")
    person.is_superuser = standing is Standing.ADMINISTRATOR
    person.is_staff = standing is not Standing.MEMBER
    person.save(update_fields=["is_superuser", "is_staff"])
    person.user_permissions.clear()
    person.groups.set(groups)


def _end_sessions(person: User) -> None:
    browsers.end_all(person.pk)


def _remove_second_step(person: User) -> None:
    second_step.remove(person)
    _end_sessions(person)


def _deactivate(person: User) -> None:
    """Reactivating must not bring old sessions back."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    _end_sessions(person)


def _reactivate(person: User) -> None:
    person.is_active = True
    person.save(update_fields=["is_active"])


def _ask_for_a_new_password(person: User) -> None:
    person.must_change_password = True
    person.save(update_fields=["must_change_password"])


def _ranking(standing: Standing, label: str) -> Deed:
    return Deed(
        f"make_{standing}",
        label,
        MAY[standing],
        f"Made {standing.label}.",
        lambda person: standing_of(person) is not standing,
        partial(_become, standing=standing),
        ranks=True,
    )


DEEDS: Final = {
    deed.name: deed
    for deed in (
        Deed(
            "deactivate",
            "Deactivate and sign out",
            "They cannot sign in any more. Nothing that they entered is deleted.",
            "Deactivated.",
            lambda person: person.is_active,
            _deactivate,
            told="admin_closed",
        ),
        Deed(
            "reactivate",
            "Reactivate",
            "They can sign in again, with the password that they had.",
            "Reactivated.",
            lambda person: not person.is_active,
            _reactivate,
            told="admin_opened",
        ),
        Deed(
            "end_sessions",
            "End all sessions",
            "Every device is signed out at its next page. The password stays as it is.",
            "Ended all sessions.",
            lambda _: True,
            _end_sessions,
            told="admin_ended_sessions",
        ),
        Deed(
            "ask_for_a_new_password",
            "Ask for a new password",
            "They choose one before the next page that they open.",
            "Asked for a new password.",
            lambda person: not person.must_change_password,
            _ask_for_a_new_password,
            told="admin_asked_password",
        ),
        Deed(
            "remove_second_step",
            "Turn two-step sign-in off",
            "For who lost their telephone and their recovery codes: make sure that it is them. "
            "Every device is signed out; codes, passkeys and recovery codes are gone.",
            "Turned two-step sign-in off.",
            second_step.is_on,
            _remove_second_step,
            ranks=True,
            told="admin_removed_step",
        ),
        _ranking(Standing.REVIEWER, "Make a reviewer"),
        _ranking(Standing.EDITOR, "Make an editor"),
        _ranking(Standing.ADMINISTRATOR, "Make an administrator"),
        _ranking(Standing.MEMBER, "Take all rights away"),
    )
}
"""By the name that a form sends."""
