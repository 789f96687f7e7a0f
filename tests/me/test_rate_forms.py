"""Ratings that a plain form posts, stale pages, and everything that is refused."""

import pytest

from careers.models import Rating, RatingEvent
from tests import catalogues, publishing
from tests.factories import UserFactory
from tests.me.test_rate import HTMX, PAGE, SQL, chosen, hold, skills_of, stored, text

__all__ = ["hold"]


def test_a_form_saves_all_that_changed(member_client, published):
    data = {
        "level-sql": "3", "was-sql": "", "level-python": "0", "was-python": "", "was-git": "",
        "show": "category-data",
    }  # fmt: skip
    response = member_client.post(PAGE, data)
    assert (response.status_code, response.url) == (302, f"{PAGE}?show=category-data&saved=1")
    assert stored() == {"sql": 3, "python": 0}
    page = member_client.get(response.url)
    assert "2 ratings saved. Data Scientist is at 40–100\u00a0% now." in text(page)
    assert page.content.decode().count('name="undo" value=""') == 2


def test_a_form_that_changes_nothing_writes_nothing(member_client, hold):
    hold(sql=3)
    response = member_client.post(PAGE, {"level-sql": "3", "was-sql": "3"})
    assert response.status_code == 302
    assert RatingEvent.objects.count() == 1


def test_the_page_of_a_refusal_leads_on_as_any_other(member_client, published):
    """It stands at another address: what is relative to the page would miss."""
    page = member_client.post(SQL, {"level": "7"}).content.decode()
    assert f'href="{PAGE}?show=category-people"' in page
    assert 'href="?' not in page


def test_a_double_click_writes_once(member_client, published):
    data = {"level-sql": "3", "was-sql": ""}
    assert member_client.post(PAGE, data).status_code == 302
    assert member_client.post(PAGE, data).status_code == 302
    assert RatingEvent.objects.count() == 1


def test_what_the_form_did_not_change_is_not_judged(member_client, hold):
    """Only a changed choice can be stale: the rest of an old page does no harm."""
    hold(sql=4)
    data = {"level-sql": "1", "was-sql": "1", "level-git": "2", "was-git": ""}
    assert member_client.post(PAGE, data).status_code == 302
    assert stored() == {"sql": 4, "git": 2}


@pytest.mark.parametrize("headers", [HTMX, {}])
@pytest.mark.parametrize(
    ("was", "held", "sentence"),
    [
        ("", 4, "You changed this in another window to Expert."),
        ("1", 4, "You changed this in another window to Expert."),
        ("1", None, "You cleared this rating in another window."),
    ],
)
def test_a_stale_page_saves_nothing_and_offers_both(
    member_client, hold, headers, was, held, sentence
):
    hold(sql=4)
    if held is None:
        hold(sql=None)
    events = RatingEvent.objects.count()
    data = {"level": "2", "was": was, "level-sql": "2", "was-sql": was}
    response = member_client.post(SQL, data, headers=headers)
    assert response.status_code == 409
    assert sentence in text(response)
    assert "Use Working" in text(response)
    assert stored() == {"sql": held}
    assert RatingEvent.objects.count() == events
    was_now = "" if held is None else held
    assert f'name="was-sql" value="{was_now}"' in response.content.decode()
    if not headers:
        assert chosen(response, "sql") == ["2"]


def test_one_stale_choice_holds_back_all_and_all_stay_chosen(member_client, hold):
    hold(sql=4)
    data = {"level-sql": "1", "was-sql": "", "level-python": "2", "was-python": ""}
    response = member_client.post(PAGE, data | {"show": "category-data"})
    assert response.status_code == 409
    assert stored() == {"sql": 4}
    assert (chosen(response, "sql"), chosen(response, "python")) == (["1"], ["2"])
    assert "You changed this in another window to Expert." in text(response)
    assert "Nothing was saved. Look at SQL below." in text(response)


def test_a_button_below_one_picker_saves_the_other_choices_too(member_client, hold):
    """Clear and Undo leave the page: what else was chosen on it would be lost."""
    hold(sql=4)
    data = {
        "level": "", "level-sql": "4", "was-sql": "4", "level-python": "2", "was-python": "",
    }  # fmt: skip
    assert member_client.post(SQL, data).status_code == 302
    assert stored() == {"sql": None, "python": 2}


def test_one_bad_level_holds_back_all_and_is_told_at_its_picker(member_client, published):
    data = {"level-sql": "7", "was-sql": "", "level-python": "2", "was-python": ""}
    response = member_client.post(PAGE, data | {"show": "category-data"})
    assert response.status_code == 400
    assert stored() == {}
    assert chosen(response, "python") == ["2"]
    assert text(response).count("A level is a number from 0 to 4. You sent “7”.") == 1


BAD = ["7", "-1", "x", "1.5", "٣", "\x00", "3\x00", " 3", "03", "1" * 5000, "<script>"]


@pytest.mark.parametrize("headers", [HTMX, {}])
@pytest.mark.parametrize("level", BAD)
def test_what_is_no_level_is_refused_at_the_picker(member_client, hold, level, headers):
    hold(sql=2)
    response = member_client.post(SQL, {"level": level, "was": "2"}, headers=headers)
    assert response.status_code == 400
    assert "A level is a number from 0 to 4." in text(response)
    assert b"<script>" not in response.content
    assert len(response.content) < 60_000
    assert stored() == {"sql": 2}
    if not headers:
        assert "sql" in skills_of(response)
        assert chosen(response, "sql") == ["2"]


@pytest.mark.parametrize("was", ["7", "x", "\x00"])
def test_a_bad_was_is_refused(member_client, published, was):
    response = member_client.post(SQL, {"level": "3", "was": was}, headers=HTMX)
    assert response.status_code == 400
    assert stored() == {}


@pytest.mark.parametrize("headers", [HTMX, {}])
@pytest.mark.parametrize("data", [{}, {"was": "3"}, {"Level": "3"}])
def test_no_level_at_all_is_refused_in_a_sentence(member_client, hold, data, headers):
    hold(sql=3)
    response = member_client.post(SQL, data, headers=headers)
    assert response.status_code == 400
    assert "No level was sent. Choose one, or clear the rating." in text(response)
    assert stored() == {"sql": 3}


@pytest.mark.parametrize("headers", [HTMX, {}])
@pytest.mark.parametrize("slug", ["gone", "SQL", "sql_", "a" * 300])
def test_a_skill_that_the_release_does_not_hold_is_404(member_client, published, slug, headers):
    response = member_client.post(f"/me/skills/{slug}/", {"level": "3"}, headers=headers)
    assert response.status_code == 404
    assert "The catalogue holds no skill" in text(response)
    assert stored() == {}


def test_a_retired_skill_is_not_rated(member_client, published):
    document = catalogues.small()
    skills = tuple(skill for skill in document.skills if skill.slug != "statistics")
    publishing.release(document.model_copy(update={"skills": skills}))
    assert member_client.post("/me/skills/statistics/", {"level": "3"}).status_code == 404
    data = {"level-statistics": "3", "was-statistics": "", "level-sql": "2", "was-sql": ""}
    response = member_client.post(PAGE, data | {"show": "category-data"})
    assert response.status_code == 400
    assert "The catalogue holds no skill “statistics”. Nothing was saved." in text(response)
    assert chosen(response, "sql") == ["2"]
    assert stored() == {}


@pytest.mark.parametrize("field", ["member", "member_id", "user", "id", "pk"])
def test_somebody_elses_id_is_ignored(member_client, member, published, field):
    stranger = UserFactory()
    member_client.post(SQL, {"level": "3", field: str(stranger.pk)})
    assert list(Rating.objects.values_list("member_id", flat=True)) == [member.pk]


@pytest.mark.parametrize("data", [{"goal": "\x00"}, {"goal": "gone"}, {"show": "x-gone"}])
def test_a_page_that_no_longer_is_does_not_stop_a_save(member_client, published, data):
    response = member_client.post(SQL, {"level": "3", "was": "", **data})
    assert response.url == f"{PAGE}?show=category-data&saved=1#sql"
    assert stored() == {"sql": 3}


def test_a_body_too_large_is_413(member_client, published):
    response = member_client.post(SQL, {"level": "3", "note": "x" * 1024 * 1024})
    assert response.status_code == 413
    assert stored() == {}


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(member_client, published, method):
    assert getattr(member_client, method)(SQL).status_code == 405
    assert getattr(member_client, method)(PAGE).status_code == 405


def test_the_page_is_not_to_be_stored(member_client, published):
    assert "no-store" in member_client.get(PAGE).headers["Cache-Control"]
