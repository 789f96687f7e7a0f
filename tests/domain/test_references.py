"""Each fault of reference is found, with its path; a sound document has none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.references import broken, circle_in
from tests.catalogues import edited, small


def test_a_sound_document_has_no_fault():
    assert broken(small()) == ()


def put(path, value):
    *steps, last = path

    def change(data):
        for step in steps:
            data = data[step]
        data[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("skills", 1, "slug"), "sql", "skills[1].slug"),
        (("roles", 1, "slug"), "data-scientist", "roles[1].slug"),
        (("levels", 1, "level"), 0, "levels[1].level"),
        (("skills", 0, "category"), "nowhere", "skills[0].category"),
        (("skills", 6, "requires", 0, "skill"), "nothing", "skills[6].requires[0].skill"),
        (("skills", 6, "requires", 0, "source"), "nobody", "skills[6].requires[0].source"),
        (("skills", 0, "can_dos", 1, "level"), 1, "skills[0].can_dos[1].level"),
        (("skills", 0, "aliases"), ["x", "x"], "skills[0].aliases[1].name"),
        (("roles", 0, "requirements", 1, "slug"), "sql", "roles[0].requirements[1].slug"),
        (("roles", 0, "requirements", 0, "any_of"), ["nope"], "roles[0].requirements[0].any_of"),
        (
            ("roles", 0, "requirements", 0, "any_of"),
            ["sql", "sql"],
            "roles[0].requirements[0].any_of[1].skill",
        ),
        (
            ("roles", 0, "requirements", 0, "findings", 0, "source"),
            "nobody",
            "roles[0].requirements[0].findings[0].source",
        ),
        (
            ("roles", 0, "responsibilities", 0, "tasks", 0, "skills"),
            ["nope"],
            "roles[0].responsibilities[0].tasks[0].skills",
        ),
        (("roles", 0, "demand", 0, "skill"), "nope", "roles[0].demand[0].skill"),
        (("aspects", 0, "cells", 0, "role"), "nobody", "aspects[0].cells[0].role"),
        (("stages", 0, "cells", 1, "role"), "data-scientist", "stages[0].cells[1].role"),
        (
            ("fit_statements", 0, "weights", 0, "role"),
            "nobody",
            "fit_statements[0].weights[0].role",
        ),
        (("transitions", 0, "to_role"), "nobody", "transitions[0].to_role"),
        (("transitions", 2, "to_role"), "data-scientist", "transitions[2].to_role"),
        (("transitions", 0, "stages", 0, "skills"), ["nope"], "transitions[0].stages[0].skills"),
        (("merged",), {"old": "nope"}, "merged.old"),
        (("merged",), {"git": "sql"}, "merged.git"),
        (("merged",), {"one": "two", "two": "one"}, "merged.one"),
    ],
)
def test_a_planted_fault_is_found_at_its_path(path, value, fault):
    assert fault in [found.path for found in broken(edited(small(), put(path, value)))]


def test_a_circle_of_prerequisites_is_told_in_full():
    def change(data):
        data["skills"][5]["requires"] = [{"at_level": 3, "skill": "kubernetes", "level": 1}]

    (fault,) = broken(edited(small(), change))

    assert fault.path == "skills[5].requires"
    assert "docker → kubernetes → docker" in fault.message


def reachable(edges, start):
    seen, waiting = set(), list(edges.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(edges.get(node, ()))
    return seen


@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3)))
def test_a_circle_is_found_exactly_where_one_exists(edges):
    circle = circle_in(edges)

    assert bool(circle) == any(node in reachable(edges, node) for node in edges)
    if circle:
        assert circle[0] == circle[-1]
        assert all(b in edges[a] for a, b in pairwise(circle))


def test_a_very_long_chain_is_safe():
    assert circle_in({n: [n + 1] for n in range(50_000)}) == ()
