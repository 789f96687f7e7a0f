"""The search page: results, what was meant, and queries that mean no good."""

import re

import pytest
from django.urls import reverse

from tests import catalogues, publishing

SEARCH = reverse("search")


def results(answer):
    return re.findall(r'<h2><a href="([^"]+)">', answer.content.decode())


def test_a_name_leads_to_its_page(client, published):
    answer = client.get(SEARCH, {"q": "docker"})
    assert results(answer)[0] == reverse("skill", args=("docker",))
    assert "for “docker”" in answer.content.decode()


def test_roles_questions_and_guide_pages_are_found(client, published):
    assert reverse("role", args=("data-scientist",)) in results(client.get(SEARCH, {"q": "DS"}))
    assert f"{reverse('faq')}#which-role" in results(client.get(SEARCH, {"q": "which role"}))
    assert reverse("guide", args=("levels",)) in results(client.get(SEARCH, {"q": "levels mean"}))


def test_no_match_says_so_and_offers_what_was_meant(client, published):
    answer = client.get(SEARCH, {"q": "kuberntes"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Nothing matches “kuberntes”. Check the spelling" in text
    assert f'<a href="{SEARCH}?q=Kubernetes">Kubernetes</a>?' in text


def test_no_query_asks_for_one(client, published):
    text = client.get(SEARCH).content.decode()
    assert "Type a word" in text
    assert "Nothing matches" not in text


def test_the_query_is_shown_as_text(client, published):
    text = client.get(SEARCH, {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in text
    assert "&quot;&gt;&lt;script&gt;" in text


def test_an_offer_with_signs_in_its_name_stays_one_query(client, db):
    document = catalogues.small().model_dump(mode="json")
    document["skills"][0]["name"] = "Kanban & R&D"
    publishing.release(catalogues.Document.model_validate(document))
    text = client.get(SEARCH, {"q": "kanbam r d"}).content.decode()
    assert f'href="{SEARCH}?q=Kanban%20%26%20R%26D"' in text


@pytest.mark.parametrize(
    "query", ["\0", "x" * 20_000, "%", "_", "'; DROP TABLE--", "\ud83d", "(((("]
)
def test_a_hostile_query_is_answered(client, published, query):
    raw = query.encode("utf-8", "surrogatepass")
    answer = client.get(SEARCH, QUERY_STRING="q=" + "".join(f"%{byte:02x}" for byte in raw))
    assert answer.status_code == 200


def test_a_long_query_is_cut(client, published):
    text = client.get(SEARCH, {"q": "y" * 500}).content.decode()
    assert "y" * 100 in text
    assert "y" * 101 not in text


def test_results_are_not_for_search_engines(client, published):
    assert '<meta name="robots" content="noindex">' in client.get(SEARCH).content.decode()


def test_before_the_first_release_nothing_is_found(client, db):
    assert "Nothing matches" in client.get(SEARCH, {"q": "docker"}).content.decode()


def test_it_needs_one_query_and_sets_no_cookie(client, published, django_assert_num_queries):
    # the current release
    with django_assert_num_queries(1):
        answer = client.get(SEARCH, {"q": "roles use it"})
    assert len(results(answer)) == 10
    assert not answer.cookies
