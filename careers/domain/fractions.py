"""Exact numbers in writing: mixed fractions, and points with one decimal, never rounded up."""

from fractions import Fraction
from typing import NamedTuple


class Mixed(NamedTuple):
    """A number from 0 in the two parts that it is written in: `whole` "3" and `part` "1/3".
    One of them is empty where there is nothing to write; 0 is the whole "0"."""

    whole: str
    part: str

    def __str__(self) -> str:
        return " ".join(piece for piece in self if piece)


def mixed(value: Fraction) -> Mixed:
    """3 1/3 of 10/3, 2/3 of 2/3, 0 of 0. Raises ValueError below 0: nothing here is owed."""
    if value < 0:
        raise ValueError(f"{value} is below 0")
    whole, rest = divmod(value.numerator, value.denominator)
    part = f"{rest}/{value.denominator}" if rest else ""
    return Mixed(str(whole) if whole or not part else "", part)


def percent(share: Fraction) -> int:
    """A share of 0-1 in whole percent, rounded down: 100 means all of it."""
    return share.numerator * 100 // share.denominator


def points(share: Fraction) -> str:
    """A share of 0-1 in percentage points with one decimal, rounded down: "3.1" of 1/32.
    What is there but smaller than that is "under 0.1", not nothing."""
    tenths = share.numerator * 1000 // share.denominator
    if share and not tenths:
        return "under 0.1"
    return f"{tenths // 10}.{tenths % 10}"
