"""The words in which an editor reads of the effect."""

from fractions import Fraction

import pytest

from careers.domain.effect import Change, Counts
from careers.domain.effect_table import HEADINGS, NONE, rows, signed

SPREAD = (Fraction(-32, 1000), Fraction(0), Fraction(1, 3000))


def change(kind):
    return Change("r", "Role", kind, (10, 10))


def row(of, exact):
    (effect,) = rows([(of, exact)])
    return effect


def test_a_row_below_its_headings():
    effect = row(change("changed"), Counts(1300, 1234, 1200, 30, 7, 0, SPREAD))

    assert dict(zip(HEADINGS, effect.cells, strict=True)) == {
        "Rated a skill of it": "1,300",
        "Change": "more than 1,230",
        "Go up": "1,200",
        "Go down": "30",
        "Other change": "fewer than 5",
        "Become Ready": "7",
        "No longer Ready": "0",
        "Change of the lower end": "not shown",
    }


def test_percentiles_in_points():
    effect = row(change("changed"), Counts(1300, 1230, 1200, 30, 7, 0, SPREAD))

    assert effect.cells[-1] == "−3.2 / 0.0 / +under 0.1"


@pytest.mark.parametrize("kind", ["new", "gone"])
def test_there_is_no_up_or_down_from_nothing(kind):
    effect = row(change(kind), Counts(50, 50, 0, 0, 6, 0))

    assert effect.note
    assert effect.cells == ("50", "50", NONE, NONE, NONE, "6", "0", NONE)


def test_a_role_that_stays_needs_no_numbers():
    effect = row(change("same"), Counts())

    assert effect.note
    assert effect.cells == ()


def test_where_no_lower_end_moves_there_is_no_size_of_it():
    moved = row(change("changed"), Counts(50, 30, 30, 0, 0, 0, SPREAD))
    still = row(change("changed"), Counts(50, 30, 0, 0, 30, 0, SPREAD))
    few = row(change("changed"), Counts(50, 20, 20, 0, 0, 0, SPREAD))

    assert [effect.cells[-1] for effect in (moved, still, few)] == [
        "−3.2 / 0.0 / +under 0.1",
        NONE,
        "shown above 20 who change",
    ]


def test_signs():
    assert [signed(Fraction(n, 10)) for n in (-1, 0, 1)] == ["−10.0", "0.0", "+10.0"]
