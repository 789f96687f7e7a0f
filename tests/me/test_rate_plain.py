"""Rating without script: what a plain form saves, costs, and is told on the page after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from careers.models import RatingEvent
from tests import catalogues, publishing
from tests.factories import UserFactory
from tests.me.test_rate import HTMX, PAGE, SQL, hold, stored, text

__all__ = ["hold"]
NO_CHANGE = {"level-sql": "", "was-sql": "", "show": "category-data"}


def sources():
    return dict(RatingEvent.objects.values_list("skill__slug", "source"))


@pytest.mark.django_db(transaction=True)
def test_a_save_asks_twelve_queries(client, django_assert_num_queries):
    publishing.release(catalogues.small())
    client.force_login(UserFactory())
    client.get(PAGE)
    # session, user, release, BEGIN, lock, ratings, upsert, events, COMMIT;
    # what the next page tells, kept in the session: BEGIN, session, COMMIT
    with django_assert_num_queries(12):
        client.post(PAGE, {"level-sql": "3", "was-sql": "", "level-git": "1", "was-git": ""})
    assert stored() == {"sql": 3, "git": 1}


def test_no_change_leads_back_and_takes_no_lock(
    member_client, published, django_assert_num_queries
):
    member_client.get(PAGE)
    # session, user, release
    with django_assert_num_queries(3):
        response = member_client.post(PAGE, NO_CHANGE)
    assert (response.status_code, response.url) == (302, f"{PAGE}?show=category-data")


@pytest.mark.parametrize("data", [NO_CHANGE, {}])
def test_no_change_sent_by_script_is_refused_in_a_sentence(member_client, published, data):
    response = member_client.post(PAGE, data, headers=HTMX)
    assert response.status_code == 400
    assert "Not saved. No change was sent." in text(response)


DATA = {"show": "category-data", "then": "on"}


def test_save_and_go_on_saves_and_leads_to_the_next_category(member_client, published):
    data = {"level-sql": "3", "was-sql": "", "level-python": "1", "was-python": ""}
    response = member_client.post(PAGE, data | DATA)
    assert response.url == f"{PAGE}?show=category-deep-learning"
    assert stored() == {"sql": 3, "python": 1}
    assert "2 ratings saved." in text(member_client.get(response.url))


def test_save_and_go_on_goes_on_with_nothing_to_save(member_client, published):
    response = member_client.post(PAGE, NO_CHANGE | DATA)
    assert response.url == f"{PAGE}?show=category-deep-learning"
    assert "saved." not in text(member_client.get(response.url))


def test_save_and_go_on_leads_from_the_must_haves_to_what_is_unfinished(member_client, hold):
    hold(python=2, statistics=1)
    data = {"level-sql": "3", "was-sql": "", "show": "must-data-scientist", "then": "on"}
    assert member_client.post(PAGE, data).url == f"{PAGE}?show=category-deep-learning"


@pytest.mark.parametrize(
    ("goal", "address"),
    [
        ("data-scientist", "/me/roles/data-scientist/"),
        ("", "/me/"),
        ("nobody", "/me/"),
        ("//evil.example", "/me/"),
    ],
)
def test_after_the_last_category_it_leads_to_the_readiness(member_client, published, goal, address):
    data = {"level-communication": "2", "was-communication": "", "goal": goal}
    response = member_client.post(PAGE, data | DATA | {"show": "category-people"})
    assert response.url == address
    assert "1 rating saved." in text(member_client.get(address))


def test_what_is_refused_goes_nowhere(member_client, published):
    response = member_client.post(PAGE, {"level-sql": "7", "was-sql": ""} | DATA)
    assert response.status_code == 400
    assert stored() == {}


def test_a_page_of_several_forms_says_that_each_is_saved_by_itself(member_client, published):
    several, one = (member_client.get(f"{PAGE}?show={what}") for what in ("all", "category-data"))
    assert "Each group has its own button to save it." in text(several)
    assert "Save and go on" not in text(several)
    assert "Each group" not in text(one)
    assert "Save and go on" in text(one)


def test_script_may_send_a_whole_form_too(member_client, published):
    response = member_client.post(PAGE, {"level-sql": "3", "was-sql": ""}, headers=HTMX)
    assert response.status_code == 200
    assert stored() == {"sql": 3}


def test_only_what_undo_was_pressed_for_is_an_undo(member_client, hold):
    hold(sql=4)
    data = {"undo": "2", "level-sql": "4", "was-sql": "4", "level-python": "1", "was-python": ""}
    response = member_client.post(SQL, data | {"show": "category-data"})
    assert stored() == {"sql": 2, "python": 1}
    assert sources() == {"sql": "undo", "python": "web"}
    page = member_client.get(response.url).content.decode()
    assert "Undone." in page[page.index('id="state-sql"') :].partition("</div>")[0]
    assert "Saved." in page[page.index('id="state-python"') :].partition("</div>")[0]


@pytest.mark.parametrize(("seconds", "told"), [(50, True), (61, False)])
def test_what_was_saved_is_told_for_a_minute(member_client, published, monkeypatch, seconds, told):
    back = member_client.post(SQL, {"level": "2", "was": ""}).url
    later = timezone.now() + timedelta(seconds=seconds)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert ("Saved." in text(member_client.get(back))) is told


def test_what_was_saved_is_not_told_of_a_later_save_of_the_same_level(
    member_client, hold, published
):
    back = member_client.post(SQL, {"level": "2"}).url
    hold(sql=4)
    hold(sql=2)
    assert "Saved." not in text(member_client.get(back))


def test_the_page_after_a_save_writes_nothing(member_client, published, django_assert_num_queries):
    back = member_client.post(SQL, {"level": "2"}).url
    # session, user, release, goal, ratings
    with django_assert_num_queries(5):
        member_client.get(back)


@pytest.mark.parametrize("headers", [HTMX, {}])
@pytest.mark.parametrize(
    ("path", "data"),
    [
        (SQL, {"level": ["1", "2"], "was": ""}),
        (SQL, {"level": ["1", "1"], "was": ""}),
        (SQL, {"level": "1", "undo": "2", "was": ""}),
        (SQL, {"level": "1", "was": ["", "2"]}),
        (PAGE, {"level-sql": ["1", "2"], "was-sql": ""}),
        (PAGE, {"level-sql": "1", "was-sql": ["", "1"]}),
    ],
)
def test_a_field_sent_twice_is_refused_in_a_sentence(member_client, published, headers, path, data):
    response = member_client.post(path, data, headers=headers)
    assert response.status_code == 400
    assert "More than one level was sent. Choose one." in text(response)
    assert stored() == {}


@pytest.mark.parametrize("level", ["7", "x", "\x00", "03"])
def test_what_is_no_level_is_refused_though_the_page_had_shown_it(member_client, published, level):
    response = member_client.post(PAGE, {"level-sql": level, "was-sql": level})
    assert response.status_code == 400
    assert "A level is a number from 0 to 4." in text(response)
