"""How far each role's requirements are met, category by category."""

from collections.abc import Sequence
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue, Role
from careers.domain.readiness import TWELFTHS, Readiness, ReceiptRow

Assessed = Sequence[tuple[Role, Readiness | None]]


@dataclass(frozen=True, slots=True)
class Gap:
    """One role in one category: `met` of `asked` requirements, and the share of their
    weight that is earned, in whole percent rounded down."""

    met: int
    asked: int
    percent: int

    @property
    def words(self) -> str:
        if not self.asked:
            return "Not asked"
        return "All met" if self.met == self.asked else f"{self.met} of {self.asked} met"


@dataclass(frozen=True, slots=True)
class GapRow:
    """One category, with a gap for each role in the order they were given."""

    name: str
    gaps: tuple[Gap, ...]


NOT_ASKED = Gap(0, 0, 0)


def by_category(catalogue: Catalogue, assessed: Assessed) -> tuple[GapRow, ...]:
    """A row for each category that some role asks for, in catalogue order."""
    columns = [_gaps(catalogue, readiness) for _, readiness in assessed]
    return tuple(
        GapRow(category.name, tuple(column.get(category.slug, NOT_ASKED) for column in columns))
        for category in catalogue.categories
        if any(category.slug in column for column in columns)
    )


def _gaps(catalogue: Catalogue, readiness: Readiness | None) -> dict[str, Gap]:
    rows: dict[str, list[ReceiptRow]] = {}
    for row in readiness.receipt if readiness else ():
        rows.setdefault(catalogue.category_of(row.requirement), []).append(row)
    return {category: _gap(found) for category, found in rows.items()}


def _gap(rows: Sequence[ReceiptRow]) -> Gap:
    """In whole twelfths, as the readiness itself is summed."""
    whole = TWELFTHS * sum(row.requirement.weight for row in rows)
    earned = sum(row.requirement.weight * row.twelfths for row in rows)
    return Gap(sum(row.met for row in rows), len(rows), earned * 100 // whole)
