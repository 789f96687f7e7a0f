"""The receipt as a page lists it: what is open, what is met, and sums to add up by hand."""

from dataclasses import dataclass
from fractions import Fraction

from careers.domain import wording
from careers.domain.fractions import Mixed, mixed
from careers.domain.readiness import Readiness, ReceiptRow


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the receipt and the place of its requirement in the role."""

    place: int
    row: ReceiptRow


@dataclass(frozen=True, slots=True)
class Statement:
    """`open` has the missing must-haves first, then the largest gap; `met` keeps the
    order of the role. `unsure` is what may be the member's already, None where nothing is."""

    heading: str
    open: tuple[Line, ...]
    met: tuple[Line, ...]
    weight: int
    earned: Mixed
    still_open: Mixed
    unsure: Mixed | None
    result: str


def statement(readiness: Readiness) -> Statement:
    lines = [Line(index, row) for index, row in enumerate(readiness.receipt)]
    unsure = (readiness.high - readiness.low) * readiness.weight
    unrated = readiness.verdict == "unrated"
    name = wording.verdict_name(readiness)
    return Statement(
        heading=f"{name}, {wording.range_text(readiness)}" if not unrated else name,
        open=tuple(sorted((line for line in lines if not line.row.met), key=_urgency)),
        met=tuple(line for line in lines if line.row.met),
        weight=readiness.weight,
        earned=mixed(readiness.earned),
        still_open=mixed(readiness.open),
        unsure=mixed(unsure) if unsure else None,
        result=name if unrated else wording.percent_text(readiness.low_percent),
    )


def _urgency(line: Line) -> tuple[bool, Fraction]:
    return (not line.row.requirement.must_have, -line.row.open)
