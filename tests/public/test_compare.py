"""Roles side by side."""

import re

import pytest

from tests import catalogues, publishing

DS, MLE, THIRD = "data-scientist", "machine-learning-engineer", "analyst"


def heading(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page)
    assert found
    return found[1]


@pytest.fixture
def three_roles(db):
    small = catalogues.small()
    third = small.roles[0].model_copy(
        update={
            "slug": THIRD,
            "name": "Analyst",
            "short_name": "Analyst",
            "accent": 3,
            "demand": (),
        }
    )
    return publishing.release(small.model_copy(update={"roles": (*small.roles, third)}))


def test_compares_two_roles_in_every_table(client, published):
    page = client.get("/compare/").content.decode()

    assert heading(page) == "Data Scientist and Machine Learning Engineer"
    for text in ("Main output", "Findings", "Services"):
        assert text in page
    assert 'class="stacked stages pair"' in page
    assert "PyTorch</a> or <a" in page
    assert "61&nbsp;%" in page
    assert '<rect width="33%"' in page
    assert "I ask why." in page


def test_two_roles_need_no_choice(client, published):
    assert 'name="role"' not in client.get("/compare/").content.decode()


def test_any_of_three_can_be_chosen(client, three_roles):
    page = client.get("/compare/", {"role": [MLE, THIRD]}).content.decode()

    assert heading(page) == "Machine Learning Engineer and Analyst"
    assert f'value="{MLE}" checked' in page
    assert f'value="{DS}">' in page


def test_all_of_three_stand_side_by_side_before_a_choice(client, three_roles):
    page = client.get("/compare/").content.decode()

    assert heading(page) == "Data Scientist, Machine Learning Engineer and Analyst"
    assert 'class="compared many"' in page


def test_one_chosen_role_gets_a_second_beside_it(client, three_roles):
    page = client.get("/compare/", {"role": THIRD}).content.decode()

    assert heading(page) == "Analyst and Data Scientist"


def test_figure_that_a_source_did_not_count_is_not_shown_as_zero(client, three_roles):
    page = client.get("/compare/", {"role": [DS, THIRD]}).content.decode()

    assert "Not counted" in page


def test_stage_and_aspect_without_a_word_on_a_role_say_so(client, three_roles):
    page = client.get("/compare/", {"role": [DS, THIRD]}).content.decode()

    assert "No part" in page
    assert "Not described" in page


@pytest.mark.parametrize("unknown", ["nobody", "<script>", "\x00", "x" * 5000, ""])
def test_unknown_role_is_left_out_with_a_sentence(client, published, unknown):
    response = client.get("/compare/", {"role": [DS, unknown]})

    page = response.content.decode()
    assert response.status_code == 200
    assert "not in this release" in page
    assert heading(page) == "Data Scientist and Machine Learning Engineer"
    assert "<script>" not in page.split("<main")[1]
    assert "x" * 100 not in page


def test_one_role_alone_is_shown_and_said(client, db):
    small = catalogues.small()
    publishing.release(small.model_copy(update={"roles": small.roles[:1]}))

    page = client.get("/compare/").content.decode()

    assert "This release holds one role" in page
    assert 'class="stacked stages solo"' in page


def test_nothing_to_compare_before_the_first_release(client, db):
    page = client.get("/compare/").content.decode()

    assert heading(page) == "Compare roles"
    assert "nothing to compare" in page
