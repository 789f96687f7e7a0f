"""A roadmap to take along: calendar, Markdown, CSV."""

import csv
import io
import re
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.catalogues import WORKED_EXAMPLE
from tests.me.changes import in_a_circle, republish, retire

WAY = "/me/roadmap/data-scientist/"


@pytest.fixture
def get(member_client, published, hold):
    """get("ics") -> the text of the file of a member with the worked example."""
    hold(**WORKED_EXAMPLE)

    def get(kind):
        answer = member_client.get(f"{WAY}roadmap.{kind}")
        assert answer.status_code == 200
        today = timezone.localdate().isoformat()
        said = answer.headers["Content-Disposition"]
        assert said == f'attachment; filename="roadmap-data-scientist-{today}.{kind}"'
        assert "no-store" in answer.headers["Cache-Control"]
        return answer.content.decode()

    return get


def events(text):
    """Each event as {name: value}, its lines unfolded."""
    lines = text.replace("\r\n ", "").split("\r\n")
    found = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT":
            found[-1].setdefault(name.partition(";")[0], value)
    return found


def test_the_calendar_has_a_day_for_each_step_and_one_for_ready(get):
    text = get("ics")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    found = events(text)
    assert [event["SUMMARY"] for event in found] == [
        "PyTorch to Practitioner",
        "Docker to Awareness",
        "Docker to Working",
        "Ready: Data Scientist",
    ]
    done = timezone.localdate() + timedelta(35)
    assert found[0]["DTSTART"] == f"{done:%Y%m%d}"
    assert found[0]["DTEND"] == f"{done + timedelta(1):%Y%m%d}"
    assert found[3]["DTSTART"] == found[0]["DTSTART"]
    for event in found:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert event["URL"].endswith(WAY)


def test_no_line_is_bare_or_longer_than_allowed(get):
    text = get("ics")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_later_file_moves_the_same_events(get, hold, time_machine):
    time_machine.move_to("2026-11-23T10:00:00Z", tick=False)
    before = {event["SUMMARY"]: event for event in events(get("ics"))}
    time_machine.move_to("2026-12-23T10:00:00Z", tick=False)
    hold(docker=1)
    after = {event["SUMMARY"]: event for event in events(get("ics"))}
    for name in ("PyTorch to Practitioner", "Docker to Working", "Ready: Data Scientist"):
        assert after[name]["UID"] == before[name]["UID"]
        assert int(after[name]["SEQUENCE"]) > int(before[name]["SEQUENCE"])
        assert after[name]["DTSTART"] > before[name]["DTSTART"]
    assert len({event["UID"] for event in before.values()}) == 4


def test_another_member_has_other_events(get, client, django_user_model, hold, member):
    before = {event["UID"] for event in events(get("ics"))}
    other = django_user_model.objects.create_user("other@example.org")
    client.force_login(other)
    client.post("/me/skills/sql/", {"level": "2"})
    after = {event["UID"] for event in events(client.get(f"{WAY}roadmap.ics").content.decode())}
    assert before.isdisjoint(after)
    assert member.email not in str(before)


def test_a_calendar_needs_a_step(published, member_client):
    """One without an event is no valid file."""
    assert member_client.get(f"{WAY}roadmap.ics").headers["Location"] == WAY


def test_markdown(get):
    text = get("md")
    assert text.startswith("# My roadmap to Data Scientist, ")
    assert "## Ready soonest (1 step, 30\N{NO-BREAK SPACE}h)" in text
    assert "1. [ ] **PyTorch to Practitioner**, by " in text
    assert "Learn: Learn PyTorch, <https://example.org/pytorch>" in text
    assert "Ready, 90 %, every must-have met" in text


def test_csv(get):
    text = get("csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["step"] for row in rows] == [
        "PyTorch to Practitioner",
        "Docker to Awareness",
        "Docker to Working",
    ]
    assert [row["hours so far"] for row in rows] == ["30", "40", "60"]
    assert [row["readiness after"] for row in rows] == ["90 %", "95 %", "100 %"]
    assert date.fromisoformat(rows[0]["done by"]) == timezone.localdate() + timedelta(35)


SHARP = '=HYPERLINK("x"),;\\ [a](b) *c* <d>'


def test_sharp_names_stay_text_in_every_file(hold, member_client):
    republish(skills=lambda rows: [{**row, "name": f"{SHARP} {row['slug']}"} for row in rows])
    hold(**WORKED_EXAMPLE)
    table = member_client.get(f"{WAY}roadmap.csv").content.decode()
    assert "\"'=HYPERLINK" in table
    assert not re.search(r'(^|,)"?=', table)
    text = member_client.get(f"{WAY}roadmap.md").content.decode()
    assert "\\[a\\](b) \\*c\\* \\<d\\>" in text
    found = events(member_client.get(f"{WAY}roadmap.ics").content.decode())
    assert found[0]["SUMMARY"].startswith('=HYPERLINK("x")\\,\\;\\\\ [a](b)')


@pytest.mark.parametrize("kind", ["ics", "md", "csv"])
def test_nothing_of_a_role_that_is_not_there(published, member_client, kind):
    assert member_client.get(f"/me/roadmap/nobody/roadmap.{kind}").status_code == 404
    assert member_client.post(f"{WAY}roadmap.{kind}").status_code == 405


@pytest.mark.parametrize("kind", ["ics", "md", "csv"])
def test_a_role_that_was_retired_leads_to_the_page_that_says_so(published, member_client, kind):
    retire("data-scientist")
    assert member_client.get(f"{WAY}roadmap.{kind}").headers["Location"] == WAY


@pytest.mark.parametrize("kind", ["ics", "md", "csv"])
def test_a_circle_leads_to_the_page_that_says_so(hold, member_client, kind):
    republish(skills=in_a_circle)
    hold(sql=3)
    assert member_client.get(f"{WAY}roadmap.{kind}").headers["Location"] == WAY


@pytest.mark.parametrize("kind", ["ics", "md", "csv"])
def test_six_queries(published, hold, aim, member_client, django_assert_num_queries, kind):
    hold(**WORKED_EXAMPLE)
    aim("data-scientist")
    member_client.get(f"{WAY}roadmap.{kind}")
    # session, user, release, ratings, goal, choices
    with django_assert_num_queries(6):
        member_client.get(f"{WAY}roadmap.{kind}")


def test_the_stamp_is_a_moment_that_was(get):
    (stamp, *_) = [event["DTSTAMP"] for event in events(get("ics"))]
    assert datetime.strptime(f"{stamp}+0000", "%Y%m%dT%H%M%SZ%z") <= timezone.now()
