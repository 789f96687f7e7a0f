"""Which row of one list is which row of another, and which of them moved."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from careers.domain import document as doc
from careers.domain.part import Part
from careers.domain.trial_document import TrialSkill

KEYS: Final[dict[type[Part], tuple[str, ...]]] = {
    doc.LevelName: ("level",),
    doc.CanDo: ("level",),
    doc.Prerequisite: ("at_level", "skill"),
    doc.Resource: ("url",),
    doc.Reference: ("scheme", "code"),
    doc.Responsibility: ("area",),
    doc.Task: ("text",),
    doc.Finding: ("source", "text"),
    doc.Demand: ("skill", "source"),
    doc.Cell: ("role",),
    doc.Involvement: ("role",),
    doc.FitWeight: ("role",),
    doc.Transition: ("from_role", "to_role"),
    doc.TransitionStage: ("name",),
    TrialSkill: ("skill",),
}
"""What tells a row from others of its list; "slug" where nothing is said here."""
LOOSE: Final = (
    doc.Resource,
    doc.Reference,
    doc.Responsibility,
    doc.Task,
    doc.Finding,
    doc.TransitionStage,
)
"""Rows without a name that lasts: an edit may change what tells them from others."""

Rows = Sequence[Part]


@dataclass(frozen=True)
class Paired:
    """Rows as (before, after), None where there is none: in the order of `after`, then what
    was removed. `moved` rows stand, in `after`, right behind another row or first (None)."""

    rows: tuple[tuple[Part | None, Part | None], ...]
    moved: tuple[tuple[Part, Part | None], ...]


def pair(before: Rows, after: Rows) -> Paired:
    """Rows with the same key; then, of loose kinds, those that stand in the same gap."""
    places = {key: index for index, key in enumerate(_keys(before))}
    found = {index: places[key] for index, key in enumerate(_keys(after)) if key in places}
    if any(isinstance(row, LOOSE) for row in before):
        found |= _in_gaps(found, len(before), len(after))
    gone = set(range(len(before))) - set(found.values())
    rows = [
        (before[found[index]] if index in found else None, row) for index, row in enumerate(after)
    ]
    removed = [(before[index], None) for index in sorted(gone)]
    return Paired((*rows, *removed), _moved(after, found))


def _keys(rows: Rows) -> list[Hashable]:
    """The n-th row that says the same is the n-th one."""
    seen: Counter[Hashable] = Counter()
    keys: list[Hashable] = []
    for row in rows:
        own = tuple(getattr(row, name) for name in KEYS.get(type(row), ("slug",)))
        keys.append((own, seen[own]))
        seen[own] += 1
    return keys


def _in_gaps(found: dict[int, int], before: int, after: int) -> dict[int, int]:
    """Leftover places of `after`, each with a leftover place of `before` whose nearest paired
    row above is the same."""
    above_before = _gaps(before, {old: new for new, old in found.items()})
    above_after = _gaps(after, {new: new for new in found})
    return {
        new: old
        for above, new_places in above_after.items()
        for new, old in zip(new_places, above_before.get(above, ()), strict=False)
    }


def _gaps(size: int, paired: dict[int, int]) -> dict[int, list[int]]:
    gaps: dict[int, list[int]] = defaultdict(list)
    above = -1
    for place in range(size):
        if place in paired:
            above = paired[place]
        else:
            gaps[above].append(place)
    return gaps


def _moved(after: Rows, found: dict[int, int]) -> tuple[tuple[Part, Part | None], ...]:
    stayed = _longest_rise([found[place] for place in sorted(found)])
    return tuple(
        (after[place], after[place - 1] if place else None)
        for place in sorted(found)
        if found[place] not in stayed
    )


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The longest rising selection of distinct `numbers`, in n log n steps."""
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        previous[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    rise: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        rise.add(last)
        last = previous[last]
    return rise
