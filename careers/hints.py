"""A member's hints, less those that they put aside."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from django.db import transaction

from careers.domain.catalogue import Catalogue
from careers.domain.hints import Hint, Stale, hints, stale
from careers.domain.holdings import Held, levels
from careers.domain.wording import capital, count, number_word
from careers.models import HintAside

AT_ONCE: Final = 20
"""So many ratings are asked for again on one page, the oldest first."""


class Noticed(NamedTuple):
    """`aside` is how many hints were put aside and would be told otherwise."""

    hints: tuple[Hint, ...]
    aside: int
    stale: tuple[Stale, ...]

    @property
    def anything(self) -> bool:
        return bool(self.hints or self.stale)

    @property
    def old(self) -> str:
        """ "Six of your ratings have not been confirmed for long."."""
        number = len(self.stale)
        which = f"{capital(number_word(number))} of your ratings" if number > 1 else "One rating"
        return f"{which} {'have' if number > 1 else 'has'} not been confirmed for long."

    @property
    def them(self) -> str:
        return "it" if len(self.hints) + len(self.stale) == 1 else "them"

    @property
    def put_aside(self) -> str:
        """ "Two hints are put aside."."""
        return (
            f"{capital(count(self.aside, 'hint'))} {'is' if self.aside == 1 else 'are'} put aside."
        )


def of_member(
    member_id: int, catalogue: Catalogue, held: Mapping[str, Held], now: datetime
) -> Noticed:
    """One query, and none where there is no hint that could have been put aside."""
    found = hints(catalogue, levels(held))
    aside = _aside(member_id) if found else ()
    told = tuple(hint for hint in found if hint.key not in aside)
    return Noticed(told, len(found) - len(told), stale(catalogue, held, now))


def _aside(member_id: int) -> Collection[str]:
    return set(HintAside.objects.filter(member_id=member_id).values_list("key", flat=True))


@transaction.atomic
def put_aside(member_id: int, key: str, found: Collection[Hint], now: datetime) -> bool:
    """Whether `key` is one of the hints `found` today. What no hint has any more is forgotten
    with it, so that nobody's rows grow."""
    keys = [hint.key for hint in found]
    if key not in keys:
        return False
    rows = HintAside.objects.filter(member_id=member_id)
    rows.exclude(key__in=keys).delete()
    HintAside.objects.bulk_create(
        [HintAside(member_id=member_id, key=key, at=now)], ignore_conflicts=True
    )
    return True


def tell_again(member_id: int) -> None:
    HintAside.objects.filter(member_id=member_id).delete()
