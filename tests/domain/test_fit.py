"""The rule of design section 5: which role the answers name."""

from fractions import Fraction
from itertools import product
from types import SimpleNamespace

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.catalogue import from_document
from careers.domain.document import Document
from careers.domain.fit import judge

QUARTER, HALF = Fraction(1, 4), Fraction(1, 2)
ROLES = ("data", "ml", "third")


def statement(slug, **weights):
    return SimpleNamespace(slug=slug, weights=weights)


def fit(answers, *statements):
    return judge(statements, answers)


BOTH = (statement("a", data=3), statement("b", ml=3))


@pytest.mark.parametrize(
    ("answers", "outcome", "roles"),
    [
        ({"a": 2, "b": -2}, "one", ("data",)),
        ({"a": 2, "b": 2}, "all", ("data", "ml")),
        ({"a": 1, "b": 1}, "all", ("data", "ml")),
        ({}, "neither", ()),
        ({"a": -2, "b": -2}, "neither", ()),
    ],
)
def test_the_outcomes(answers, outcome, roles):
    found = fit(answers, *BOTH)
    assert (found.outcome, found.roles) == (outcome, roles)


def test_the_borders_belong_where_the_rule_puts_them():
    quarters = [statement(f"{role}{n}", **{role: 1}) for role in ("data", "ml") for n in range(4)]

    def outcome(data, ml):
        """Scores in eighths: each answer of one step is an eighth."""
        answers = {f"data{n}": max(0, min(2, data - 2 * n)) for n in range(4)}
        answers |= {f"ml{n}": max(0, min(2, ml - 2 * n)) for n in range(4)}
        found = judge(quarters, answers)
        assert found.scores == {"data": Fraction(data, 8), "ml": Fraction(ml, 8)}
        return found.outcome

    assert outcome(1, 0) == "neither"
    assert outcome(2, 0) == "close"  # exactly a quarter ahead is not more than a quarter
    assert outcome(3, 0) == "one"
    assert outcome(4, 3) == "close"
    assert outcome(4, 4) == "all"
    assert outcome(8, 6) == "all"
    assert outcome(8, 5) == "one"


def test_a_role_without_weights_is_not_judged():
    found = fit({"a": 2}, statement("a", data=3, ml=0))
    assert set(found.scores) == {"data"}
    assert found.outcome == "one"


def test_answers_off_the_scale_are_refused_and_strangers_count_for_nothing():
    with pytest.raises(ValueError, match="between -2 and 2"):
        fit({"a": 3}, *BOTH)
    assert fit({"nobody": 2}, *BOTH).outcome == "neither"


weights = st.dictionaries(st.sampled_from(ROLES), st.integers(0, 3), max_size=3)
rows = st.lists(weights, max_size=5).map(
    lambda found: [statement(f"s{at}", **row) for at, row in enumerate(found)]
)


@st.composite
def questionnaires(draw):
    statements = draw(rows)
    answers = {row.slug: draw(st.integers(-2, 2)) for row in statements if draw(st.booleans())}
    return statements, answers


def by_hand(statements, answers):
    """The rule once more, in the words of the design."""
    scores = {}
    for role in ROLES:
        total = sum(row.weights.get(role, 0) for row in statements)
        if total:
            earned = sum(answers.get(row.slug, 0) * row.weights.get(role, 0) for row in statements)
            scores[role] = Fraction(earned, 2 * total)
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or ranked[0] < QUARTER:
        return "neither", set()
    if len(ranked) == 1 or ranked[0] - ranked[1] > QUARTER:
        return "one", {role for role in scores if scores[role] == ranked[0]}
    named = {role for role in scores if scores[role] >= ranked[0] - QUARTER}
    return ("all" if min(scores[role] for role in named) >= HALF else "close"), named


@given(questionnaires())
def test_it_is_the_rule(given_one):
    found = judge(*given_one)
    assert (found.outcome, set(found.roles)) == by_hand(*given_one)


@given(questionnaires(), st.randoms())
def test_no_order_decides_anything(given_one, chance):
    statements, answers = given_one
    shuffled = [
        SimpleNamespace(
            slug=row.slug, weights=dict(chance.sample(list(row.weights.items()), len(row.weights)))
        )
        for row in chance.sample(statements, len(statements))
    ]
    one, other = judge(statements, answers), judge(shuffled, answers)
    assert (one.outcome, one.roles, one.scores) == (other.outcome, other.roles, other.scores)


@given(questionnaires())
def test_contributions_add_up_to_the_scores(given_one):
    found = judge(*given_one)
    for role, score in found.scores.items():
        assert sum(one.by_role.get(role, 0) for one in found.contributions) == score
        assert -1 <= score <= 1


@pytest.fixture(scope="module")
def shipped():
    stored = settings.DEFAULT_CATALOGUE.read_bytes()
    return from_document(Document.model_validate_json(stored)).fit_statements


def every_result(statements):
    """All combinations of answers, each pair of scores that they come to once: 5 to the power
    of eleven answers make a few thousand pairs."""
    roles = sorted({role for row in statements for role in row.weights})
    found = {(0,) * len(roles): {}}
    for row in statements:
        pulls = [row.weights.get(role, 0) for role in roles]
        found = {
            tuple(value + answer * pull for value, pull in zip(scores, pulls, strict=True)): {
                **answers,
                row.slug: answer,
            }
            for (scores, answers), answer in product(found.items(), range(-2, 3))
        }
    return roles, found


def test_each_outcome_of_the_shipped_statements_can_be_reached_and_mirrored(shipped):
    roles, found = every_result(shipped)
    swap = dict(zip(roles, reversed(roles), strict=True))
    mirrored = [
        statement(row.slug, **{swap[role]: weight for role, weight in row.weights.items()})
        for row in shipped
    ]
    seen = set()
    for answers in found.values():
        one, other = judge(shipped, answers), judge(mirrored, answers)
        assert one.outcome == other.outcome
        assert {swap[role] for role in one.roles} == set(other.roles)
        seen.add((one.outcome, one.roles if one.outcome == "one" else ()))
    assert seen == {
        *(("one", (role,)) for role in roles),
        ("all", ()),
        ("close", ()),
        ("neither", ()),
    }
