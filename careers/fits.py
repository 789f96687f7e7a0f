"""The fit results that a member keeps."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from careers import releases
from careers.domain.catalogue import Catalogue
from careers.domain.fit import Fit, Outcome, judge
from careers.domain.levels import FIT_ANSWERS
from careers.domain.wording import listed
from careers.models import FitResult

MOST: Final = 50
"""Results that one member keeps; the oldest make room."""
CHOICES: Final = {str(answer): answer for answer in FIT_ANSWERS}
WORDS: Final[dict[Outcome, str]] = {
    "one": "{roles} suits you",
    "all": "{roles} suit you",
    "close": "Too close to call: {roles}",
    "neither": "No role pulls you",
}


class Kept(NamedTuple):
    """`query` answers the statements of today in the same way."""

    pk: int
    taken_at: datetime
    release: int
    words: str
    query: str


def keep(member_id: int, catalogue: Catalogue, answers: Mapping[str, int], now: datetime) -> None:
    """Keep what `answers` come to under this release; the newest one twice is kept once."""
    found: Fit = judge(catalogue.fit_statements, answers)
    if is_newest(member_id, catalogue, answers):
        return
    FitResult.objects.create(
        member_id=member_id,
        release=catalogue.number,
        answers=dict(answers),
        outcome=found.outcome,
        roles=list(found.roles),
        taken_at=now,
    )
    old = FitResult.objects.filter(member_id=member_id).values_list("pk", flat=True)[MOST:]
    FitResult.objects.filter(pk__in=list(old)).delete()


def is_newest(member_id: int, catalogue: Catalogue, answers: Mapping[str, int]) -> bool:
    """Whether the result kept last is that of `answers` under this release. One query."""
    newest = FitResult.objects.filter(member_id=member_id).first()
    return newest is not None and (newest.release, newest.answers) == (
        catalogue.number,
        dict(answers),
    )


def answers_in(
    sent: Mapping[str, str], catalogue: Catalogue
) -> tuple[dict[str, int], frozenset[str]]:
    """By statement, and the statements whose answer is none of the five. What names no
    statement of this release was one of another, and is left out."""
    given = {row.slug: sent[row.slug] for row in catalogue.fit_statements if sent.get(row.slug)}
    known = {slug: CHOICES[value] for slug, value in given.items() if value in CHOICES}
    return known, frozenset(given) - frozenset(known)


def keep_from(member_id: int, address: str, now: datetime) -> bool:
    """Keep the result that `address` (a path of this site) shows; whether it shows one. Who
    signs up from a result is told that it is kept. More fields than a page is ever asked with
    show none."""
    path, _, query = address.partition("?")
    fields = 1 + query.count("&")
    if path != reverse("fit") or fields > settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:
        return False
    catalogue = releases.current_catalogue()
    answers, wrong = answers_in(QueryDict(query), catalogue)
    if wrong or not answers:
        return False
    keep(member_id, catalogue, answers, now)
    return True


def drop(member_id: int, pk: str) -> bool:
    """Whether there was such a result of this member's."""
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18:
        return False
    return bool(FitResult.objects.filter(member_id=member_id, pk=int(pk)).delete()[0])


def of_member(member_id: int, catalogue: Catalogue) -> list[Kept]:
    """Newest first. One query. A role that is gone is told by its slug."""
    rows = FitResult.objects.filter(member_id=member_id)
    names = {role.slug: role.name for role in catalogue.roles}
    return [
        Kept(
            row.pk,
            row.taken_at,
            row.release,
            WORDS[cast("Outcome", row.outcome)].format(
                roles=listed([names.get(slug, slug) for slug in row.roles]) if row.roles else ""
            ),
            urlencode(sorted(row.answers.items())),
        )
        for row in rows
    ]
