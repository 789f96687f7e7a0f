"""/me/skills/ and /me/skills/<slug>/: what is shown, what is saved, what is refused."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from careers.actions.rate import Wish, rate
from careers.models import Goal, Rating, RatingEvent, Role
from tests import catalogues, publishing
from tests.factories import UserFactory

PAGE = "/me/skills/"
SQL = "/me/skills/sql/"
SKILLS = [skill.slug for skill in catalogues.small().skills]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def goal(member, published):
    role = Role.objects.get(slug="data-scientist")
    return Goal.objects.create(member=member, role=role, set_at=timezone.now())


@pytest.fixture
def hold(member, published):
    """hold(sql=3): the member's ratings, as of 12 May 2026, late in the evening UTC."""

    def hold(**levels):
        rate(
            member_id=member.pk,
            wishes={slug: Wish(level) for slug, level in levels.items()},
            published=published,
            now=datetime(2026, 5, 12, 23, 30, tzinfo=UTC),
        )

    return hold


def stored():
    return dict(Rating.objects.values_list("skill__slug", "level"))


def skills_of(response):
    return re.findall(r'<div class="picker" id="([^"]+)"', response.content.decode())


def text(response):
    plain = re.sub(r"<[^>]+>", "", response.content.decode())
    return re.sub(r"[ \n]+", " ", plain)


def chosen(response, slug):
    cell = rf'name="level-{slug}" value="(\d)" checked'
    return re.findall(cell, response.content.decode())


def test_the_first_visit_shows_the_must_haves_of_the_goal(member_client, goal):
    response = member_client.get(PAGE)
    assert response.status_code == 200
    assert skills_of(response) == ["sql"]
    assert "Must-haves for Data Scientist" in text(response)
    assert "Not rated yet. Left like this, it keeps the Data Scientist range 40.0 points" in text(
        response
    )


def test_without_a_goal_a_role_can_be_chosen_in_place(member_client, published):
    response = member_client.get(PAGE)
    assert skills_of(response) == ["sql", "python", "statistics"]
    assert "Which role are you heading for?" in text(response)
    assert 'action="/me/goal/"' in response.content.decode()


def test_every_choice_is_one_label_with_its_level_and_can_do(member_client, published):
    page = member_client.get(f"{PAGE}?category=people").content.decode()
    assert "<legend><h3>Communication</h3></legend>" in page
    labels = re.findall(r"<label.*?</label>", page[page.index("<fieldset") :], re.DOTALL)
    words = " ".join(re.sub(r"<[^>]+>", " ", labels[2]).split())
    assert len(labels) >= 5
    can_do = catalogues.small().skills[-1].can_dos[1].statement
    assert words.startswith(f"2 Working , {can_do}")
    assert words.endswith("MLE Machine Learning Engineer asks")


@pytest.mark.parametrize(
    ("query", "skills"),
    [
        ("category=operations", ["docker", "kubernetes", "git", "monitoring"]),
        ("role=data-scientist", ["sql", "pytorch", "tensorflow", "docker"]),
        ("show=must-machine-learning-engineer", ["python", "docker"]),
        ("q=docker", ["docker"]),
        ("show=unrated", [slug for slug in SKILLS if slug != "sql"]),
        ("show=all", SKILLS),
    ],
)
def test_what_is_shown(member_client, hold, query, skills):
    hold(sql=2)
    assert skills_of(member_client.get(f"{PAGE}?{query}")) == skills


def test_no_match_says_so(member_client, published):
    response = member_client.get(f"{PAGE}?q=kuberntes")
    assert "No skill matches “kuberntes”. Check the spelling" in text(response)


@pytest.mark.parametrize("query", ["category=gone", "role=gone", "show=x", "show=%00"])
def test_what_the_release_does_not_hold_is_404_with_a_page(member_client, published, query):
    response = member_client.get(f"{PAGE}?{query}")
    assert response.status_code == 404
    assert skills_of(response)


def test_before_the_first_release_there_is_a_page(member_client):
    assert "No skills are published yet" in text(member_client.get(PAGE))


def test_a_rating_is_shown_with_its_day_where_the_member_is(member_client, member, hold):
    member.time_zone = "Asia/Tokyo"
    member.save()
    hold(sql=3)
    response = member_client.get(f"{PAGE}?category=data")
    assert "Rated Practitioner, 13 May 2026" in text(response)
    assert chosen(response, "sql") == ["3"]
    assert "1 of 10 rated" in text(response)


def test_nobody_sees_anothers_ratings(hold, client):
    hold(sql=3)
    client.force_login(UserFactory())
    response = client.get(f"{PAGE}?category=data")
    assert chosen(response, "sql") == []
    assert "0 of 10 rated" in text(response)


def test_the_page_asks_five_queries(member_client, goal, hold, django_assert_num_queries):
    hold(sql=3, docker=1)
    member_client.get(PAGE)  # the release, into memory
    # session, user, release, goal, ratings
    with django_assert_num_queries(5):
        member_client.get(f"{PAGE}?show=all")


def test_saving_one_answers_htmx_with_what_changed(member_client, goal):
    data = {"level": "3", "was": "", "goal": "data-scientist", "show": "category-data"}
    response = member_client.post(SQL, data, headers=HTMX)
    assert response.status_code == 200
    assert stored() == {"sql": 3}
    said = text(response)
    assert "Saved. Data Scientist is at 40–100\u00a0% now." in said
    assert "Undo" in said
    assert "1 of 10 rated" in said
    assert "1 of 3 rated" in said
    assert 'name="was-sql" value="3" hx-swap-oob="true"' in response.content.decode()


def test_a_save_tells_the_range_before_and_after(member_client, hold):
    hold(**catalogues.WORKED_EXAMPLE)
    response = member_client.post("/me/skills/docker/", {"level": "2", "was": "0"}, headers=HTMX)
    assert "Data Scientist 73–90\u00a0% →to 83–100\u00a0%" in text(response)


@pytest.mark.django_db(transaction=True)
def test_a_save_asks_nine_queries(client, django_assert_num_queries):
    publishing.release(catalogues.small())
    client.force_login(UserFactory())
    client.get(PAGE)
    # session, user, release, BEGIN, lock, ratings, upsert, event, COMMIT
    with django_assert_num_queries(9):
        client.post(SQL, {"level": "3", "was": ""}, headers=HTMX)
    # the same again writes nothing: no upsert, no event
    with django_assert_num_queries(7):
        client.post(SQL, {"level": "3", "was": "3"}, headers=HTMX)
    assert RatingEvent.objects.count() == 1


def test_saving_one_without_script_leads_back_to_the_picker(member_client, goal):
    data = {"level": "2", "was": "", "show": "role-data-scientist"}
    response = member_client.post(SQL, data)
    assert response.status_code == 302
    assert response.url == f"{PAGE}?show=role-data-scientist&saved=1#sql"
    page = member_client.get(response.url)
    assert "Saved. Data Scientist is at 26–86\u00a0% now." in text(page)
    assert 'name="undo" value=""' in page.content.decode()


def test_what_was_saved_is_not_told_once_it_changed_again(member_client, hold, goal):
    back = member_client.post(SQL, {"level": "2"}).url
    hold(sql=4)
    assert "Saved." not in text(member_client.get(back))


def test_undo_goes_back_and_says_so_in_the_history(member_client, hold):
    hold(sql=2)
    member_client.post(SQL, {"level": "4", "was": "2"}, headers=HTMX)
    response = member_client.post(SQL, {"undo": "2", "was": "4"}, headers=HTMX)
    assert "Undone." in text(response)
    assert 'name="undo"' not in response.content.decode()
    assert stored() == {"sql": 2}
    assert RatingEvent.objects.last().source == "undo"


def test_clearing(member_client, hold):
    hold(sql=2)
    response = member_client.post(SQL, {"level": "", "was": "2"}, headers=HTMX)
    assert "Cleared. Nothing that Data Scientist asks for is rated now." in text(response)
    assert stored() == {"sql": None}


def test_the_level_held_writes_nothing(member_client, hold):
    hold(sql=2)
    response = member_client.post(SQL, {"level": "2", "was": "4"}, headers=HTMX)
    assert response.status_code == 200
    assert "Saved. Rated Working, 12 May 2026." in text(response)
    assert RatingEvent.objects.count() == 1


def test_get_leads_to_the_picker(member_client, published):
    assert member_client.get(SQL).url == f"{PAGE}?show=category-data#sql"
    assert member_client.get("/me/skills/gone/").url == PAGE


def test_signed_out_nothing_is_saved(client, published):
    assert client.post(SQL, {"level": "3"}).status_code == 302
    assert client.post(SQL, {"level": "3"}, headers=HTMX).status_code == 401
    assert stored() == {}


def test_without_a_token_nothing_is_saved(member, published):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    assert client.post(SQL, {"level": "3"}).status_code == 403
    assert client.post(PAGE, {"level-sql": "3"}).status_code == 403
    assert stored() == {}
