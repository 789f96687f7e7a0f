"""What a file suggests, beside what its member rated already: nothing is chosen unasked but a
level that the file states, where there is no rating yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from careers.domain.catalogue import Catalogue
from careers.domain.holdings import Held
from careers.domain.imports.found import Found, Place

Key = Literal["stated", "unrated", "rated"]
PROPOSED: Final[Mapping[Key, str]] = {
    "stated": "With a level in your file",
    "unrated": "Not rated yet",
    "rated": "Rated already",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """`skill` is a slug; `was` and `since` what the member holds, None for no rating; `stated`
    what the file says; `chosen` the level that is preselected, None to leave it."""

    skill: str
    places: tuple[Place, ...]
    was: int | None
    since: datetime | None
    stated: int | None
    chosen: int | None

    @property
    def key(self) -> Key:
        if self.was is not None:
            return "rated"
        return "unrated" if self.stated is None else "stated"


def proposals(
    found: Found,
    held: Mapping[str, Held],
    catalogue: Catalogue,
    chosen: Mapping[str, int | None],
) -> tuple[Proposal, ...]:
    """`chosen` is what the form had chosen before, by slug."""
    rows = []
    for row in found.suggestions:
        mine = held.get(row.skill)
        was = mine.level if mine else None
        preset = row.level if was is None else None
        again = chosen.get(row.skill)
        rows.append(
            Proposal(
                row.skill,
                row.places,
                was,
                mine.at if mine else None,
                row.level,
                (again if again != was else None) if row.skill in chosen else preset,
            )
        )
    return tuple(rows)


def groups(rows: Iterable[Proposal]) -> dict[Key, list[Proposal]]:
    """Stated levels first, then what is unrated, then what is rated already; none empty."""
    found: dict[Key, list[Proposal]] = {key: [] for key in PROPOSED}
    for row in rows:
        found[row.key].append(row)
    return {key: group for key, group in found.items() if group}
