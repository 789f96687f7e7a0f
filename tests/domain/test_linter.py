"""Each rule finds the one fault planted for it, and the default catalogue has none."""

import pytest
from django.conf import settings

from careers.domain.document import Document
from careers.domain.linter import lint, shared_words
from careers.domain.reading import parse


@pytest.fixture(scope="module")
def default():
    return parse(settings.DEFAULT_CATALOGUE.read_text(encoding="utf-8"))


def edited(document, change):
    data = document.model_dump(mode="json")
    change(data)
    return Document.model_validate(data)


def test_the_default_catalogue_has_no_gap(default):
    assert lint(default) == ()


def no_reason(data):
    data["roles"][0]["requirements"][3]["reason"] = ""


def no_statement(data):
    data["skills"][2]["can_dos"][1]["statement"] = ""


def no_level_three(data):
    data["skills"][2]["can_dos"].pop(2)


def no_hours(data):
    data["skills"][2]["can_dos"][0]["hours"] = 0


def alike(data):
    data["skills"][1]["can_dos"][0]["statement"] = data["skills"][0]["can_dos"][0][
        "statement"
    ].replace(data["skills"][0]["name"], data["skills"][1]["name"])


def no_leader(data):
    for cell in data["stages"][0]["cells"]:
        cell["rank"] = 2


def no_cell(data):
    data["aspects"][0]["cells"].pop()


def empty_cell(data):
    data["aspects"][1]["cells"][0]["text"] = ""


def no_involvement(data):
    data["stages"][1]["cells"].pop()


def no_level_name(data):
    data["levels"].pop()


def no_answer(data):
    data["faq"][0]["answer"] = ""


@pytest.mark.parametrize(
    ("plant", "path", "words"),
    [
        (no_reason, "roles[0].requirements[3].reason", "without a reason"),
        (no_statement, "skills[2].can_dos", "no can-do at level 2"),
        (no_level_three, "skills[2].can_dos", "no can-do at level 3"),
        (no_hours, "skills[2].can_dos", "no hours at level 1"),
        (alike, "skills[1].can_dos", "says the same as"),
        (no_leader, "stages[0].cells", "nobody leads"),
        (no_cell, "aspects[0].cells", "says nothing of"),
        (empty_cell, "aspects[1].cells", "says nothing of"),
        (no_involvement, "stages[1].cells", "says nothing of"),
        (no_level_name, "levels", "level 4 has no name"),
        (no_answer, "faq[0].answer", "has no answer"),
    ],
)
def test_a_planted_gap_is_found(default, plant, path, words):
    faults = lint(edited(default, plant))

    assert [fault.path for fault in faults] == [path]
    assert words in faults[0].message


def test_shared_words_are_counted_both_ways():
    assert shared_words(frozenset("abcd"), frozenset("cdef")) == pytest.approx(0.5)
