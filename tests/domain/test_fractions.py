from fractions import Fraction

import pytest

from careers.domain.fractions import mixed, percent, points


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(10, 3), "3 1/3"),
        (Fraction(22, 3), "7 1/3"),
        (Fraction(0), "0"),
        (Fraction(4), "4"),
        (Fraction(2, 3), "2/3"),
        (Fraction(14, 12), "1 1/6"),
        (Fraction(1001, 12), "83 5/12"),
    ],
)
def test_mixed_fraction_in_writing(value, text):
    assert str(mixed(value)) == text


def test_mixed_fraction_has_a_whole_and_a_part():
    assert mixed(Fraction(10, 3)) == ("3", "1/3")


def test_nothing_is_owed():
    with pytest.raises(ValueError, match="below 0"):
        mixed(Fraction(-1, 3))


@pytest.mark.parametrize(
    ("share", "whole"),
    [(Fraction(22, 30), 73), (Fraction(1), 100), (Fraction(999, 1000), 99), (Fraction(0), 0)],
)
def test_percent_is_rounded_down(share, whole):
    assert percent(share) == whole


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(1, 32), "3.1"),
        (Fraction(3199, 100_000), "3.1"),
        (Fraction(1, 10), "10.0"),
        (Fraction(1), "100.0"),
        (Fraction(1, 1001), "under 0.1"),
        (Fraction(0), "0.0"),
    ],
)
def test_points_have_one_decimal_and_are_rounded_down(share, text):
    assert points(share) == text
