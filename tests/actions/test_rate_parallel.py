"""Saves that meet: the history stays a chain, and nobody overwrites unseen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connections

from careers.actions.rate import Wish, rate
from careers.models import Rating, RatingEvent
from tests import catalogues, publishing
from tests.factories import UserFactory


@pytest.mark.django_db(transaction=True)
def test_parallel_saves_leave_an_unbroken_chain():
    published, member = publishing.release(catalogues.small()), UserFactory()

    def save(level):
        try:
            return rate(
                member_id=member.pk,
                wishes={"sql": Wish(level)},
                published=published,
                now=datetime.now(UTC),
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(save, [0, 1, 2, 3, 4] * 4))

    events = list(RatingEvent.objects.values_list("old_level", "new_level", named=True))
    assert len(events) == sum(bool(outcome.changed) for outcome in outcomes)
    assert [event.old_level for event in events] == [
        None,
        *(event.new_level for event in events[:-1]),
    ]
    assert Rating.objects.get().level == events[-1].new_level


@pytest.mark.django_db(transaction=True)
def test_of_two_tabs_that_showed_the_same_one_is_told():
    published, member = publishing.release(catalogues.small()), UserFactory()

    def save(level):
        try:
            return rate(
                member_id=member.pk,
                wishes={"sql": Wish(level, was=None, checked=True)},
                published=published,
                now=datetime.now(UTC),
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(save, [1, 4]))

    assert sorted(bool(outcome.stale) for outcome in outcomes) == [False, True]
    assert RatingEvent.objects.count() == 1
