"""Reviews of a member's skills by somebody they ask: asked, answered once, counted or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from careers import tokens
from careers.domain import dates
from careers.domain.catalogue import Catalogue
from careers.domain.holdings import final
from careers.domain.review import MOST_A_DAY, MOST_OPEN, STATE_NAMES, Said, State, counts_for
from careers.models import Evidence, ReviewedSkill, ReviewRequest
from careers.releases import Published
from careers.secret_links import TooMany, is_open, lock, new_address, opened_by


class Answered(Exception):
    """Somebody else with the link, or the same person, was quicker."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a new request is to say. `skills` are slugs to the member's own levels."""

    label: str
    name: str
    message: str
    skills: Mapping[str, int]
    ends_at: datetime
    made_from: str


class Made(NamedTuple):
    """`token` is known here and to nobody else. `again`: the form was sent twice, and the
    address that its first sending made is void."""

    request: ReviewRequest
    token: str
    again: bool


class Line(NamedTuple):
    """One request in the list of its member. `is_open`: its address shows something."""

    request: ReviewRequest
    state: State
    state_name: str
    is_open: bool


class Answer(NamedTuple):
    """What a reviewer sends: what they say by the primary key of a row, and who they are."""

    reviewer: str
    relation: str
    said: Mapping[int, Said]


def state(request: ReviewRequest, now: datetime) -> State:
    if request.answered_at is not None:
        return "answered"
    if request.declined_at is not None:
        return "declined"
    if request.revoked_at is not None:
        return "withdrawn"
    return "open" if now < request.ends_at else "over"


def line(request: ReviewRequest, now: datetime) -> Line:
    found = state(request, now)
    return Line(request, found, STATE_NAMES[found], is_open(request, now))


def of_member(member_id: int, now: datetime) -> list[Line]:
    """The newest first, with their skills. Two queries."""
    rows = ReviewRequest.objects.filter(member_id=member_id).prefetch_related("skills")
    return [line(row, now) for row in rows]


def own(member_id: int, pk: int) -> ReviewRequest | None:
    """One query."""
    return ReviewRequest.objects.filter(member_id=member_id, pk=pk).first()


def rows_of(request: ReviewRequest) -> list[ReviewedSkill]:
    """What is asked, in the order of the catalogue when it was. One query."""
    return list(request.skills.all())


@transaction.atomic
def ask(member_id: int, asked: Asked, published: Published, now: datetime) -> Made:
    """Raises TooMany, and Ended where the form was sent before and its link ended since."""
    lock(member_id)
    rows = ReviewRequest.objects.filter(member_id=member_id)
    if before := rows.filter(made_from=asked.made_from).first():
        return Made(before, new_address(before, now), again=True)
    waiting = rows.filter(
        answered_at=None, declined_at=None, revoked_at=None, ends_at__gt=now
    ).count()
    lately = rows.filter(created_at__gt=now - timedelta(days=1)).count()
    if waiting >= MOST_OPEN or lately >= MOST_A_DAY:
        raise TooMany
    secret = tokens.new()
    request = ReviewRequest.objects.create(
        member_id=member_id,
        digest=secret.digest,
        label=asked.label,
        name=asked.name,
        message=asked.message,
        made_from=asked.made_from,
        created_at=now,
        ends_at=asked.ends_at,
    )
    ReviewedSkill.objects.bulk_create(
        ReviewedSkill(
            request=request,
            skill_id=published.skill_ids[slug],
            skill_name=published.catalogue.skill(slug).name,
            own_level=level,
        )
        for slug, level in asked.skills.items()
    )
    return Made(request, secret.token, again=False)


@transaction.atomic
def renew(member_id: int, pk: int, now: datetime) -> Made | None:
    """Another address for the same request; the one before is void from here. None where the
    member has no such request. Raises Ended."""
    lock(member_id)
    request = own(member_id, pk)
    return Made(request, new_address(request, now), again=False) if request else None


def withdraw(member_id: int, pk: int, now: datetime) -> None:
    """The address shows nothing from here; what was answered stays with the member."""
    rows = ReviewRequest.objects.filter(member_id=member_id, pk=pk, revoked_at=None)
    rows.update(revoked_at=now)


@transaction.atomic
def delete(member_id: int, pk: int) -> None:
    """With the answer, and with all evidence that it counted as."""
    Evidence.objects.filter(member_id=member_id, review__request_id=pk).delete()
    ReviewRequest.objects.filter(member_id=member_id, pk=pk).delete()


def found(token: str, now: datetime) -> ReviewRequest | None:
    """The request that `token` opens, with its member; None for any other. One query."""
    return opened_by(ReviewRequest.objects.all(), token, now)


@transaction.atomic
def answer(pk: int, given: Answer, catalogue: Catalogue, now: datetime) -> None:
    """Keep what the reviewer says, once. Raises Answered; and ReviewRequest.DoesNotExist
    where the link ended while they wrote."""
    request = _waiting(pk, now)
    for row in request.skills.select_related("skill"):
        said = given.said.get(row.pk, Said(None, ""))
        row.level, row.words = said.level, said.words
        if said.level is not None:
            slug = final(row.skill.slug, catalogue.merged)
            row.level_name = catalogue.level_name(said.level)
            row.statement = catalogue.skill(slug).can_do[said.level]
        row.save(update_fields=["level", "words", "level_name", "statement"])
    request.reviewer, request.relation = given.reviewer, given.relation
    request.answered_at = now
    request.save(update_fields=["reviewer", "relation", "answered_at"])


def is_said(request: ReviewRequest, given: Answer) -> bool:
    """Whether the answer is the very one that is kept: somebody pressed twice. One query."""
    kept = {row.pk: Said(row.level, row.words) for row in request.skills.all()}
    by = (request.reviewer, request.relation)
    same = all(kept.get(pk) == said for pk, said in given.said.items())
    return request.answered_at is not None and same and by == given[:2]


@transaction.atomic
def decline(pk: int, now: datetime) -> None:
    """Nothing of the reviewer is kept. Raises as `answer`; a second time changes nothing."""
    request = _waiting(pk, now, or_declined=True)
    if request.declined_at is None:
        request.declined_at = now
        request.save(update_fields=["declined_at"])


def _waiting(pk: int, now: datetime, *, or_declined: bool = False) -> ReviewRequest:
    """The request, which nobody else answers until the transaction ends."""
    rows = ReviewRequest.objects.select_for_update(of=("self",))
    request = rows.get(pk=pk, revoked_at=None, ends_at__gt=now, member__is_active=True)
    if request.answered_at or (request.declined_at and not or_declined):
        raise Answered
    return request


@transaction.atomic
def count(member_id: int, request_pk: int, row_pk: int, now: datetime) -> bool:
    """Let what was said of one skill count as evidence, dated to the day of the answer;
    whether it does now. Once is enough."""
    lock(member_id)
    row = _row(member_id, request_pk, row_pk)
    if row is None or row.level is None or not counts_for(row.level):
        return False
    if row.evidence_id is None:
        on = timezone.localdate(row.request.answered_at)
        row.evidence = Evidence.objects.create(
            member_id=member_id,
            skill_id=row.skill_id,
            level=row.level,
            kind="review",
            title=f"Review by {row.request.reviewer}, {dates.day(on)}",
            dated_on=on,
            created_at=now,
        )
        row.save(update_fields=["evidence"])
    return True


@transaction.atomic
def uncount(member_id: int, request_pk: int, row_pk: int) -> bool:
    """Take exactly that evidence back; whether there is such a row of the member's."""
    lock(member_id)
    row = _row(member_id, request_pk, row_pk)
    if row and row.evidence_id:
        Evidence.objects.filter(member_id=member_id, pk=row.evidence_id).delete()
    return row is not None


def _row(member_id: int, request_pk: int, row_pk: int) -> ReviewedSkill | None:
    rows = ReviewedSkill.objects.select_related("request")
    return rows.filter(pk=row_pk, request_id=request_pk, request__member_id=member_id).first()


def answerable(rows: Sequence[ReviewedSkill], published: Published) -> dict[int, str]:
    """By primary key of a row, the slug of the skill as the release has it; a skill that
    left the catalogue meanwhile is left out."""
    catalogue, slugs = published.catalogue, published.skill_slugs
    known = {row.pk: final(slugs[row.skill_id], catalogue.merged) for row in rows}
    return {pk: slug for pk, slug in known.items() if catalogue.has_skill(slug)}
