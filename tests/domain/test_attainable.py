"""Which fit results can be reached, against all answers there are."""

import random
from fractions import Fraction
from itertools import product

import pytest

from careers.domain.document import FitStatement
from careers.domain.linter import attainable
from careers.domain.linter.attainable import unreachable_roles, unreachable_tie

QUARTER = Fraction(1, 4)


def statements(*rows):
    """One row a statement, one weight a role."""
    return [
        FitStatement.model_validate(
            {
                "slug": f"s{at}",
                "text": "I like it.",
                "weights": [
                    {"role": f"r{role}", "weight": weight} for role, weight in enumerate(row)
                ],
            }
        )
        for at, row in enumerate(rows)
    ]


def outcome(rows, answers):
    """The rule of the design, word by word: "tie", "all", "none" or the one role."""
    totals = [sum(column) for column in zip(*rows, strict=True)]
    scores = {
        role: Fraction(
            sum(answer * row[role] for answer, row in zip(answers, rows, strict=True)), 2 * total
        )
        for role, total in enumerate(totals)
        if total
    }
    if not scores or max(scores.values()) < QUARTER:
        return "none"
    ranked = sorted(scores.values(), reverse=True)
    best = max(scores, key=scores.get)
    if len(ranked) == 1 or ranked[0] - ranked[1] > QUARTER:
        return best
    named = [score for score in ranked if ranked[0] - score <= QUARTER]
    return "all" if min(named) >= Fraction(1, 2) else "tie"


def by_all_answers(rows):
    return {outcome(rows, answers) for answers in product(range(-2, 3), repeat=len(rows))}


@pytest.mark.parametrize("seed", range(60))
def test_it_agrees_with_trying_all_answers(seed):
    chance = random.Random(seed)
    roles, length = chance.randint(1, 3), chance.randint(1, 5)
    rows = [
        [chance.choice((0, 0, 1, 2, 3)) if seed % 2 else chance.randint(1, 3) for _ in range(roles)]
        for _ in range(length)
    ]
    judged = [role for role in range(roles) if any(row[role] for row in rows)]
    reached = by_all_answers(rows)

    missing = unreachable_roles(statements(*rows), [f"r{role}" for role in range(roles)])
    assert missing == tuple(f"r{role}" for role in range(roles) if role not in reached), rows
    assert unreachable_tie(statements(*rows)) == (len(judged) > 1 and "tie" not in reached), rows


def test_the_random_catalogues_hold_all_kinds():
    """The control: both answers come up often above, for both questions."""
    assert by_all_answers([[3, 0], [0, 3]]) == {"none", "all", 0, 1}
    assert by_all_answers([[1, 1], [2, 2]]) >= {"none", "all", "tie"}
    assert not by_all_answers([[1, 1], [2, 2]]) & {0, 1}


def test_a_role_without_a_statement_is_never_named():
    assert unreachable_roles(statements([3], [2]), ["r0", "other"]) == ("other",)


def test_roles_that_are_pulled_alike_are_never_told_apart():
    rows = [[weight, weight, 3 - weight] for weight in (0, 1, 2, 3)]

    assert unreachable_roles(statements(*rows), ["r0", "r1", "r2"]) == ("r0", "r1")


def test_many_statements_and_roles_are_no_trouble():
    """5 to the power of 60 answers."""
    chance = random.Random(1)
    rows = [
        [3 if at % 6 == role else chance.randint(0, 1) for role in range(6)] for at in range(60)
    ]

    assert unreachable_roles(statements(*rows), [f"r{role}" for role in range(6)]) == ()
    assert not unreachable_tie(statements(*rows))


def test_a_search_that_would_take_too_long_accuses_nobody(monkeypatch):
    monkeypatch.setattr(attainable, "MOST_STEPS", 3)
    rows = [[1, 1, 0], [2, 1, 1], [1, 2, 3], [3, 3, 1]]

    assert unreachable_roles(statements(*rows), ["r0", "r1", "r2"]) == ()
