"""What a page of proposals posts: ratings that were made elsewhere, saved as they were shown."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from django.utils import timezone

from careers import forms
from careers.actions.rate import Outcome, Source, rate
from careers.domain.wording import listed
from careers.releases import Published
from careers.views.member import MemberRequest


class Brought(NamedTuple):
    """Either `changed`, the skills that were written, or why none was: `refusal`, with the
    status of the answer and what the form had chosen by skill slug."""

    changed: tuple[str, ...] = ()
    refusal: str = ""
    status: int = 200
    chosen: Mapping[str, int | None] = {}


def bring(request: MemberRequest, published: Published, source: Source) -> Brought:
    """Save what the fields level-<slug> ask to change, seen against was-<slug>: all of it, or
    none where a rating was changed after the page showed it."""
    chosen = forms.chosen(request.POST, published.catalogue)
    try:
        wishes = forms.read_many(request.POST, published.catalogue)
    except forms.Refused as fault:
        refusal = fault.notice or next(iter(fault.problems.values()))
        return Brought(refusal=refusal, status=fault.status, chosen=chosen)
    outcome = rate(
        member_id=request.user.pk,
        wishes={slug: replace(wish, source=source) for slug, wish in wishes.items()},
        published=published,
        now=timezone.now(),
    )
    if outcome.stale:
        return Brought(refusal=_stale(published, outcome), status=409, chosen=chosen)
    return Brought(outcome.changed)


def _stale(published: Published, outcome: Outcome) -> str:
    names = [published.catalogue.skill(slug).name for slug in outcome.stale]
    return (
        f"Nothing was saved: you changed {listed(names)} in another window after this page was "
        "made. Both values stand below; choose again."
    )
