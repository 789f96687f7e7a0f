"""E-mail addresses: one way to write each, and one place that changes a member's."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import TAKEN, User

NOT_AN_ADDRESS = "This is not an e-mail address. One looks like name@example.org."


def canonical(address: str) -> str:
    """`address` as it is stored and mailed to: small letters, the domain in ASCII.

    Raises ValidationError for letters before the @ that only look like plain ones (a dotless
    i, a long s): two such addresses would read the same and belong to two people.
    """
    name, _, domain = address.strip().lower().rpartition("@")
    if not name.isascii():
        raise ValidationError(
            "Use plain letters before the @. This holds a letter that only looks like one.",
            code="look_alike",
        )
    try:
        return f"{name}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise ValidationError(NOT_AN_ADDRESS, code="invalid") from error


def assign(user: User, address: str, *, verified: bool) -> None:
    """Make `address` the only one of `user`, who signs in with it from now on.

    Raises ValidationError where somebody else has it, or took it since a form looked.
    """
    try:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(email=address)
            EmailAddress.objects.filter(user=user).delete()
            EmailAddress.objects.create(user=user, email=address, primary=True, verified=verified)
    except IntegrityError as error:
        raise ValidationError(TAKEN, code="email_taken") from error
    user.email = address


def is_taken(address: str, *, by_other_than: User | None = None) -> bool:
    others = User.objects.filter(email__iexact=address)
    return others.exclude(pk=by_other_than.pk).exists() if by_other_than else others.exists()
