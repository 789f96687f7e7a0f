"""Evidence attached, changed, taken back: one writer at a time, nothing doubled."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from careers import evidence
from careers.actions import attach
from careers.domain.evidence_pieces import Attached
from careers.domain.levels import MAX_EVIDENCE
from careers.models import Evidence, Skill
from tests import catalogues, publishing
from tests.factories import UserFactory

SAID = Attached(3, "project", "Sales report", date(2026, 5, 3))


def attached(member, published, said=SAID, skill="sql"):
    return attach.attach(
        member_id=member.pk, skill=skill, said=said, published=published, now=timezone.now()
    )


def test_what_is_attached_is_read_back(published, member):
    said = replace(SAID, link="https://example.org/", note="n", expires_on=date(2027, 5, 3))
    row, new = attached(member, published, said)
    (piece,) = evidence.pieces_of(member.pk)
    assert new
    assert (piece.pk, piece.skill, piece.name, piece.said) == (row.pk, "sql", "SQL", said)
    assert evidence.levels_of(member.pk, published, said.expires_on)["sql"] == 3


def test_the_same_twice_is_kept_once_for_each_skill_and_member(published, member):
    first, _ = attached(member, published)
    assert attached(member, published) == (first, False)
    assert attached(member, published, skill="git")[1]
    assert attached(UserFactory(), published)[1]
    assert attached(member, published, replace(SAID, note="more"))[1]


def test_there_is_a_most(published, member):
    sql = Skill.objects.get(slug="sql")
    Evidence.objects.bulk_create(
        Evidence(
            member=member,
            skill=sql,
            level=1,
            kind="note",
            title=f"{number}",
            dated_on=SAID.dated_on,
            created_at=timezone.now(),
        )
        for number in range(MAX_EVIDENCE)
    )
    with pytest.raises(attach.Full):
        attached(member, published)
    assert attached(UserFactory(), published)[1]


def test_a_change_needs_to_have_seen_what_is_stored(published, member):
    row, _ = attached(member, published)
    (piece,) = evidence.pieces_of(member.pk)
    new = replace(SAID, title="New")
    assert attach.change(member_id=member.pk, pk=row.pk, was=piece.mark, said=new)
    assert not attach.change(member_id=member.pk, pk=row.pk, was=piece.mark, said=new)
    with pytest.raises(attach.Stale):
        attach.change(member_id=member.pk, pk=row.pk, was=piece.mark, said=SAID)


def test_a_stranger_reaches_nothing(published, member):
    row, _ = attached(member, published)
    (piece,) = evidence.pieces_of(member.pk)
    other = UserFactory()
    with pytest.raises(Evidence.DoesNotExist):
        attach.change(
            member_id=other.pk, pk=row.pk, was=piece.mark, said=replace(SAID, title="New")
        )
    assert not attach.take_back(member_id=other.pk, pk=row.pk)
    attach.decline(member_id=other.pk, skill="sql", level=4, published=published)
    assert evidence.pieces_of(member.pk) == [piece]


def test_a_skill_with_evidence_is_never_deleted(published, member):
    attached(member, published)
    with pytest.raises(ProtectedError):
        Skill.objects.get(slug="sql").delete()


@pytest.mark.parametrize(
    "said",
    [replace(SAID, level=0), replace(SAID, level=5), replace(SAID, expires_on=date(2026, 5, 2))],
)
def test_the_database_refuses_what_no_form_lets_through(published, member, said):
    with pytest.raises(IntegrityError), transaction.atomic():
        attached(member, published, said)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_attach_one():
    published = publishing.release(catalogues.small())
    member = UserFactory()

    def click(_):
        try:
            return attached(member, published)[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(click, range(8))) == [False] * 7 + [True]
    assert Evidence.objects.count() == 1
