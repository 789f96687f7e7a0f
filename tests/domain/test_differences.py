"""Every difference between two documents is told, in words, and nothing else is."""

import copy

from careers.domain.differences.compare import differences
from careers.domain.differences.shapes import Line, cut
from careers.domain.document import Document
from tests.catalogues import small

SMALL = small().model_dump(mode="json")
SMALL["merged"] = {"old-tool": "docker"}


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


def test_what_is_new_is_told_in_full():
    long = "A statement that is longer than what a label holds, by a good many words or more."

    def change(data):
        data["fit_statements"].append({"slug": "long", "text": long})
        data["transitions"][0]["stages"].append({"name": long})
        data["roles"][0]["responsibilities"][0]["tasks"].append({"text": long})
        data["skills"][0]["resources"].append({"title": long, "url": "https://example.org/"})

    groups = differences(BEFORE, edited(change))

    assert [repr(told([group])).count(long) > 0 for group in groups] == [True] * 4


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
