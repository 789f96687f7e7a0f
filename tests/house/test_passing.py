"""Which tests pass by a place: each function that holds one notes the test that runs it."""

import pytest

from scripts import passing

SAMPLE = '''"""A module."""
from functools import cache

RIGHT = 1


@cache
def door(person):
    """Who may."""
    return Row.filter(member=person)


class Desk:
    def has_right(self):
        def inner():
            return "inner"
        return inner()


def in_order():
    @cache
    def first():
        return 1
    return first()
'''
RIGHT, DECORATOR, FILTER, INNER, OUTER, NESTED = 4, 7, 10, 16, 17, 24


@pytest.fixture
def copy(tmp_path, monkeypatch):
    (tmp_path / "sample.py").write_text(SAMPLE)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def run(copy, test, monkeypatch, call):
    monkeypatch.setenv("PYTEST_CURRENT_TEST", test)
    scope = {"Row": type("Row", (), {"filter": lambda **_: 1})}
    exec((copy / "sample.py").read_text(), scope)
    call(scope)


def test_a_test_that_passes_by_is_known_and_no_other(copy, monkeypatch):
    places = [("sample.py", line) for line in (RIGHT, DECORATOR, FILTER, INNER, OUTER, NESTED)]
    passing.plant(copy, places)
    run(copy, "a.py::test_one[x] (call)", monkeypatch, lambda scope: scope["door"](1))
    run(copy, "a.py::test_two (setup)", monkeypatch, lambda scope: scope["Desk"]().has_right())
    run(copy, "a.py::test_three (call)", monkeypatch, lambda scope: scope["in_order"]())
    found = {line: tests for (_, line), tests in passing.read(copy, places).items()}
    assert found[DECORATOR] == found[FILTER] == ["a.py::test_one"]
    assert found[INNER] == found[OUTER] == ["a.py::test_two"]
    assert found[NESTED] == ["a.py::test_three"]
    assert found[RIGHT] == []
