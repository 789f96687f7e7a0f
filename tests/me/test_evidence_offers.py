"""Evidence above the own rating asks on /me/evidence/, and raises nothing unasked."""

import pytest

from careers.models import Rating, RatingEvent
from tests.me.changes import words
from tests.me.pieces import LIST, attached, merge


def test_above_the_rating_it_asks_and_raises_nothing(published, member, hold, read):
    hold(sql=2)
    events = RatingEvent.objects.count()
    attached(member, "sql", 3)
    question = (
        "Your evidence shows SQL at Practitioner; you rated Working. Raise it to Practitioner?"
    )
    assert question in read(LIST)
    assert question in read(LIST)
    assert (Rating.objects.get().level, RatingEvent.objects.count()) == (2, events)


def test_yes_rates_and_comes_back(published, member, hold, member_client, read):
    hold(sql=2)
    attached(member, "sql", 3)
    data = {"level": "3", "was": "2", "next": LIST}
    answer = member_client.post("/me/skills/sql/", data, follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "1 rating saved. Data Scientist" in words(answer)
    assert "Raise it" not in words(answer)
    assert Rating.objects.get().level == 3
    assert RatingEvent.objects.last().source == "web"


def test_yes_of_a_stale_page_overwrites_nothing(published, member, hold, member_client):
    hold(sql=2)
    attached(member, "sql", 3)
    hold(sql=4)
    data = {"level": "3", "was": "2", "next": LIST}
    assert member_client.post("/me/skills/sql/", data).status_code == 409
    assert Rating.objects.get().level == 4


@pytest.mark.parametrize(
    "address", ["//evil.example/", "https://evil.example/", "\\\\evil.example"]
)
def test_yes_leads_nowhere_else(published, member_client, address):
    answer = member_client.post("/me/skills/sql/", {"level": "3", "was": "", "next": address})
    assert "evil" not in answer.headers["Location"]


def test_the_form_of_the_question_says_yes(published, member, member_client):
    """Unrated: what the page shows is what the button sends."""
    attached(member, "sql", 3)
    page = member_client.get(LIST).content.decode()
    assert 'action="/me/skills/sql/"' in page
    assert 'name="level" value="3"' in page
    assert 'name="was" value=""' in page


def test_no_is_remembered_until_other_evidence_says_more(
    published, member, hold, member_client, read
):
    hold(sql=2)
    attached(member, "sql", 3)
    member_client.post(LIST, {"decline": "sql", "level": "3"})
    assert "Raise it" not in read(LIST)
    assert Rating.objects.get().level == 2
    attached(member, "sql", 4, title="Warehouse")
    assert "Raise it to Expert?" in read(LIST)


def test_no_of_a_stale_page_leaves_what_it_had_not_shown(published, member, member_client, read):
    attached(member, "sql", 3)
    attached(member, "sql", 4, title="Warehouse")
    member_client.post(LIST, {"decline": "sql", "level": "3"})
    assert "Rate it Expert?" in read(LIST)


def test_no_holds_for_what_was_merged_into_it(published, member, member_client, read):
    attached(member, "tensorflow", 3)
    merge("tensorflow", "pytorch")
    member_client.post(LIST, {"decline": "pytorch", "level": "3"})
    assert "Rate it" not in read(LIST)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"decline": "sql"},
        {"decline": "sql", "level": "0"},
        {"decline": "sql", "level": "9" * 5000},
        {"decline": "nothing", "level": "3"},
        {"decline": "\x00", "level": "\x00"},
        {"decline": "x" * 10_000, "level": "3"},
    ],
)
def test_nonsense_is_no_answer(published, member, member_client, read, data):
    attached(member, "sql", 3)
    assert member_client.post(LIST, data).status_code == 302
    assert "Rate it Practitioner?" in read(LIST)
