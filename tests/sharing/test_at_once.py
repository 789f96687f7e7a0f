"""Answers, links and counts that meet: one wins, the others are told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from careers import reviews, sharing
from careers.domain.review import Said
from careers.models import Evidence, ReviewedSkill, ReviewRequest, ShareLink
from careers.secret_links import TooMany
from tests import catalogues, publishing
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_once():
    """at_once(deed, inputs) -> what each came to: its answer, or the class of its refusal."""

    def at_once(deed, inputs):
        def one(given):
            try:
                return deed(given)
            except (reviews.Answered, TooMany) as refused:
                return type(refused)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(inputs)) as pool:
            return list(pool.map(one, inputs))

    return at_once


@pytest.fixture
def asked():
    """A request that is open, and the release that it is asked under."""
    published, member = publishing.release(catalogues.small()), UserFactory()
    now = timezone.now()
    wanted = reviews.Asked("Bo", "Ada", "", {"sql": 2}, now + timedelta(days=1), "one")
    return reviews.ask(member.pk, wanted, published, now).request, published


def test_of_answers_sent_at_once_one_is_kept_whole(asked, at_once):
    request, published = asked
    row = ReviewedSkill.objects.get()

    def answer(number):
        said = {row.pk: Said(number, f"words {number}")}
        given = reviews.Answer(f"Reviewer {number}", "same team", said)
        reviews.answer(request.pk, given, published.catalogue, timezone.now())
        return number

    came_to = at_once(answer, [1, 2, 3, 4])
    (won,) = [number for number in came_to if isinstance(number, int)]
    assert came_to.count(reviews.Answered) == 3
    row.refresh_from_db()
    assert (row.level, row.words) == (won, f"words {won}")
    assert ReviewRequest.objects.get().reviewer == f"Reviewer {won}"


def test_counted_in_several_windows_at_once_it_counts_once(asked, at_once):
    request, _ = asked
    ReviewRequest.objects.update(answered_at=timezone.now(), reviewer="Bo")
    ReviewedSkill.objects.update(level=3)
    row = ReviewedSkill.objects.get()
    count = (request.member_id, request.pk, row.pk, timezone.now())
    assert at_once(lambda _: reviews.count(*count), range(4)) == [True] * 4
    assert Evidence.objects.count() == 1


def test_the_last_link_there_is_room_for_is_made_once(asked, at_once):
    member_id, now = asked[0].member_id, timezone.now()

    def make(mark):
        wanted = sharing.Wanted("x", ["skills"], False, now + timedelta(days=1), str(mark))
        return sharing.make(member_id, wanted, now).link.pk

    for mark in range(19):
        make(mark)
    assert at_once(make, ["a", "b", "c"]).count(TooMany) == 2
    assert at_once(make, ["0"] * 3) == [ShareLink.objects.get(made_from="0").pk] * 3
    assert ShareLink.objects.count() == 20
