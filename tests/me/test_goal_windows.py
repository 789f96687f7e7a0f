"""/me/goal/ in two windows: nothing newer is overwritten without being seen."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from careers.models import Goal
from tests.me.changes import words

GOAL = "/me/goal/"
FORM = {"role": "data-scientist", "hours_per_week": "6", "start_on": "", "target_on": ""}


def day(days):
    return timezone.localdate() + timedelta(days)


def iso(days):
    return day(days).isoformat()


@pytest.fixture
def shown(published, member_client, aim):
    """shown(path) -> the mark in the form of the goal on that page, as a window has it."""
    aim("data-scientist")

    def shown(path=GOAL):
        html = member_client.get(path).content.decode()
        form = next(part for part in html.split("<form") if 'name="hours_per_week"' in part)
        return re.search(r'name="was" value="([0-9a-f]{16})"', form).group(1)

    return shown


def goal():
    found = Goal.objects.get()
    return found.role.slug, found.hours_per_week, found.target_on, len(found.weeks_off)


def test_a_window_that_is_up_to_date_saves(shown, member_client):
    answer = member_client.post(GOAL, FORM | {"was": shown(), "hours_per_week": "7"})
    assert answer.status_code == 302
    assert goal() == ("data-scientist", 7, None, 0)


def test_an_older_window_changes_nothing_and_shows_both(shown, member_client):
    was = shown()
    member_client.post(GOAL, FORM | {"was": was, "hours_per_week": "12", "target_on": iso(90)})
    answer = member_client.post(GOAL, FORM | {"was": was, "week_off": iso(14)})
    assert answer.status_code == 409
    assert goal() == ("data-scientist", 12, day(90), 0)
    page = words(answer)
    assert "You changed this in another window. Nothing was saved now." in page
    assert "Stored: Data Scientist, 12 hours a week, Ready by" in page
    html = answer.content.decode()
    assert 'name="hours_per_week" value="6"' in html
    assert f'value="{iso(14)}"' in html
    assert f'name="was" value="{shown()}"' in html


def test_who_has_seen_both_may_replace_it(shown, member_client):
    was = shown()
    member_client.post(GOAL, FORM | {"was": was, "hours_per_week": "12"})
    answer = member_client.post(GOAL, FORM | {"was": was, "hours_per_week": "7"})
    now = re.search(r'name="was" value="(\w+)"', answer.content.decode()).group(1)
    assert member_client.post(GOAL, FORM | {"was": now, "hours_per_week": "7"}).status_code == 302
    assert goal()[1] == 7


def test_the_form_on_the_roadmap_is_guarded_as_well(shown, member_client):
    was = shown("/me/roadmap/data-scientist/")
    assert was == shown()
    member_client.post(GOAL, FORM | {"was": shown(), "hours_per_week": "12"})
    back = {"next": "/me/roadmap/data-scientist/"}
    answer = member_client.post(GOAL, FORM | back | {"was": was, "hours_per_week": "3"})
    assert answer.status_code == 409
    assert goal()[1] == 12
    assert 'href="/me/roadmap/data-scientist/">Keep what is stored' in answer.content.decode()


def test_what_is_sent_twice_is_saved_once(shown, member_client):
    sent = FORM | {"was": shown(), "hours_per_week": "12", "week_off": iso(14)}
    for _ in range(2):
        assert member_client.post(GOAL, sent).status_code == 302
    assert goal() == ("data-scientist", 12, None, 1)


def test_a_week_that_another_window_took_back_stays_away(shown, member_client):
    member_client.post(GOAL, FORM | {"was": shown(), "week_off": iso(14)})
    (week,) = Goal.objects.get().weeks_off
    was = shown()
    member_client.post(GOAL, FORM | {"was": was})
    answer = member_client.post(GOAL, FORM | {"was": was, "weeks_off": [week]})
    assert answer.status_code == 409
    assert "is not one of your weeks off" not in words(answer)
    assert goal()[3] == 0


def test_a_goal_given_up_elsewhere_does_not_come_back(shown, member_client):
    was = shown()
    member_client.post(GOAL, FORM | {"was": was, "clear": "1"})
    assert not Goal.objects.exists()
    answer = member_client.post(GOAL, FORM | {"was": was})
    assert (answer.status_code, Goal.objects.exists()) == (409, False)
    assert "Stored: no goal." in words(answer)


def test_a_newer_goal_is_not_given_up(shown, member_client):
    was = shown()
    member_client.post(GOAL, FORM | {"was": was, "hours_per_week": "12"})
    answer = member_client.post(GOAL, FORM | {"was": was, "clear": "1"})
    assert answer.status_code == 409
    assert goal()[1] == 12


def test_only_a_path_of_this_site_is_linked(shown, member_client):
    sent = FORM | {"was": "older", "hours_per_week": "3", "next": "https://example.org/"}
    html = member_client.post(GOAL, sent).content.decode()
    assert 'href="/me/goal/">Keep what is stored' in html
