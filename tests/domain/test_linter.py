"""Each rule finds the one fault planted for it, and the default catalogue has none."""

from copy import deepcopy

import pytest

from careers.domain.linter import REFERENCES, RULES, lint, trials
from tests.catalogues import default, edited


@pytest.fixture(name="default", scope="module")
def default_document():
    return default()


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


def no_role(data):
    data["roles"] = data["transitions"] = data["aspects"] = data["stages"] = []
    data["fit_statements"] = []
    data["skills"] = []


def a_broken_reference(data):
    data["roles"][1]["requirements"][0]["any_of"] = ["no-such-skill"]


def far_hours(data):
    data["skills"][2]["can_dos"][1]["hours"] = 7 * data["skills"][2]["can_dos"][0]["hours"]
    data["skills"][2]["can_dos"][2]["hours"] = 2 * data["skills"][2]["can_dos"][1]["hours"]


def falling_hours(data):
    data["skills"][2]["can_dos"][3]["hours"] = data["skills"][2]["can_dos"][2]["hours"] // 7


def unused(data):
    new = deepcopy(data["skills"][0]) | {"slug": "new", "name": "New", "aliases": []}
    for can_do in new["can_dos"]:
        can_do["statement"] = f"planted{can_do['level']}"
    data["skills"].append(new)


def steep(data):
    needed = data["skills"][5]["requires"][0]
    needed["level"] = needed["at_level"] + 1


def shared_alias(data):
    data["skills"][1]["aliases"] = ["Two at once"]
    data["skills"][2]["aliases"] = ["two AT once"]


def alias_is_a_name(data):
    data["skills"][0]["aliases"] = [data["skills"][2]["name"].upper()]


def same_name(data):
    data["skills"][2]["name"] = data["skills"][1]["name"].upper()


def same_resource(data):
    resources = data["skills"][2]["resources"]
    again = resources[0]["url"].rstrip("/") + "/#top"
    resources[1:] = [resources[0] | {"title": "Again", "url": again.replace("www", "WWW")}]


def same_role_name(data):
    data["roles"][1]["name"] = data["roles"][0]["name"].upper()


def same_code(data):
    data["roles"][1]["code"] = data["roles"][0]["code"]


def same_glyph(data):
    data["roles"][1]["glyph"] = data["roles"][0]["glyph"]


def few(data):
    """The same skills, any of many of them for each of four requirements."""
    role = data["roles"][0]
    asked = list(dict.fromkeys(slug for row in role["requirements"] for slug in row["any_of"]))
    del role["requirements"][4:]
    for at, row in enumerate(role["requirements"]):
        row["any_of"] = asked[at::4]


def no_must_have(data):
    for row in data["roles"][1]["requirements"]:
        row["must_have"] = False


def equal_weights(data):
    for row in data["roles"][1]["requirements"]:
        row["weight"] = 3


def asked_twice(data):
    asked = data["roles"][0]["requirements"]
    asked.append(deepcopy(asked[0]) | {"slug": "again", "level": 1, "weight": 1})


def missed(data):
    for stage in data["transitions"][2]["stages"]:
        stage["skills"] = [slug for slug in stage["skills"] if slug != "spark"]


def missed_from_the_start(data):
    for stage in data["transitions"][0]["stages"]:
        stage["skills"] = [slug for slug in stage["skills"] if slug not in {"aws", "gcp", "azure"}]


def never_named(data):
    for row in data["fit_statements"]:
        row["weights"][1]["weight"] = 0


def never_close(data):
    del data["fit_statements"][2:]


PLANTED = [
    (no_role, "roles", "no role to publish"),
    (a_broken_reference, "roles[1].requirements[0].any_of", "no skill 'no-such-skill'"),
    (no_reason, "roles[0].requirements[3].reason", "without a reason"),
    (no_statement, "skills[2].can_dos[1].statement", "no can-do at level 2"),
    (no_level_three, "skills[2].can_dos", "no can-do at level 3"),
    (no_hours, "skills[2].can_dos[0].hours", "no hours at level 1"),
    (far_hours, "skills[2].can_dos[1].hours", "from there to level 2"),
    (falling_hours, "skills[2].can_dos[3].hours", "from there to level 4"),
    (alike, "skills[1].can_dos[0].statement", "says the same as"),
    (unused, "skills[45]", "no role and no other skill asks for New"),
    (steep, "skills[5].requires[0].level", "which is higher"),
    (shared_alias, "skills[2].aliases[0]", "“two AT once” names"),
    (alias_is_a_name, "skills[0].aliases[0]", "names"),
    (same_name, "skills[2].name", "names"),
    (same_resource, "skills[2].resources[1].url", "“Again” twice"),
    (same_role_name, "roles[1].name", "has the name of data-scientist"),
    (same_code, "roles[1].code", "has the code of data-scientist, DS"),
    (same_glyph, "roles[1].glyph", "has the glyph of data-scientist, circle"),
    (few, "roles[0].requirements", "has 4 requirements"),
    (no_must_have, "roles[1].requirements", "has no must-have"),
    (equal_weights, "roles[1].requirements", "has the weight 3"),
    (asked_twice, "roles[0].requirements[24].any_of", "asks for Python twice"),
    (no_leader, "stages[0].cells", "nobody leads"),
    (no_cell, "aspects[0].cells", "says nothing of"),
    (empty_cell, "aspects[1].cells[0].text", "says nothing of"),
    (no_involvement, "stages[1].cells", "says nothing of"),
    (no_level_name, "levels", "level 4 has no name"),
    (no_answer, "faq[0].answer", "has no answer"),
    (missed, "transitions[2].stages", "never comes to"),
    (missed_from_the_start, "transitions[0].stages", "from starting out to"),
    (never_named, "fit_statements", "no answers lead to"),
    (never_close, "fit_statements", "too close to call"),
]


@pytest.fixture(scope="module")
def found(default):
    """The faults of the default catalogue by what was planted in it."""
    return {plant: lint(edited(default, plant)) for plant, *_ in PLANTED}


@pytest.mark.parametrize(("plant", "path", "words"), PLANTED)
def test_a_planted_gap_is_found(found, plant, path, words):
    assert [fault.path for fault in found[plant]] == [path]
    assert words in found[plant][0].message


def test_a_skill_alone_and_beside_another_is_not_asked_twice(default):
    def overlapping(data):
        asked_twice(data)
        data["roles"][0]["requirements"][-1]["any_of"].append("docker")

    assert lint(edited(default, overlapping)) == ()


def test_each_rule_has_a_planted_fault(found):
    rules = {fault.rule for faults in found.values() for fault in faults}

    assert rules == {rule.name for rule in RULES if rule not in trials.RULES}
    assert len(rules) == len(RULES) - len(trials.RULES)


def test_what_an_editor_may_mean_so_is_a_warning(found):
    warnings = {plant for plant, (fault,) in found.items() if fault.severity == "warning"}

    assert warnings == {
        *(far_hours, falling_hours, unused, steep, shared_alias, alias_is_a_name),
        *(same_name, same_resource, few, no_must_have, equal_weights, asked_twice),
        *(missed, missed_from_the_start, never_named, never_close),
    }


def test_what_is_missing_is_not_looked_for_behind_a_broken_reference(default):
    def both(data):
        a_broken_reference(data)
        no_answer(data)

    assert {fault.rule for fault in lint(edited(default, both))} == {REFERENCES.name}
