"""What share links and requests for reviews have in common: careers.tokens says what a token
is, careers.models.secret what is kept of it."""

from datetime import datetime
from typing import TypeVar

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from careers import tokens
from careers.models.secret import SecretLink

Link = TypeVar("Link", bound=SecretLink)


class Ended(Exception):
    """The link was revoked, or its time is over: it gets no new address."""


class TooMany(Exception):
    """The member has as many as anybody may have."""


def lock(member_id: int) -> None:
    """So that two windows do not both make the last link there is room for."""
    get_user_model().objects.select_for_update(no_key=True).values_list("pk").get(pk=member_id)


def is_open(link: SecretLink, now: datetime) -> bool:
    return link.revoked_at is None and now < link.ends_at


def new_address(link: SecretLink, now: datetime) -> str:
    """The token by which `link` opens from here; the one before is void. Raises Ended."""
    if not is_open(link, now):
        raise Ended
    secret = tokens.new()
    link.digest = secret.digest
    link.save(update_fields=["digest"])
    return secret.token


def opened_by(links: "QuerySet[Link]", token: str, now: datetime) -> Link | None:
    """The open one of `token`, with its member; None for any other, whatever the reason.
    One query."""
    digest = tokens.digest_of(token)
    if digest is None:
        return None
    found = links.filter(digest=digest, revoked_at=None, ends_at__gt=now, member__is_active=True)
    return found.select_related("member").first()
