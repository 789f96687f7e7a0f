"""The skill pages: what is listed, what one skill says, and where a merged one went."""

import pytest
from django.urls import reverse

from tests import catalogues, publishing

SKILLS = reverse("skills")


def page(slug):
    return reverse("skill", args=(slug,))


def with_changes(**changes):
    return catalogues.Document.model_validate(
        {**catalogues.small().model_dump(mode="json"), **changes}
    )


def test_the_list_shows_every_skill_and_what_each_role_asks(client, published):
    answer = client.get(SKILLS)
    text = answer.content.decode()
    assert answer.status_code == 200
    for skill in published.catalogue.skills:
        assert f'href="{page(skill.slug)}"' in text
    docker = text[text.index(page("docker")) : text.index(page("kubernetes"))]
    assert docker.index("Data Scientist") < docker.index("Working")
    assert docker.index("ML Engineer") < docker.index("Practitioner") < docker.index("must-have")


def test_the_list_can_be_narrowed_to_one_role(client, published):
    text = client.get(SKILLS, {"role": "data-scientist"}).content.decode()
    assert "<h1>Data Scientist skills</h1>" in text
    assert page("docker") in text
    assert page("kubernetes") not in text


@pytest.mark.parametrize("role", ["nobody", "", "\0", "x" * 5000])
def test_an_unknown_role_shows_every_skill(client, published, role):
    answer = client.get(SKILLS, {"role": role})
    assert answer.status_code == 200
    assert page("kubernetes") in answer.content.decode()


def test_a_role_that_asks_for_nothing_is_said_so(client, db):
    document = catalogues.small().model_dump(mode="json")
    document["roles"][0] |= {"requirements": [], "demand": []}
    publishing.release(catalogues.Document.model_validate(document))
    text = client.get(SKILLS, {"role": "data-scientist"}).content.decode()
    assert "asks for no skill yet" in text


def test_one_skill_says_what_its_levels_mean_and_who_asks(client, published):
    text = client.get(page("docker")).content.decode()
    assert "<h1>Docker</h1>" in text
    for statement in published.catalogue.skill("docker").can_do[1:]:
        assert statement in text
    assert "about 40&nbsp;h" in text
    assert "estimates" in text
    assert "The work leans on docker every week." in text
    assert "Must-have, weight 3 of 5." in text
    assert "Many postings name docker." in text
    assert f"{reverse('sources')}#survey" in text


def test_options_of_one_requirement_name_each_other(client, published):
    text = client.get(page("pytorch")).content.decode()
    assert f'Any one is enough: this or <a href="{page("tensorflow")}">TensorFlow</a>.' in text


def test_prerequisites_are_told_from_both_ends(client, published):
    up = client.get(page("kubernetes")).content.decode()
    assert f'Kubernetes at Working leans on <a href="{page("docker")}">Docker</a> at Working.' in up
    assert "Kubernetes runs containers." in up
    down = client.get(page("docker")).content.decode()
    assert f'<a href="{page("kubernetes")}">Kubernetes</a> at Working leans on Docker' in down
    assert "What it builds on" not in down


def test_aliases_references_and_resources_are_shown(client, published):
    text = client.get(page("sql")).content.decode()
    assert 'Also found under <span class="whole">Structured Query Language</span>' in text
    assert "ESCO S5.6.1" in text
    assert '<a class="external" href="https://example.org/sql" rel="nofollow noopener">' in text
    assert "A School, free" in text
    assert "24\N{NO-BREAK SPACE}h." in text


def test_a_skill_that_no_role_asks_for(client, published):
    text = client.get(page("statistics")).content.decode()
    assert "No role asks for this skill." in text


def test_a_merged_skill_leads_to_where_it_went(client, db):
    publishing.release(with_changes(merged={"oracle": "sequel", "sequel": "sql"}))
    answer = client.get(page("oracle"))
    assert (answer.status_code, answer["Location"]) == (302, page("sql"))


@pytest.mark.parametrize("slug", ["cobol", "SQL", "x" * 500])
def test_an_unknown_skill_is_not_found(client, published, slug):
    assert client.get(page(slug)).status_code == 404


def test_a_skill_leaves_with_its_release(client, published):
    document = catalogues.small().model_dump(mode="json")
    document["skills"] = [row for row in document["skills"] if row["slug"] != "statistics"]
    document["roles"][0]["responsibilities"] = []
    publishing.release(catalogues.Document.model_validate(document))
    assert client.get(page("statistics")).status_code == 404


def test_markup_in_names_is_text(client, db):
    document = catalogues.small().model_dump(mode="json")
    document["skills"][0] |= {"name": "</script><b>SQL</b>", "summary": '"><img src=x>'}
    publishing.release(catalogues.Document.model_validate(document))
    for address in (SKILLS, page("sql")):
        text = client.get(address).content.decode()
        assert "<b>SQL" not in text
        assert "<img" not in text


def test_before_the_first_release_the_list_is_empty(client, db):
    answer = client.get(SKILLS)
    assert answer.status_code == 200
    assert "No catalogue is published yet" in answer.content.decode()


def test_it_needs_one_query_and_sets_no_cookie(client, published, django_assert_num_queries):
    for address in (SKILLS, page("kubernetes")):
        # the current release
        with django_assert_num_queries(1):
            answer = client.get(address)
        assert not answer.cookies
