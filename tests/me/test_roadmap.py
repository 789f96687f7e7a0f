"""/me/roadmap/<slug>/: dated steps, why, and what is said where there are none."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from careers.domain import dates
from careers.models import Goal
from tests.catalogues import WORKED_EXAMPLE
from tests.me.changes import republish, words

WAY = "/me/roadmap/data-scientist/"


@pytest.fixture
def pace(member, aim):
    """pace("data-scientist", hours_per_week=6): the goal, with a pace."""

    def pace(slug, **fields):
        aim(slug)
        Goal.objects.filter(member=member).update(**fields)

    return pace


def in_days(days):
    return timezone.localdate() + timedelta(days)


def test_the_worked_example(published, hold, pace, read):
    """PyTorch to Practitioner (30 h) makes 90 %: Ready. Docker (10 h, 20 h) is the rest."""
    hold(**WORKED_EXAMPLE)
    pace("data-scientist", hours_per_week=10)
    page = read(WAY)
    assert f"Ready by {dates.day(in_days(21))}" in page
    assert "One step, 30 hours, at ten hours a week from today." in page
    assert f"Two more steps lead on to 100 % by {dates.day(in_days(42))}." in page
    assert "Ready soonest 1 step, 30 h" in page
    assert "The rest 2 steps, 30 h" in page
    assert page.index("PyTorch to Practitioner") < page.index("Ready, 90 %, every must-have met")
    assert page.index("every must-have met") < page.index("Docker to Awareness")


def test_each_step_says_why_and_what_it_brings(published, hold, aim, read):
    hold(sql=2, pytorch=3, docker=0)
    aim("data-scientist")
    page = read(WAY)
    sql = published.catalogue.skill("sql")
    assert f"SQL to Practitioner Next Must-have {sql.can_do[3]}" in page
    assert "30 h +13.3 points, then 90 %, Ready" in page
    assert "Meets the must-have SQL at Practitioner." in page
    assert "Part of the way to Docker at Working." in page
    assert "Meets the requirement in full." in page
    assert "Learn: Learn SQL" in page


def test_a_prerequisite_prepares(published, hold, aim, read):
    hold(python=3, pytorch=4, docker=1, kubernetes=1)
    page = read("/me/roadmap/machine-learning-engineer/")
    assert "Prepares for Kubernetes to Working." in page
    assert page.index("Docker to Working") < page.index("Kubernetes to Working")


def test_the_rule_of_the_order_stands_on_the_page(published, hold, read):
    hold(**WORKED_EXAMPLE)
    assert "The order: first the fewest hours to Ready, every must-have included" in read(WAY)


def test_what_is_not_rated_may_be_there_already(published, hold, read):
    hold(sql=2)
    page = read(WAY)
    assert "Not rated yet, so you may be there already. Rate PyTorch first" in page
    assert "Rate SQL first" not in page


def test_the_roadmap_follows_a_rating_at_once(published, hold, read):
    hold(**WORKED_EXAMPLE)
    assert "PyTorch to Practitioner" in read(WAY)
    hold(pytorch=3)
    assert "PyTorch to Practitioner" not in read(WAY)


def test_the_table_comes_before_the_chart_and_says_the_same(published, hold, member_client):
    hold(**WORKED_EXAMPLE)
    html = member_client.get(WAY).content.decode()
    section = html.partition('id="over-time"')[2]
    assert section.index("<table") < section.index("roadmap-chart")
    assert section.count("<circle") == section.count('<th scope="row">') == 3
    assert "Readiness rises from 73 % to 100 %" in words_of(section)


def words_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_too_soon_says_what_it_needs_and_what_would_be_reached(published, hold, pace, read):
    hold(sql=2, pytorch=2, docker=2)
    pace("data-scientist", hours_per_week=6, target_on=in_days(35))
    page = read(WAY)  # 30 h each: PyTorch after 35 days, SQL after 70
    assert f"{dates.day(in_days(35))} is too soon at six hours a week. It needs 12." in page
    assert "By then you would be at 86 %, Nearly ready, without SQL at Practitioner." in page


def test_in_time(published, hold, pace, read):
    hold(sql=2, pytorch=3, docker=2)
    pace("data-scientist", hours_per_week=6, target_on=in_days(40))
    page = read(WAY)
    assert f"{dates.day(in_days(40))} is far enough away." in page
    assert f"You would be Ready by {dates.day(in_days(35))}." in page


def test_a_target_is_that_of_the_goal_alone(published, hold, pace, read):
    hold(sql=2)
    pace("machine-learning-engineer", target_on=in_days(1))
    assert "too soon" not in read(WAY)
    assert "Make Data Scientist your goal" in read(WAY)


def test_no_pace_is_enough_for_today(published, hold, pace, read):
    hold(sql=2)
    pace("data-scientist", target_on=in_days(0))
    assert "No pace would be enough." in read(WAY)


def test_a_day_that_has_passed_is_told_and_not_offered_again(
    published, hold, pace, read, member_client
):
    hold(sql=2)
    pace("data-scientist", target_on=in_days(-3))
    passed = f"{dates.day(in_days(-3))} has passed."
    page = read(WAY)
    assert f"{passed} Ready by" in page
    assert f"{passed} Choose another day, or none." in page
    assert "By then you would be" not in page
    assert in_days(-3).isoformat() not in member_client.get(WAY).content.decode()
    assert f"{passed} Ready by" in member_client.get(f"{WAY}roadmap.md").content.decode()


def test_weeks_off_push_the_dates(published, hold, pace, read):
    hold(sql=2, pytorch=3, docker=2)
    pace("data-scientist", hours_per_week=6, weeks_off=[in_days(7).isoformat()])
    assert f"Ready by {dates.day(in_days(42))}" in read(WAY)


def test_what_is_left_begins_today_however_long_ago_the_start_was(published, hold, pace, read):
    hold(sql=2, pytorch=3, docker=2)
    pace("data-scientist", hours_per_week=6, start_on=date(2020, 1, 1))
    assert f"Ready by {dates.day(in_days(35))}" in read(WAY)


def test_a_later_start_is_kept(published, hold, pace, read):
    hold(sql=2, pytorch=3, docker=2)
    pace("data-scientist", hours_per_week=6, start_on=in_days(10))
    assert f"Ready by {dates.day(in_days(45))}" in read(WAY)


def test_today_is_that_of_the_member(published, hold, member, aim, read, time_machine):
    hold(sql=2, pytorch=3, docker=2)
    aim("data-scientist")
    time_machine.move_to("2026-11-30T23:30:00Z", tick=False)
    assert "Ready by 4 January 2027" in read(WAY)
    member.time_zone = "Asia/Tokyo"
    member.save()
    assert "Ready by 5 January 2027" in read(WAY)


def test_names_are_text_and_never_markup(hold, member_client):
    def sharp(rows):
        return [{**row, "name": f"<i>{row['name']}"} for row in rows]

    republish(skills=sharp, roles=lambda roles: [{**roles[0], "name": "<b>Data"}, roles[1]])
    hold(sql=1)
    page = member_client.get(WAY).content.decode()
    assert "<i>" not in page
    assert "<b>Data" not in page


def test_only_ones_own(published, hold, client, django_user_model):
    hold(**WORKED_EXAMPLE)
    client.force_login(django_user_model.objects.create_user("other@example.org"))
    assert "Rate skills first" in words(client.get(WAY))


def test_seven_queries(published, hold, aim, member_client, django_assert_num_queries):
    hold(**WORKED_EXAMPLE)
    aim("data-scientist")
    member_client.get(WAY)
    # session, user, release, ratings, goal, choices, evidence
    with django_assert_num_queries(7):
        member_client.get(WAY)


def test_the_same_queries_however_much_is_published_and_rated(
    default_catalogue, hold, aim, member_client, django_assert_num_queries
):
    hold(**{skill.slug: 1 for skill in default_catalogue.catalogue.skills})
    aim("data-scientist")
    member_client.get(WAY)
    # session, user, release, ratings, goal, choices, evidence
    with django_assert_num_queries(7):
        member_client.get(WAY)
