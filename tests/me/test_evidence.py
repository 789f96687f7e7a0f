"""/me/evidence/: what counts, what ended, what is for a skill that is gone, what is asked."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from careers import releases
from careers.actions.rate import Wish, rate
from careers.domain.evidence_page import A_PAGE
from careers.domain.levels import MAX_EVIDENCE
from careers.models import Evidence
from tests import catalogues, publishing
from tests.factories import UserFactory
from tests.me.changes import republish
from tests.me.pieces import LIST, attached, day, many, merge


def test_by_skill_with_what_it_supports_and_what_the_member_rated(published, member, hold, read):
    hold(sql=4)
    attached(member, "sql", 2)
    page = read(LIST)
    assert "Your evidence supports 26 % of what Data Scientist asks." in page
    assert "Data Scientist 40–100 % 26 %" in page
    assert "Machine Learning Engineer Not rated yet 0 %" in page
    assert "SQL Evidence supports Working . You rated Expert ." in page
    can_do = published.catalogue.skill("sql").can_do[2]
    assert f"Shows Working : {can_do}" in page


def test_with_nothing_it_says_what_it_is_for(published, read):
    page = read(LIST)
    assert "Nothing shows yet what you can do." in page
    assert "It changes none of your ratings, and only you see it." in page
    assert "Add evidence" in page


def test_the_goal_comes_first(published, member, aim, read):
    aim("machine-learning-engineer")
    attached(member, "python", 4)
    page = read(LIST)
    assert "of what Machine Learning Engineer asks." in page
    assert page.index("Machine Learning Engineer Not rated") < page.index("Data Scientist Not")


def test_what_ended_says_since_when_and_counts_no_more(published, member, read):
    attached(member, "sql", 3, days=-1, kind="certificate")
    page = read(LIST)
    ended = day(-1)
    assert f"Ended on {ended.day} {ended:%B %Y}. It has not counted since." in page
    assert "No evidence counts any more." in page
    assert "Your evidence supports 0 %" in page


def test_on_its_last_day_it_counts(published, member, read):
    attached(member, "sql", 3, days=0)
    assert "Evidence supports Practitioner" in read(LIST)


@pytest.mark.parametrize(
    ("zone", "told"), [("Pacific/Auckland", "No evidence counts"), ("UTC", "Evidence supports")]
)
def test_the_day_is_that_of_the_member(published, member, read, monkeypatch, zone, told):
    """In the evening of the last day it has ended where it is the next day already."""
    attached(member, "sql", 3)
    Evidence.objects.update(expires_on=date(2026, 11, 22))
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 22, 20, tzinfo=UTC))
    member.time_zone = zone
    member.save()
    assert f"SQL {told}" in read(LIST)


def test_what_ends_soon_is_announced(published, member, read):
    attached(member, "sql", 3, days=60, title="Near")
    attached(member, "git", 3, days=61, title="Far")
    told = read(LIST).partition("Ends soon")[2].partition("What you say")[0]
    assert "“Near” for SQL: Counts through" in told
    assert "60 days from now" in told
    assert "Far" not in told


def test_for_a_skill_that_was_retired_it_is_kept_and_counts_nowhere(published, member, read):
    attached(member, "git", 3)
    republish(
        skills=lambda rows: [row for row in rows if row["slug"] != "git"],
        roles=lambda roles: [
            role
            | {"requirements": [row for row in role["requirements"] if row["any_of"] != ["git"]]}
            for role in roles
        ],
    )
    page = read(LIST)
    assert "Git The current release has no such skill, so nothing below counts." in page
    assert "Rate it" not in page
    publishing.release(catalogues.small())
    assert "Git Evidence supports Practitioner ." in read(LIST)


def test_on_a_merged_skill_it_counts_for_the_survivor_and_back(published, member, read):
    attached(member, "tensorflow", 3)
    merge("tensorflow", "pytorch")
    page = read(LIST)
    assert "PyTorch Evidence supports Practitioner ." in page
    assert "attached to TensorFlow. Shows Practitioner" in page
    assert "Your evidence shows PyTorch at Practitioner; you have not rated it." in page
    publishing.release(catalogues.small())
    page = read(LIST)
    assert "TensorFlow Evidence supports Practitioner ." in page
    assert "PyTorch" not in page


def test_what_a_task_and_a_review_left_can_only_be_taken_back(published, member, member_client):
    for kind, told in (("task", "Trial task"), ("review", "Review")):
        row = attached(member, "sql", 3, kind=kind, title=f"By {kind}")
        page = member_client.get(LIST).content.decode()
        assert told in page
        assert f'href="{LIST}{row.pk}/take-back/"' in page
        assert f'href="{LIST}{row.pk}/"' not in page
        assert member_client.get(f"{LIST}{row.pk}/").status_code == 404
        assert member_client.post(f"{LIST}{row.pk}/", {"title": "X"}).status_code == 404
        assert member_client.post(f"{LIST}{row.pk}/take-back/").status_code == 302
    assert not Evidence.objects.exists()


def test_a_link_hands_nothing_over(published, member, member_client):
    attached(member, "sql", 3, link="https://example.org/a?b=1&c=2")
    page = member_client.get(LIST).content.decode()
    assert 'href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow"' in page
    assert '<span class="host">example.org</span>' in page


def test_only_ones_own(published, member, read):
    attached(UserFactory(), "sql", 3, title="Of somebody else")
    page = read(LIST)
    assert "somebody else" not in page
    assert "Nothing shows yet" in page


def test_six_queries_with_ten_pieces_and_with_a_thousand(
    published, member, member_client, django_assert_num_queries
):
    for count in (10, 990):
        many(member, count)
        member_client.get(LIST)
        # session, user, release, evidence, ratings, goal
        with django_assert_num_queries(6):
            member_client.get(LIST)


def test_long_lists_have_pages(published, member, member_client):
    many(member, A_PAGE + 1)
    first, second = (member_client.get(f"{LIST}?page={number}") for number in (1, 2))
    assert first.content.count(b"/take-back/") == A_PAGE
    assert second.content.count(b"/take-back/") == 1
    for page in ("3", "0", "-1", "x", "9" * 5000, "%00"):
        assert member_client.get(f"{LIST}?page={page}").status_code == 404


def test_a_full_list_offers_no_more(published, member, read):
    many(member, MAX_EVIDENCE)
    page = read(LIST)
    assert f"You have {MAX_EVIDENCE} pieces of evidence, as many as can be kept." in page
    assert "Add" not in page


def test_before_the_first_release(db, read, member_client):
    assert "Nothing shows yet" in read(LIST)
    assert "No skills are published yet." in read("/me/evidence/add/")


def test_the_tab_is_marked(published, member_client):
    page = member_client.get(LIST).content.decode()
    assert '<a href="/me/evidence/" aria-current="page">Evidence</a>' in page


def test_rated_by_undo_evidence_stays(published, member, read):
    """A rating going down moves no evidence."""
    attached(member, "sql", 3)
    for level in (3, None):
        rate(
            member_id=member.pk,
            wishes={"sql": Wish(level)},
            published=releases.current(),
            now=timezone.now(),
        )
        assert "Your evidence supports 40 %" in read(LIST)
