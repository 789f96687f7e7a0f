"""Every difference between two documents is told, in words, and nothing else is."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from careers.domain.differences.compare import differences
from careers.domain.differences.shapes import Line, cut
from careers.domain.document import Document
from tests.catalogues import small

SMALL = small().model_dump(mode="json")
SMALL["merged"] = {"old-tool": "docker"}
LISTS = ("levels", "categories", "skills", "roles", "stages", "fit_statements", "faq", "guide")
MARK = "zq-mark"


def edited(change):
    data = copy.deepcopy(SMALL)
    change(data)
    return Document.model_validate(data)


BEFORE = edited(lambda data: None)


def told(groups):
    """[(group, kind, name, [(label, before, after)])]"""
    return [
        (group.title, entry.kind, entry.name, [row(line) for line in entry.lines])
        for group in groups
        for entry in group.entries
    ]


def row(line):
    return line.label, line.before, line.after


def requirement(data, slug="docker", role=0):
    return next(asked for asked in data["roles"][role]["requirements"] if slug in asked["any_of"])


def test_a_level_is_told_by_its_name():
    def change(data):
        requirement(data)["level"] = 3

    assert told(differences(BEFORE, edited(change))) == [
        (
            "Roles and what they ask",
            "changed",
            "Docker for " + SMALL["roles"][0]["short_name"],
            [("Level", "Working", "Practitioner")],
        )
    ]


def test_levels_that_share_a_name_are_still_told_apart():
    def change(data):
        data["levels"][3]["name"] = "Working"
        requirement(data)["level"] = 3

    found = told(differences(BEFORE, edited(change)))

    assert found[1][3] == [("Level", "Working (2)", "Working (3)")]


def test_a_text_is_told_word_by_word():
    def change(data):
        text = data["roles"][0]["summary"] = "One two three four five six, seven eight nine ten."
        data["roles"][0]["summary"] = text

    before = edited(change)
    after = edited(lambda data: data["roles"][0].update(
        summary="One two three four five sixty, seven eight nine ten."
    ))  # fmt: skip
    line = differences(before, after)[0].entries[0].lines[0]

    assert [tuple(span) for span in line.spans] == [
        ("kept", "One two three four five "),
        ("removed", "six"),
        ("added", "sixty"),
        ("kept", ", seven eight nine ten."),
    ]


def test_a_new_name_keeps_the_row():
    found = told(differences(BEFORE, edited(lambda data: data["skills"][0].update(name="New"))))

    assert found == [("Skills", "changed", "New", [("Name", SMALL["skills"][0]["name"], "New")])]


def test_what_leaves_is_retired_or_merged():
    def without(data):
        for slug in ("git", "kubernetes"):
            data["skills"] = [row for row in data["skills"] if row["slug"] != slug]
        data["merged"]["git"] = "docker"

    found = {name: kind for _, kind, name, _ in told(differences(BEFORE, edited(without)))}

    assert found == {"Git into Docker": "merged", "Kubernetes": "retired"}
    back = {name: kind for _, kind, name, _ in told(differences(edited(without), BEFORE))}
    assert back == {"Git": "added", "Kubernetes": "added"}


def test_a_merge_of_what_is_long_gone_is_told():
    found = told(
        differences(BEFORE, edited(lambda data: data["merged"].update({"old-tool": "git"})))
    )

    assert found == [("Skills", "merged", "old-tool", [("Merged into", "Docker", "Git")])]


def test_a_changed_order_is_said_once():
    def change(data):
        data["skills"].append(data["skills"].pop(0))

    names = [skill["name"] for skill in SMALL["skills"]]
    assert told(differences(BEFORE, edited(change))) == [
        ("Skills", "moved", "Order", [("Order", "", f"{names[0]} now after {names[-1]}")])
    ]


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


def test_an_edited_task_is_the_same_task():
    def change(data):
        area = data["roles"][0]["responsibilities"][0]
        area["area"] = "Somewhere else"
        area["tasks"][0]["text"] += " indeed"

    kinds = {
        line.kind for group in differences(BEFORE, edited(change))
        for entry in group.entries for line in entry.lines
    }  # fmt: skip
    assert kinds == {"changed"}


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


def test_what_is_new_is_told_in_full():
    long = "A statement that is longer than what a label holds, by a good many words or more."

    def change(data):
        data["fit_statements"].append({"slug": "long", "text": long})
        data["transitions"][0]["stages"].append({"name": long})
        data["roles"][0]["responsibilities"][0]["tasks"].append({"text": long})
        data["skills"][0]["resources"].append({"title": long, "url": "https://example.org/"})

    groups = differences(BEFORE, edited(change))

    assert [repr(told([group])).count(long) > 0 for group in groups] == [True] * 4


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


def test_what_is_too_much_for_a_page_is_counted():
    groups = differences(Document(), BEFORE)
    shown = cut(groups, 2_000)

    assert sum(entry.size for group in shown for entry in group.entries) <= 2_000
    assert [len(group.entries) + group.left_out for group in shown] == [
        len(group.entries) for group in groups
    ]
    assert "more" in shown[-1].counted
    assert cut(groups, 10**9) == groups


def test_a_short_line_is_told_at_once():
    assert Line("changed", "Level", "Working", "Expert").is_short
    assert not Line("changed", "Reason", "x" * 41, "y").is_short
