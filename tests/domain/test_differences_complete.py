"""No difference goes untold: every value, every order, in documents of any kind."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from careers.domain.differences.compare import differences
from careers.domain.document import Document
from tests.domain.test_differences import BEFORE, SMALL, edited, told

LISTS = ("levels", "categories", "skills", "roles", "stages", "fit_statements", "faq", "guide")
MARK = "zq-mark"


def leaves(data, path=()):
    """The path of every text and number of a document."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from leaves(value, (*path, at))
    elif path != ("schema_version",) and data is not None:
        yield path


def put(data, path, value):
    *steps, last = path
    for step in steps:
        data = data[step]
    data[last] = value


def get(data, path):
    for step in path:
        data = data[step]
    return data


def other(path, value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + (1 if value < 2 or path[-1] in {"hours", "percent"} else -1)
    fixed = {"kind": ("tool", "knowledge"), "glyph": ("circle", "square")}
    if path[-1] in fixed:
        return next(one for one in fixed[path[-1]] if one != value)
    if path[-1] == "code":
        return "ZQ"
    return f"https://example.org/{MARK}" if "url" in path[-1:] or "licence_url" in path else MARK


def test_each_value_that_changes_is_told():
    for path in leaves(SMALL):
        new = other(path, get(SMALL, path))
        groups = differences(BEFORE, edited(lambda data, path=path, new=new: put(data, path, new)))

        assert groups, path
        assert not isinstance(new, str) or new in repr(told(groups)), path


def lists(data, path=()):
    """The path of every list of two or more in a document."""
    if isinstance(data, list) and len(data) > 1:
        yield path
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inside:
        if isinstance(value, dict | list):
            yield from lists(value, (*path, key))


def test_each_changed_order_is_told():
    found = list(lists(SMALL))

    assert {path[-1] for path in found} >= {"skills", "requirements", "can_dos", "any_of", "cells"}
    for path in found:
        after = edited(lambda data, path=path: get(data, path).reverse())
        assert differences(BEFORE, after), path


def test_a_new_document_is_told_value_by_value():
    said = repr(told(differences(Document(), BEFORE)))

    for path in leaves(SMALL):
        value = get(SMALL, path)
        assert not isinstance(value, str) or repr(value)[1:-1] in said or is_a_slug(value), path


def is_a_slug(value):
    """Told by the name of what it refers to."""
    return value.replace("-", "").islower() and " " not in value


@st.composite
def documents(draw):
    """The small one with lists cut, turned and mixed, and values changed."""
    data = copy.deepcopy(SMALL)
    for name in draw(st.sets(st.sampled_from(LISTS))):
        data[name] = draw(st.permutations(data[name]))[: draw(st.integers(0, len(data[name])))]
    paths = list(leaves(data))
    for path in draw(st.lists(st.sampled_from(paths), max_size=3)) if paths else ():
        put(data, path, other(path, get(data, path)))
    return Document.model_validate(data)


@settings(max_examples=30)
@given(documents(), documents())
def test_nothing_is_told_if_and_only_if_they_are_equal(one, two):
    assert (differences(one, two) == ()) == (one == two)
    assert differences(one, one) == ()


@settings(max_examples=30)
@given(documents(), documents())
def test_both_ways_tell_the_same_values(one, two):
    def values(groups, side):
        return sorted(
            getattr(line, side) for group in groups for entry in group.entries
            for line in entry.lines if line.kind != "moved"
        )  # fmt: skip

    there, back = differences(one, two), differences(two, one)
    assert values(there, "after") == values(back, "before")
