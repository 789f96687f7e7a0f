"""The first page: the question, both roles, and an example that the real rule computed."""

import re

import pytest

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.document import Document
from careers.domain.example import example
from careers.domain.part import Part
from tests import catalogues, publishing


def trimmed(document: Document, **parts: object) -> Document:
    return document.model_copy(update=parts)


def without_requirements(role: Part) -> Part:
    return role.model_copy(update={"requirements": (), "demand": ()})


def test_asks_the_question_of_the_first_two_roles(client, published):
    page = client.get("/").content.decode()

    heading = re.search(r"<h1>(.*?)</h1>", page)
    assert heading
    text = re.sub(r"<[^>]+>", "", heading[1])
    assert text == "Data Scientist or Machine Learning Engineer?"
    assert "<title>Data Scientist or Machine Learning Engineer? · Crosswalk</title>" in page
    for role in published.catalogue.roles:
        for fact in (role.one_line, role.focus, role.goal, role.start_with, *role.work):
            assert fact in page


def test_shows_who_leads_and_in_which_strength(client, published):
    page = client.get("/").content.decode()

    assert 'class="stacked stages pair"' in page
    assert page.count('class="role-1 leads"') == 1
    assert page.count('class="role-2 leads"') == 1
    assert page.count('class="role-1 helps"') == 1


def test_statements_name_the_role_that_they_pull_to(client, published):
    page = client.get("/").content.decode()

    statements = re.findall(
        r"<li><span>(I [^<]+)</span>.*?<span>([^<]+)</span></span>", page, re.DOTALL
    )
    assert statements == [
        ("I ask why.", "Data Scientist"),
        ("I like to build.", "Machine Learning Engineer"),
    ]


def test_questions_open_without_script_and_answers_are_markdown(client, published):
    page = client.get("/").content.decode()

    assert '<details id="which-role" open>' in page
    assert "Compare <strong>both</strong>" in page


def test_says_so_before_the_first_release(client, db):
    response = client.get("/")

    assert response.status_code == 200
    assert "Nothing is published yet" in response.content.decode()


def test_release_without_roles_says_so(client, db):
    publishing.release(trimmed(catalogues.small(), roles=(), aspects=(), stages=(), transitions=()))

    assert "No role is published yet" in client.get("/").content.decode()


def test_one_role_stands_alone(client, db):
    small = catalogues.small()
    publishing.release(trimmed(small, roles=small.roles[:1]))

    page = client.get("/").content.decode()

    assert "How ready are you to be a Data Scientist?" in page
    assert 'class="zebra"' not in page
    assert "Compare the roles" not in page.split("crossing")[0]


def test_further_roles_are_named_below(client, db):
    small = catalogues.small()
    third = small.roles[0].model_copy(
        update={"slug": "analyst", "name": "Analyst", "glyph": "star"}
    )
    publishing.release(trimmed(small, roles=(*small.roles, third)))

    page = client.get("/").content.decode()

    assert "Also in this release" in page
    assert '<a href="/roles/analyst/">Analyst</a>' in page


def test_no_example_where_nothing_is_required(client, db):
    small = catalogues.small()
    publishing.release(trimmed(small, roles=tuple(map(without_requirements, small.roles))))

    assert "What you get" not in client.get("/").content.decode()


def test_example_misses_one_must_have_and_leaves_a_range(default_catalogue):
    shown = example(default_catalogue.catalogue)

    assert shown is not None
    assert shown.role is default_catalogue.catalogue.roles[0]
    assert shown.readiness.verdict == "nearly_ready"
    assert len(shown.readiness.missing_must_haves) == 1
    assert shown.readiness.low < shown.readiness.high
    assert shown.rated < shown.asked


def test_example_skips_a_role_without_requirements():
    asking = Role(slug="b", name="B", requirements=(Requirement("x", ("x",), 1, 1),))
    catalogue = Catalogue(roles=(Role(slug="a", name="A"), asking), skills=(Skill("x", "X"),))

    shown = example(catalogue)

    assert shown is not None
    assert shown.role is asking
    assert shown.must_haves is None


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "A" * 120])
def test_hostile_and_long_names_are_shown_as_text(client, db, text):
    small = catalogues.small()
    odd = small.roles[0].model_copy(update={"name": text})
    publishing.release(trimmed(small, roles=(odd, small.roles[1])))

    page = client.get("/").content.decode()

    assert "<script>alert" not in page
    assert ("A" * 120 in page) or "&lt;script&gt;" in page
