"""What an editor reads of the effect of publishing: one row a role, small numbers hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from careers.domain.disclosure import FEW, SPREAD_ABOVE, WITHHELD, Figure, Shown, disclose_all
from careers.domain.effect import Change, Counts, Kind
from careers.domain.fractions import points
from careers.domain.levels import FEWEST

HEADINGS: Final = (
    "Rated a skill of it",
    "Change",
    "Go up",
    "Go down",
    "Other change",
    "Become Ready",
    "No longer Ready",
    "Change of the lower end",
)
NOTES: Final[dict[Kind, str]] = {
    "same": "Nothing changes that a readiness depends on.",
    "changed": "",
    "new": "New: until now there was no readiness for it.",
    "gone": "It goes, and every readiness for it with it.",
}
NONE: Final = "–"


@dataclass(frozen=True)
class RoleEffect:
    """`cells` are what stands below HEADINGS; there are none where nobody changes."""

    slug: str
    name: str
    kind: Kind
    note: str
    cells: tuple[str, ...]


def rows(found: Sequence[tuple[Change, Counts]]) -> tuple[RoleEffect, ...]:
    """The effect on each role as one look may show it."""
    shown = disclose_all(exact for _, exact in found)
    return tuple(_row(change, what) for (change, _), what in zip(found, shown, strict=True))


def _row(change: Change, shown: Shown) -> RoleEffect:
    cells: tuple[str, ...] = ()
    if change.kind != "same":
        cells = _changed(shown) if change.kind == "changed" else _whole(shown)
    return RoleEffect(change.slug, change.name, change.kind, NOTES[change.kind], cells)


def _changed(shown: Shown) -> tuple[str, ...]:
    changed = figure(shown.changed)
    if not isinstance(shown.changed, int) and shown.at_least:
        changed = f"more than {shown.at_least:,}"
    counts = (*shown.moves, *shown.verdicts)
    return (figure(shown.members), changed, *map(figure, counts), spread(shown))


def _whole(shown: Shown) -> tuple[str, ...]:
    """Of a role that comes or goes: there is nothing to go up or down from."""
    verdicts = map(figure, shown.verdicts)
    return (figure(shown.members), figure(shown.changed), NONE, NONE, NONE, *verdicts, NONE)


def figure(count: Figure) -> str:
    """ "1,234", "fewer than 5" for 1 to 4, "not shown" for what would give such a count away."""
    if isinstance(count, int):
        return f"{count:,}"
    return f"fewer than {FEWEST}" if count == FEW else "not shown"


def spread(shown: Shown) -> str:
    """ "−3.2 / −1.0 / +0.4", in percentage points."""
    if shown.spread and any(shown.moves[:2]):
        return " / ".join(signed(share) for share in shown.spread)
    if isinstance(shown.changed, int):
        return f"shown above {SPREAD_ABOVE} who change" if any(shown.moves[:2]) else NONE
    return figure(WITHHELD)


def signed(share: Fraction) -> str:
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return sign + points(abs(share))
