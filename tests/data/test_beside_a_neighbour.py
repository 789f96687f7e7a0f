"""One member beside another who holds a row of everything: neither shows in what is the other's."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from careers import (
    fits,
    goals,
    hints,
    planning,
    releases,
    reviews,
    secret_links,
    shared,
    sharing,
    trials,
)
from careers.actions.bring_back import bring_back
from careers.actions.rate import Wish, rate
from careers.actions.try_task import take_back
from careers.domain.record.reading import parse
from careers.domain.roadmap.choices import Choices
from careers.models import (
    Evidence,
    FitResult,
    Goal,
    HintAside,
    RatingEvent,
    ReviewedSkill,
    ReviewRequest,
    ShareLink,
    TrialProgress,
)
from tests.data import lives

BROUGHT = ("ratings", "events", "evidence", "goal", "roadmap_choices", "fit_results",
           "hints_aside", "trial_progress")  # fmt: skip


@pytest.fixture
def neighbour(marked):
    return marked


@pytest.fixture
def published(published):
    return releases.current()


def _rows(member):
    tables = (RatingEvent, Evidence, Goal, FitResult, ShareLink, ReviewRequest, TrialProgress)
    return [list(table.objects.filter(member=member).values()) for table in tables]


@pytest.fixture(autouse=True)
def _the_neighbour_keeps_everything(neighbour):
    before = _rows(neighbour)
    yield
    assert _rows(neighbour) == before


def test_fit_results(member, neighbour, published):
    catalogue, now = published.catalogue, timezone.now()
    theirs = FitResult.objects.get()
    theirs.answers = {catalogue.fit_statements[0].slug: 2}
    assert not fits.of_member(member.pk, catalogue)
    assert not fits.drop(member.pk, str(theirs.pk))
    for number in range(fits.MOST + 1):
        answers = {catalogue.fit_statements[0].slug: number % 2 + 1}
        fits.keep(member.pk, catalogue, answers, now + timedelta(seconds=number))
    assert len(fits.of_member(member.pk, catalogue)) == fits.MOST
    newest = dict(FitResult.objects.filter(member=member).first().answers)
    assert not fits.is_newest(User.objects.exclude(pk=member.pk).last().pk, catalogue, newest)


def test_goal_and_choices(member, neighbour):
    assert goals.chosen(member.pk) is None
    assert goals.with_choices(member.pk) == (None, Choices())
    assert planning.chosen(member.pk, "machine-learning-engineer") == Choices()
    goals.give_up(member.pk)
    goals.choose(member.pk, "machine-learning-engineer", timezone.now())
    found, made = goals.with_choices(member.pk)
    assert (found.slug, made) == ("machine-learning-engineer", Choices())
    with CaptureQueriesContext(connection) as queries:
        goals.choose(member.pk, "data-scientist", timezone.now(), was="another")
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert asked
    assert all(f'"member_id" = {member.pk}' in sql for sql in asked)


def test_hints_are_told_to_whom_they_are_about(member, neighbour):
    hints.tell_again(member.pk)
    assert HintAside.objects.filter(member=neighbour).exists()


def test_review_requests(member, neighbour, published):
    theirs, now = ReviewRequest.objects.get(), timezone.now()
    assert not reviews.of_member(member.pk, now)
    assert reviews.own(member.pk, theirs.pk) is None
    reviews.withdraw(member.pk, theirs.pk, now)
    reviews.delete(member.pk, theirs.pk)
    asked = reviews.Asked("x", "y", "", {"sql": 1}, now + timedelta(days=1), theirs.made_from)
    assert not reviews.ask(member.pk, asked, published, now).again


def test_evidence_of_a_review_that_is_not_the_members(member, neighbour, published):
    """Rows that no way of the site leads to: nothing of the neighbour goes all the same."""
    now = timezone.now()
    asked = reviews.Asked("x", "y", "", {"sql": 1}, now + timedelta(days=1), "form")
    request = reviews.ask(member.pk, asked, published, now).request
    row = ReviewedSkill.objects.get(request=request)
    row.evidence = Evidence.objects.get(member=neighbour)
    row.save()
    assert reviews.uncount(member.pk, request.pk, row.pk)
    reviews.delete(member.pk, request.pk)


def test_links_of_who_was_locked_out_open_nothing(member, published):
    now = timezone.now()
    until = now + timedelta(days=1)
    asked = reviews.ask(
        member.pk, reviews.Asked("x", "y", "", {"sql": 1}, until, "form"), published, now
    )
    link = sharing.make(member.pk, sharing.Wanted("x", ["skills"], False, until, "form"), now)
    assert secret_links.opened_by(ShareLink.objects.all(), link.token, now)
    reviews.decline(asked.request.pk, now)
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert secret_links.opened_by(ShareLink.objects.all(), link.token, now) is None
    assert reviews.found(asked.token, now) is None
    with pytest.raises(ReviewRequest.DoesNotExist):
        reviews.decline(asked.request.pk, now)


def test_share_links(member, neighbour, published):
    theirs, now = ShareLink.objects.get(), timezone.now()
    assert not sharing.of_member(member.pk, published.catalogue, now)
    assert sharing.own(member.pk, theirs.pk) is None
    assert not sharing.revoke(member.pk, theirs.pk, now)
    sharing.remove(member.pk, theirs.pk)
    wanted = sharing.Wanted("x", ["skills"], False, now + timedelta(days=1), theirs.made_from)
    assert not sharing.make(member.pk, wanted, now).again
    assert not shared._pieces(member.pk, published)


def test_trial_tasks(member, neighbour, published):
    assert not trials.of_member(member.pk, published)
    assert not trials._attached(member.pk, published)
    assert not take_back(member_id=member.pk, role="data-scientist", task="marked-task-5c1e")


@pytest.mark.parametrize("in_use", [False, True])
def test_a_document_is_brought_back_beside_whom_it_is_of(
    member, neighbour, published, mine_document, client, in_use
):
    if in_use:
        for level in (4, 2):
            rate(
                member_id=member.pk,
                wishes={"sql": Wish(level)},
                published=published,
                now=lives.moment(level),
            )
    record = parse(json.dumps(mine_document), timezone.now())
    with CaptureQueriesContext(connection) as queries:
        bring_back(member_id=member.pk, record=record, published=published)
    read = [query["sql"] for query in queries if 'FROM "careers_ratingevent"' in query["sql"]]
    assert all(f'"member_id" = {member.pk}' in sql for sql in read)
    after = lives.exported(lives.confirmed(client, member))
    if in_use:
        events = RatingEvent.objects.filter(member=member, skill__slug="sql").order_by("at")
        chain = list(events.values_list("old_level", "new_level"))
        assert [old for old, _ in chain[1:]] == [new for _, new in chain[:-1]]
    else:
        assert {key: after[key] for key in BROUGHT} == {key: mine_document[key] for key in BROUGHT}
