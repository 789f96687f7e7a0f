"""What to rate first, and what comes after."""

from careers.domain import rating_page, rating_way
from careers.domain.catalogue import from_document
from careers.domain.rating_page import Selection
from tests import catalogues
from tests.me.test_rating_page import CATALOGUE, DS, MLE, SKILLS


def test_the_first_visit_begins_with_the_must_haves_of_the_goal():
    assert rating_way.first(CATALOGUE, {}, MLE) == Selection("must", MLE.slug)
    assert rating_way.first(CATALOGUE, {"python": 0}, MLE) == Selection("must", MLE.slug)


def test_once_the_must_haves_are_rated_the_first_unfinished_category_is_next():
    levels = {"python": 3, "docker": 0, "sql": 1, "statistics": 2}
    assert rating_way.first(CATALOGUE, levels, MLE) == Selection("category", "deep-learning")


def test_what_the_goal_does_not_ask_comes_last():
    must = dict.fromkeys(("sql", "python"), 1)
    asked = {slug for row in DS.requirements for slug in row.any_of}
    way, levels = [], dict(must)
    while (at := rating_way.first(CATALOGUE, levels, DS)).kind == "category":
        here = {skill.slug for skill in CATALOGUE.skills_in(at.name)}
        if here <= set(levels):
            break
        way.append(bool(here & asked))
        levels |= dict.fromkeys(here, 1)
    assert way == sorted(way, reverse=True)
    assert set(levels) == {skill.slug for skill in CATALOGUE.skills}


def test_the_way_passes_what_is_rated_and_never_turns_back():
    people = {skill.slug: 1 for skill in CATALOGUE.skills_in("deep-learning")}
    at = Selection("category", "data")
    seen = []
    while at:
        seen.append(at.name)
        at = rating_way.following(CATALOGUE, at, people, None)
    assert len(seen) == len(set(seen))
    assert "deep-learning" not in seen


def test_without_a_goal_it_begins_with_the_first_category():
    assert rating_way.first(CATALOGUE, {}, None) == Selection("category", "data")
    everything = dict.fromkeys(SKILLS, 1)
    assert rating_way.first(CATALOGUE, everything, None) == Selection("category", "data")


def test_an_empty_catalogue_has_a_page():
    empty = from_document(catalogues.Document())
    assert rating_page.groups(empty, rating_way.first(empty, {}, None), {}) == ()
    assert rating_way.following(empty, Selection("all"), {}, None) is None


def test_categories_follow_each_other_and_end():
    def following(selection):
        return rating_way.following(CATALOGUE, selection, {"sql": 1}, None)

    assert following(Selection("must", DS.slug)) == Selection("category", "data")
    assert following(Selection("category", "data")) == Selection("category", "deep-learning")
    assert following(Selection("category", "people")) is None
