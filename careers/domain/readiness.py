"""How far ratings meet the requirements of a role: a range, a verdict and a receipt.

For a requirement with level L and weight w, and the member's levels:

    met_low  = max over rated options of min(rating, L) / L, or 0 where none is rated
    met_high = 1 if met_low is 1 or some option is unrated, else met_low
    low      = sum(w * met_low) / sum(w), and high likewise

All of it is exact. Since L is 1 to 4, every share is a whole number of twelfths, which
are summed as integers; fractions are made only where they are shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from careers.domain.catalogue import Requirement
from careers.domain.levels import BUILDING_FROM, NEARLY_READY_FROM, READY_FROM, Verdict

TWELFTHS = 12
"""The least common multiple of the levels that can be asked for."""


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One requirement on the receipt.

    `held` is the highest rating (0-4) among the options and `held_by` its slug, both None
    where no option is rated. `unsure` says that some option is unrated while the
    requirement is not met: the weight still open may be the member's already.
    """

    requirement: Requirement
    held: int | None
    held_by: str | None
    twelfths: int
    unsure: bool

    @property
    def met(self) -> bool:
        return self.twelfths == TWELFTHS

    @property
    def whole(self) -> int:
        """All that the requirement weighs, in twelfths, as `sure` and `possible` are."""
        return self.requirement.weight * TWELFTHS

    @property
    def sure(self) -> int:
        return self.requirement.weight * self.twelfths

    @property
    def possible(self) -> int:
        """What may be there already on top of what is sure."""
        return self.whole - self.sure if self.unsure else 0

    @property
    def share(self) -> Fraction:
        """How far the requirement is met, 0-1."""
        return Fraction(self.twelfths, TWELFTHS)

    @property
    def earned(self) -> Fraction:
        """Weight earned, 0 to the requirement's weight."""
        return self.requirement.weight * self.share

    @property
    def open(self) -> Fraction:
        """Weight not earned yet: earned + open = weight."""
        return self.requirement.weight - self.earned


@dataclass(frozen=True)
class Readiness:
    """`low` and `high` are 0-1; percents are rounded down, so 100 means everything is met."""

    low: Fraction
    high: Fraction
    verdict: Verdict
    receipt: tuple[ReceiptRow, ...]

    @property
    def low_percent(self) -> int:
        return int(self.low * 100)

    @property
    def high_percent(self) -> int:
        return int(self.high * 100)

    @cached_property
    def weight(self) -> int:
        """The sum of all weights: what the receipt adds up to when everything is met."""
        return sum(row.requirement.weight for row in self.receipt)

    @property
    def earned(self) -> Fraction:
        return self.low * self.weight

    @property
    def open(self) -> Fraction:
        return self.weight - self.earned

    @cached_property
    def missing_must_haves(self) -> tuple[ReceiptRow, ...]:
        return tuple(row for row in self.receipt if row.requirement.must_have and not row.met)


def assess(requirements: Iterable[Requirement], levels: Mapping[str, int]) -> Readiness | None:
    """The readiness for `requirements` of a member holding `levels` (skill slug to 0-4;
    an unrated skill is absent). None where there are no requirements."""
    receipt = tuple(row(requirement, levels) for requirement in requirements)
    if not receipt:
        return None
    total = sum(line.whole for line in receipt)
    low = sum(line.sure for line in receipt)
    low_share = Fraction(low, total)
    return Readiness(
        low=low_share,
        high=Fraction(low + sum(line.possible for line in receipt), total),
        verdict=verdict_of(low_share, receipt),
        receipt=receipt,
    )


def row(requirement: Requirement, levels: Mapping[str, int]) -> ReceiptRow:
    """One line of the receipt: the same for any list of requirements that it stands in."""
    held, held_by, unrated = None, None, False
    for slug in requirement.any_of:
        level = levels.get(slug)
        if level is None:
            unrated = True
        elif held is None or level > held:
            held, held_by = level, slug
    met = twelfths(held or 0, requirement.level)
    return ReceiptRow(requirement, held, held_by, met, unsure=unrated and met < TWELFTHS)


def twelfths(level: int, asked: int) -> int:
    """How far holding `level` (0-4) meets what is `asked` (1-4), 0-12: a surplus adds nothing."""
    return min(level, asked) * TWELFTHS // asked


def verdict_of(low: Fraction, receipt: Sequence[ReceiptRow]) -> Verdict:
    """Unrated while no option of any requirement is rated, otherwise by share and must-haves."""
    if all(line.held is None for line in receipt):
        return "unrated"
    must_haves = (line for line in receipt if line.requirement.must_have)
    return verdict(low, must_haves_met=all(line.met for line in must_haves))


def verdict(low: Fraction, *, must_haves_met: bool) -> Verdict:
    """What a share of 0-1 is called, once anything that counts is rated."""
    if low >= READY_FROM and must_haves_met:
        return "ready"
    if low >= NEARLY_READY_FROM:
        return "nearly_ready"
    return "building" if low >= BUILDING_FROM else "starting"
