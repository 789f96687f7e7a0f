"""The rows and cells of the skill pages."""

import pytest

from careers.domain import skills
from careers.domain.catalogue import Catalogue, from_document
from tests import catalogues


@pytest.fixture(scope="module")
def catalogue():
    return from_document(catalogues.small(), number=1)


def test_every_skill_is_listed_once_with_a_cell_a_role(catalogue):
    rows = [row for group in skills.groups(catalogue, catalogue.roles) for row in group.rows]
    assert [row.skill.slug for row in rows] == [skill.slug for skill in catalogue.skills]
    docker = next(row for row in rows if row.skill.slug == "docker")
    assert [ask.level_name for ask in docker.asks] == ["Working", "Practitioner"]
    statistics = next(row for row in rows if row.skill.slug == "statistics")
    assert statistics.asks == (None, None)


def test_one_role_leaves_what_it_asks_for(catalogue):
    role = catalogue.role("data-scientist")
    found = skills.groups(catalogue, [role])
    assert [row.skill.slug for group in found for row in group.rows] == [
        "sql", "pytorch", "tensorflow", "docker",
    ]  # fmt: skip


def test_an_ask_names_the_other_options(catalogue):
    (data_scientist, engineer) = skills.asks(catalogue, catalogue.skill("pytorch"))
    assert [partner.name for partner in data_scientist.partners] == ["TensorFlow"]
    assert (data_scientist.level_name, engineer.level_name) == ("Practitioner", "Expert")
    assert data_scientist.backing[0].source.slug == "survey"


def test_a_skill_asked_twice_shows_its_highest_level_in_the_list():
    document = catalogues.small().model_dump(mode="json")
    again = {**document["roles"][0]["requirements"][2], "slug": "docker-again", "level": 4}
    document["roles"][0]["requirements"].append(again)
    twice = from_document(catalogues.Document.model_validate(document))
    docker = twice.skill("docker")
    assert len(skills.asks(twice, docker)) == 3
    cells = [r.asks for g in skills.groups(twice, twice.roles) for r in g.rows if r.skill == docker]
    assert cells[0][0].level_name == "Expert"


def test_the_ladder_rises_and_marks_who_asks(catalogue):
    rungs = skills.ladder(catalogue, catalogue.skill("docker"))
    assert [(rung.level, rung.name, rung.hours) for rung in rungs] == [
        (1, "Awareness", 10), (2, "Working", 20), (3, "Practitioner", 30), (4, "Expert", 40),
    ]  # fmt: skip
    assert [[role.code for role in rung.asked_by] for rung in rungs] == [[], ["DS"], ["MLE"], []]


def test_a_prerequisite_is_seen_from_both_ends(catalogue):
    (up,) = skills.leans_on(catalogue, catalogue.skill("kubernetes"))
    (down,) = skills.built_on(catalogue, catalogue.skill("docker"))
    assert up == down
    assert (up.skill.name, up.level_name, up.on.name, up.on_level_name) == (
        "Kubernetes", "Working", "Docker", "Working",
    )  # fmt: skip
    assert skills.built_on(catalogue, catalogue.skill("kubernetes")) == ()


def test_nothing_published_is_an_empty_list():
    assert skills.groups(Catalogue(), ()) == ()
