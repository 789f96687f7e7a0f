"""A piece of evidence is changed, and taken back after a question."""

import re

import pytest

from careers.models import Evidence
from tests.factories import UserFactory
from tests.me.changes import republish, words
from tests.me.pieces import FORM, LIST, attached


def stored():
    return Evidence.objects.values("skill__slug", "level", "kind", "title", "link", "note").get()


def change(member_client, row, **changes):
    address = f"{LIST}{row.pk}/"
    page = member_client.get(address).content.decode()
    was = re.search(r'name="was" value="(\w+)"', page)[1]
    return address, {"was": was, **FORM, **changes}


def test_change(published, member, member_client):
    row = attached(member, "sql", 3, link="https://example.org/", note="Old")
    address, data = change(member_client, row, title="New", note="", level="2")
    page = member_client.get(address).content.decode()
    assert 'value="Sales report"' in page
    assert re.search(r'value="3"[^>]*checked', page)
    assert member_client.post(address, data).status_code == 302
    assert (stored()["title"], stored()["note"], stored()["level"]) == ("New", "", 2)
    assert member_client.post(address, data).status_code == 302  # a second click


def test_a_stale_page_overwrites_nothing_and_shows_both(published, member, member_client):
    row = attached(member, "sql", 3)
    address, mine = change(member_client, row, title="Mine")
    member_client.post(address, mine | {"title": "Theirs"})
    answer = member_client.post(address, mine)
    assert answer.status_code == 409
    page = words(answer)
    assert "You changed this in another window. Nothing was saved now. Stored: Theirs" in page
    assert 'value="Mine"' in answer.content.decode()
    assert stored()["title"] == "Theirs"
    was = re.search(r'name="was" value="(\w+)"', answer.content.decode())[1]
    assert member_client.post(address, mine | {"was": was}).status_code == 302
    assert stored()["title"] == "Mine"


def test_another_level_asks_anew(published, member, member_client):
    row = attached(member, "sql", 3)
    member_client.post(LIST, {"decline": "sql", "level": "3"})
    address, data = change(member_client, row, title="Other")
    member_client.post(address, data)
    assert "Rate it" not in words(member_client.get(LIST))
    address, data = change(member_client, row, level="4")
    member_client.post(address, data)
    assert "Rate it Expert?" in words(member_client.get(LIST))


def test_of_a_retired_skill_it_can_still_be_changed(published, member, member_client):
    row = attached(member, "communication", 3)
    republish(
        skills=lambda rows: [part for part in rows if part["slug"] != "communication"],
        roles=lambda roles: [
            role
            | {"requirements": [r for r in role["requirements"] if r["slug"] != "communication"]}
            for role in roles
        ],
    )
    address, data = change(member_client, row, title="New")
    assert "Change evidence for Communication" in words(member_client.get(address))
    assert member_client.post(address, data).status_code == 302
    assert stored()["title"] == "New"


def test_taking_back_tells_first_what_it_does(published, member, member_client):
    row = attached(member, "sql", 3)
    attached(member, "sql", 1, title="Course")
    address = f"{LIST}{row.pk}/take-back/"
    page = words(member_client.get(address))
    assert "Take back this evidence for SQL? Sales report" in page
    assert "Data Scientist: evidence supports 40 % → 13 %." in page
    assert Evidence.objects.count() == 2
    answer = member_client.post(address, follow=True)
    assert "Taken back: Sales report." in words(answer)
    assert stored()["title"] == "Course"


def test_taking_back_what_moves_no_number(published, member, member_client):
    attached(member, "sql", 3)
    row = attached(member, "sql", 3, title="Twice")
    assert "No number changes" in words(member_client.get(f"{LIST}{row.pk}/take-back/"))


def test_a_second_click_finds_it_gone(published, member, member_client):
    row = attached(member, "sql", 3)
    address = f"{LIST}{row.pk}/take-back/"
    member_client.post(address)
    answer = member_client.post(address)
    assert answer.status_code == 404
    assert "Taken back: Sales report. No such evidence is on your list." in words(answer)


@pytest.mark.parametrize("page", ["", "take-back/"])
def test_anothers_is_not_there(published, member_client, page):
    row = attached(UserFactory(), "sql", 3, title="Theirs")
    for ask in (member_client.get, member_client.post):
        answer = ask(f"{LIST}{row.pk}/{page}")
        assert answer.status_code == 404
        assert "Theirs" not in answer.content.decode()
        missing = ask(f"{LIST}{row.pk + 1}/{page}")
        assert words(missing) == words(answer)
    assert stored()["title"] == "Theirs"


@pytest.mark.parametrize("pk", ["9" * 18, "9" * 30, "9" * 5000, "0", "-1", "x", "%00"])
def test_no_such_key(published, member_client, pk):
    for page in ("", "take-back/"):
        assert member_client.get(f"{LIST}{pk}/{page}").status_code == 404
        assert member_client.post(f"{LIST}{pk}/{page}").status_code == 404
