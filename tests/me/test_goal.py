"""/me/goal/: the role a member is heading for."""

import re

import pytest

from careers.models import Goal
from tests.me.changes import republish, retire, words


def held():
    return list(Goal.objects.values_list("member__email", "role__slug"))


def test_a_goal_is_chosen(published, member, member_client):
    response = member_client.post("/me/goal/", {"role": "data-scientist"})
    assert (response.status_code, response.headers["Location"]) == (302, "/me/")
    assert held() == [(member.email, "data-scientist")]


def test_the_next_page_says_what_became_of_the_goal(published, member_client):
    chosen = member_client.post("/me/goal/", {"role": "data-scientist"}, follow=True)
    assert "Saved: your goal is Data Scientist." in words(chosen)
    cleared = member_client.post("/me/goal/", {"clear": "1"}, follow=True)
    assert "You have no goal now." in words(cleared)
    assert "You have no goal now." not in words(member_client.get("/me/goal/"))


def test_every_role_can_be_chosen_with_what_it_is_for(published, read):
    page = read("/me/goal/")
    assert "Choose the role you are heading for." in page
    assert "Data Scientist Finds out what the data says, and whether it is true." in page
    assert "Machine Learning Engineer Builds models into products" in page


def test_the_goal_held_is_checked(published, aim, member_client):
    aim("data-scientist")
    page = member_client.get("/me/goal/").content.decode()
    assert "Your goal is Data Scientist." in page
    (chosen,) = re.findall(r"<input[^>]*\bchecked\b[^>]*>", page)
    assert 'value="data-scientist"' in chosen


def test_another_choice_replaces_it(published, aim, member, member_client):
    aim("data-scientist")
    member_client.post("/me/goal/", {"role": "machine-learning-engineer"})
    assert held() == [(member.email, "machine-learning-engineer")]


def test_choosing_the_same_again_keeps_its_date(published, aim, member_client):
    aim("data-scientist")
    before = Goal.objects.get().set_at
    member_client.post("/me/goal/", {"role": "data-scientist"})
    assert Goal.objects.get().set_at == before


def test_a_goal_is_given_up(published, aim, member_client):
    aim("data-scientist")
    response = member_client.post("/me/goal/", {"clear": "1"}, follow=True)
    assert held() == []
    assert "Choose the role you are heading for." in words(response)


@pytest.mark.parametrize(
    "role", ["nobody", "sql", "DATA-SCIENTIST", "\0", "x" * 5000, "<script>", "1"]
)
def test_what_is_no_role_is_refused_at_the_field(published, aim, member_client, role):
    aim("machine-learning-engineer")
    response = member_client.post("/me/goal/", {"role": role})
    assert response.status_code == 400
    assert "The current release has no such role. Choose one of these." in words(response)
    assert [slug for _, slug in held()] == ["machine-learning-engineer"]


@pytest.mark.parametrize("data", [{}, {"role": ""}, {"next": "/me/"}])
def test_no_choice_is_refused_at_the_field(published, member_client, data):
    response = member_client.post("/me/goal/", data)
    assert response.status_code == 400
    assert "Choose a role." in words(response)
    assert held() == []


def test_a_retired_role_is_refused_and_a_goal_on_it_is_told(published, aim, member_client, read):
    aim("data-scientist")
    retire("data-scientist")
    assert "Data Scientist is not published any more." in read("/me/goal/")
    response = member_client.post("/me/goal/", {"role": "data-scientist"})
    assert response.status_code == 400
    assert "The current release has no such role." in words(response)


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)",
     "\\\\evil.example", "http:///evil.example", "me", "", "///x"],
)  # fmt: skip
def test_next_never_leaves_the_site(published, member_client, address):
    response = member_client.post("/me/goal/", {"role": "data-scientist", "next": address})
    assert (response.status_code, response.headers["Location"]) == (302, "/me/")


def test_next_cannot_add_a_header(published, member_client):
    address = "/me/\r\nSet-Cookie: a=b"
    response = member_client.post("/me/goal/", {"role": "data-scientist", "next": address})
    assert "a" not in response.cookies
    assert "\n" not in response.headers["Location"]


def test_next_is_followed_within_the_site(published, member_client):
    response = member_client.post(
        "/me/goal/", {"role": "data-scientist", "next": "/me/roles/data-scientist/"}
    )
    assert response.headers["Location"] == "/me/roles/data-scientist/"


def test_nobody_else_gets_the_goal(published, member_client, member, django_user_model):
    other = django_user_model.objects.create_user("other@example.org")
    member_client.post("/me/goal/", {"role": "data-scientist", "member": other.pk})
    assert held() == [(member.email, "data-scientist")]


def test_before_the_first_release(db, read):
    assert "No roles are published yet." in read("/me/goal/")


def test_a_role_name_is_text_and_never_markup(db, member_client):
    sharp = {"name": "<b>Data", "one_line": "<i>line"}
    republish(roles=lambda roles: [roles[0] | sharp, roles[1]])
    page = member_client.get("/me/goal/").content.decode()
    assert "<b>" not in page
    assert "<i>" not in page
    assert "&lt;b&gt;Data" in page


def test_another_verb_is_refused(published, member_client):
    assert member_client.put("/me/goal/").status_code == 405


def test_four_queries(published, aim, member_client, django_assert_num_queries):
    aim("data-scientist")
    member_client.get("/me/goal/")
    # session, user, release, goal
    with django_assert_num_queries(4):
        member_client.get("/me/goal/")
