"""A member's share links: made, listed, given a new address, ended, and found by their token."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from django.db import transaction
from django.db.models import F

from careers import tokens
from careers.domain.catalogue import Catalogue
from careers.domain.sharing import LISTED_DAYS, MOST_LIVE, told
from careers.models import ShareLink
from careers.secret_links import TooMany, is_open, lock, new_address, opened_by

State = Literal["open", "revoked", "over"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new link is to show, and until when. `made_from` names the form."""

    label: str
    parts: Sequence[str]
    shows_name: bool
    ends_at: datetime
    made_from: str


class Line(NamedTuple):
    """One link in the list of its member."""

    link: ShareLink
    state: State
    shows: str

    @property
    def is_open(self) -> bool:
        return self.state == "open"


class Made(NamedTuple):
    """`token` is known here and to nobody else. `again`: the form was sent twice, and the
    address that its first sending made is void."""

    link: ShareLink
    token: str
    again: bool


def state(link: ShareLink, now: datetime) -> State:
    if link.revoked_at is not None:
        return "revoked"
    return "open" if is_open(link, now) else "over"


def of_member(member_id: int, catalogue: Catalogue, now: datetime) -> list[Line]:
    """The newest first, those that ended long ago left out. One query."""
    links = ShareLink.objects.filter(member_id=member_id)
    lines = [Line(link, state(link, now), told(link.parts, catalogue)) for link in links]
    return sorted(
        (line for line in lines if not _is_long_ago(line.link, now)),
        key=lambda line: not line.is_open,
    )


def own(member_id: int, pk: int) -> ShareLink | None:
    """One query."""
    return ShareLink.objects.filter(member_id=member_id, pk=pk).first()


@transaction.atomic
def make(member_id: int, wanted: Wanted, now: datetime) -> Made:
    """Raises TooMany, and Ended where the form was sent before and its link ended since."""
    lock(member_id)
    links = ShareLink.objects.filter(member_id=member_id)
    if before := links.filter(made_from=wanted.made_from).first():
        return Made(before, new_address(before, now), again=True)
    for link in links.filter(ends_at__lt=now - timedelta(days=LISTED_DAYS)):
        link.delete()
    if links.filter(revoked_at=None, ends_at__gt=now).count() >= MOST_LIVE:
        raise TooMany
    secret = tokens.new()
    link = ShareLink.objects.create(
        member_id=member_id,
        digest=secret.digest,
        label=wanted.label,
        parts=list(wanted.parts),
        shows_name=wanted.shows_name,
        made_from=wanted.made_from,
        created_at=now,
        ends_at=wanted.ends_at,
    )
    return Made(link, secret.token, again=False)


@transaction.atomic
def renew(member_id: int, pk: int, now: datetime) -> Made | None:
    """Another address for the same link; the one before is void from here. None where the
    member has no such link. Raises Ended."""
    lock(member_id)
    link = own(member_id, pk)
    return Made(link, new_address(link, now), again=False) if link else None


def revoke(member_id: int, pk: int, now: datetime) -> bool:
    """Whether the member has such a link. It is void from here; a second time changes nothing."""
    link = ShareLink.objects.filter(member_id=member_id, pk=pk)
    return bool(link.filter(revoked_at=None).update(revoked_at=now)) or link.exists()


def remove(member_id: int, pk: int) -> None:
    """Take it from the list. One that is open is void with it."""
    ShareLink.objects.filter(member_id=member_id, pk=pk).delete()


def found(token: str, now: datetime) -> ShareLink | None:
    """The open link of `token`, with its member; None for any other, whatever the reason.
    One query."""
    return opened_by(ShareLink.objects.all(), token, now)


def count(link: ShareLink) -> None:
    """It was opened once more."""
    ShareLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1)


def _is_long_ago(link: ShareLink, now: datetime) -> bool:
    ended = min(link.ends_at, link.revoked_at or link.ends_at)
    return ended < now - timedelta(days=LISTED_DAYS)
