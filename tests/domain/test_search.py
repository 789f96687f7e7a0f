"""Search, as a rule: what is found, in which order, and what is offered instead."""

import pytest

from careers.domain.catalogue import Catalogue, from_document
from careers.domain.search import MAX_QUERY, clean, fold, search
from tests import catalogues


@pytest.fixture(scope="module")
def catalogue():
    return from_document(catalogues.small(), number=1)


@pytest.fixture
def titles(catalogue):
    return lambda query: [hit.title for hit in search(catalogue, query).hits]


def test_a_name_is_found_first(titles):
    assert titles("docker")[0] == "Docker"


def test_an_exact_name_beats_a_beginning_and_that_a_word_and_that_a_part():
    def skill(slug, name, summary="A thing."):
        return {"slug": slug, "name": name, "category": "a", "summary": summary}

    names = ["Some text", "Nodedata", "Open data", "Data model", "Data"]
    document = catalogues.Document.model_validate(
        {
            "categories": [{"slug": "a", "name": "A"}],
            "skills": [
                skill(f"s{place}", name, "About data." if place == 0 else "A thing.")
                for place, name in enumerate(names)
            ],
        }
    )
    found = search(from_document(document), "data")
    assert [hit.title for hit in found.hits] == names[::-1]


def test_every_word_has_to_match(titles):
    assert titles("learning engineer") == ["Machine Learning Engineer"]
    assert titles("docker nonsense") == []


def test_case_and_accents_do_not_matter(titles):
    assert titles("DÖCKER")[0] == titles("docker")[0] == "Docker"
    assert fold("Modèle ŒUVRE STRASSE") == fold("modele œuvre straße")


def test_an_alias_finds_the_skill_and_is_shown(catalogue):
    (hit, *_) = search(catalogue, "structured query").hits
    assert (hit.title, hit.alias) == ("SQL", "Structured Query Language")


def test_a_can_do_finds_the_skill_and_is_quoted(catalogue):
    (hit,) = search(catalogue, "ingress kubernetes").hits
    assert hit.title == "Kubernetes"
    assert "behind an ingress" in hit.quote


def test_a_code_finds_its_role(titles):
    assert titles("mle") == ["Machine Learning Engineer"]


def test_questions_and_guide_pages_are_found(catalogue):
    kinds = {
        hit.kind for query in ("which role", "the levels") for hit in search(catalogue, query).hits
    }
    assert {"faq", "guide"} <= kinds


def test_a_short_word_matches_whole_words_only(titles):
    assert "Docker" not in titles("ke")
    assert titles("ds") == ["Data Scientist"]


def test_a_typing_mistake_gets_an_offer(catalogue):
    found = search(catalogue, "kuberntes")
    assert found.hits == ()
    assert found.meant == ("Kubernetes",)


def test_what_is_found_gets_no_offer(catalogue):
    assert search(catalogue, "docker").meant == ()


@pytest.mark.parametrize("query", ["", "   ", "\0", "???", "\u200b", "́"])
def test_a_query_without_words_finds_nothing(catalogue, query):
    assert search(catalogue, query).hits == ()


@pytest.mark.parametrize(
    "query",
    [
        "x" * 1_000_000,
        "(" * 500,
        "a+" * 500,
        "\ud800",
        "ﷺ" * 1000,
        "%00",
        "' OR 1=1 --",
        "😀 docker",
    ],
)
def test_a_hostile_query_is_answered(catalogue, query):
    assert len(search(catalogue, query).query) <= MAX_QUERY


def test_control_characters_are_spaces():
    assert clean("  do\0cker \n sql\x1b ") == "do cker sql"


def test_before_the_first_release_nothing_is_found():
    assert search(Catalogue(), "docker").hits == ()
