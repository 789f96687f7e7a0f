"""Points as they are written: tenths that add up, whatever is added.

Each tenth is the difference of two rounded running totals, one of what the member did and one
of what the role did. So rows, parts and sums agree to the last digit, a part in which nothing
happened is 0, and no number is further than a tenth from the exact one.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from careers.domain.timeline import NO_CHANGE, Change, Point

NOTHING = "no change"
MINUS = "\N{MINUS SIGN}"


class Tenths(NamedTuple):
    """Of a percentage point, at each end of a range."""

    low: int = 0
    high: int = 0

    def minus(self, other: "Tenths") -> "Tenths":
        return Tenths(self.low - other.low, self.high - other.high)

    def plus(self, other: "Tenths") -> "Tenths":
        return Tenths(self.low + other.low, self.high + other.high)


class Parts(NamedTuple):
    improved: Tenths = Tenths()
    role_changed: Tenths = Tenths()

    @property
    def whole(self) -> Tenths:
        return self.improved.plus(self.role_changed)

    def since(self, before: "Parts") -> "Parts":
        return Parts(
            self.improved.minus(before.improved), self.role_changed.minus(before.role_changed)
        )


def running(points: Iterable[Point]) -> list[Parts]:
    """The totals before all points, then after each: one more than there are points."""
    improved, role_changed = NO_CHANGE, NO_CHANGE
    found = [Parts()]
    for point in points:
        if point.before is point.after:
            found.append(found[-1])
            continue
        improved = improved.plus(point.improved)
        role_changed = role_changed.plus(point.role_changed)
        found.append(Parts(_tenths(improved), _tenths(role_changed)))
    return found


def between(totals: Sequence[Parts], start: int, end: int) -> Parts:
    """What the points from `start` up to but without `end` changed."""
    return totals[end].since(totals[start])


def _tenths(change: Change) -> Tenths:
    return Tenths(round(change.low * 1000), round(change.high * 1000))


def number(tenths: int) -> str:
    """ "13.3" of 133, whatever its sign."""
    return f"{abs(tenths) // 10}.{abs(tenths) % 10}"


def signed(tenths: int) -> str:
    """ "+13.3", "−0.4", "0"."""
    if not tenths:
        return "0"
    return f"{'+' if tenths > 0 else MINUS}{number(tenths)}"


def words(change: Tenths) -> str:
    """ "+13.3 points", or each end for itself: "+27.2 low, −20.6 high"."""
    low, high = change
    if low == high:
        return f"{signed(low)} points" if low else NOTHING
    ends = ((low, "low"), (high, "high"))
    return ", ".join(f"{signed(tenths)} {end}" for tenths, end in ends if tenths)
