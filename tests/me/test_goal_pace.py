"""/me/goal/: hours a week, start, a day by which to be Ready, weeks off."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from careers import goals
from careers.domain import dates
from careers.domain.goal import GoalPace
from careers.models import Goal
from tests.me.changes import words

FORM = {"role": "data-scientist", "hours_per_week": "6", "start_on": "", "target_on": ""}


@pytest.fixture
def send(member_client, published):
    """send(status, **fields): the form with these fields -> the words of the answer."""

    def send(status=302, **fields):
        answer = member_client.post("/me/goal/", FORM | fields)
        assert answer.status_code == status
        return words(answer) if status == 400 else answer

    return send


def day(days):
    return timezone.localdate() + timedelta(days)


def iso(days):
    return day(days).isoformat()


def test_a_pace_is_kept(send):
    send(hours_per_week="9", start_on=iso(1), target_on=iso(90), week_off=iso(8))
    goal = Goal.objects.get()
    assert (goal.hours_per_week, goal.start_on, goal.target_on) == (9, day(1), day(90))
    (week,) = goal.weeks_off
    assert date.fromisoformat(week).weekday() == 0
    assert 0 <= (day(8) - date.fromisoformat(week)).days < 7


def test_the_form_shows_what_is_held(send, read, member_client):
    send(hours_per_week="9", target_on=iso(90), week_off=iso(60))
    html = member_client.get("/me/goal/").content.decode()
    assert 'name="hours_per_week" value="9"' in html
    assert f'name="target_on" value="{iso(90)}"' in html
    assert dates.week_of(day(60)) in read("/me/goal/")


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        ("0", "Hours a week must be between 1 and 60. You wrote 0."),
        ("200", "Hours a week must be between 1 and 60. You wrote 200."),
        ("-5", "Hours a week must be between 1 and 60. You wrote -5."),
        ("", "Say how many hours a week."),
        ("six", "Write a whole number."),
        ("2.5", "Write a whole number."),
        ("9" * 5000, "Write a whole number."),
        ("\0", "Write a whole number."),
    ],
)
def test_hours_out_of_range_are_refused_at_the_field(send, hours, sentence):
    assert sentence in send(400, hours_per_week=hours)
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"start_on": "2020-05-03"}, "3 May 2020 has passed. Choose today or a later day."),
        ({"target_on": "2020-05-03"}, "3 May 2020 has passed. Choose today or a later day."),
        ({"week_off": "2020-05-03"}, "3 May 2020 has passed. Choose today or a later day."),
        ({"start_on": "9999-12-31"}, "is more than 20 years ahead."),
        ({"week_off": "9999-12-31"}, "is more than 20 years ahead."),
        ({"target_on": "soon"}, "Write the day as year-month-day, such as 2027-01-15."),
        ({"start_on": "2027-02-30"}, "Write the day as year-month-day"),
    ],
)
def test_a_day_of_no_use_is_refused_at_the_field(send, fields, sentence):
    page = send(400, hours_per_week="7", **fields)
    assert sentence in page
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"start_on": 30, "target_on": 10}, "is too soon: you start on"),
        ({"target_on": 0}, "is too soon: you start today."),
    ],
)
def test_a_day_before_the_start_is_refused_at_the_field(send, days, sentence):
    page = send(400, hours_per_week="7", **{field: iso(ahead) for field, ahead in days.items()})
    assert sentence in page
    assert not Goal.objects.exists()


def test_what_was_typed_is_still_there(member_client, published):
    form = FORM | {"hours_per_week": "0", "target_on": iso(50), "next": "/me/skills/"}
    html = member_client.post("/me/goal/", form).content.decode()
    assert 'name="hours_per_week" value="0"' in html
    assert f'value="{iso(50)}"' in html
    assert '<input type="hidden" name="next" value="/me/skills/">' in html


def test_a_form_that_only_chooses_a_role_keeps_the_pace(send, member_client):
    send(hours_per_week="9", target_on=iso(90))
    member_client.post("/me/goal/", {"role": "machine-learning-engineer"})
    goal = Goal.objects.get()
    assert (goal.role.slug, goal.hours_per_week) == ("machine-learning-engineer", 9)
    assert goal.target_on == day(90)


def test_a_new_pace_keeps_the_date_of_the_goal(send):
    send()
    before = Goal.objects.get().set_at
    send(hours_per_week="12")
    goal = Goal.objects.get()
    assert (goal.set_at, goal.hours_per_week) == (before, 12)


def test_a_week_off_is_taken_back_by_unchecking_it(send):
    send(week_off=iso(14))
    (week,) = Goal.objects.get().weeks_off
    send(week_off=iso(21), weeks_off=[week])
    assert len(Goal.objects.get().weeks_off) == 2
    send(weeks_off=[])
    assert Goal.objects.get().weeks_off == []


@pytest.mark.parametrize("week", ["never", "2027-13-01", "\0", "9" * 5000])
def test_what_is_no_week_is_refused(send, week):
    send(week_off=iso(14))
    assert "is not one of your weeks off" in send(400, weeks_off=[week])


def test_only_so_many_weeks(send):
    weeks = [iso(7 * number - day(0).weekday()) for number in range(1, 31)]
    send()
    Goal.objects.update(weeks_off=weeks[:30])
    assert "Up to 30 weeks off" in send(400, weeks_off=weeks, week_off=iso(500))


def test_weeks_that_are_over_are_dropped(send, member, aim):
    aim("data-scientist")
    Goal.objects.update(weeks_off=["2020-01-06"], start_on=date(2020, 1, 1))
    send()
    goal = Goal.objects.get()
    assert (goal.weeks_off, goal.start_on) == ([], None)


def test_a_target_that_has_passed_keeps_nothing_from_being_saved(send, aim, member_client):
    aim("data-scientist")
    Goal.objects.update(target_on=date(2026, 11, 20))
    html = member_client.get("/me/goal/").content.decode()
    assert 'value="2026-11-20"' not in html
    assert "20 November 2026 has passed. Choose another day, or none." in html
    send(hours_per_week="9", start_on=iso(0))
    goal = Goal.objects.get()
    assert (goal.hours_per_week, goal.target_on) == (9, None)


def test_a_goal_from_before_has_the_usual_pace(published, member, aim):
    aim("data-scientist")
    assert goals.chosen(member.pk).pace == GoalPace(6, None, None, ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours_per_week": 0},
        {"hours_per_week": 61},
        {"start_on": date(2027, 1, 2), "target_on": date(2027, 1, 2)},
    ],
)
def test_the_database_refuses_it_as_well(published, member, aim, wrong):
    aim("data-scientist")
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.update(**wrong)


def test_today_is_that_of_the_member(send, member, time_machine):
    time_machine.move_to("2026-11-30T23:30:00Z", tick=False)
    send(start_on="2026-11-30")
    member.time_zone = "Asia/Tokyo"
    member.save()
    assert "30 November 2026 has passed." in send(400, start_on="2026-11-30")
