"""What differs between two versions of one part of a document, line by line."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from careers.domain.differences.names import (
    MAIN_FIELDS,
    Names,
    exact,
    field_label,
    said_by_name,
)
from careers.domain.differences.pairs import Paired, pair
from careers.domain.differences.shapes import Kind, Line
from careers.domain.document import Task
from careers.domain.part import Part

WITH_HEADING: Final = ("requirements", "responsibilities")
"""Lists whose rows are called by a bare name, which does not say what they are."""
MOVES_NAMED: Final = 12
"""Of more moved rows than this, only the number of the others is said."""


class Sides(NamedTuple):
    """What things are called before and after."""

    before: Names
    after: Names


class Version(NamedTuple):
    """A part before and after, None where there is none; at least one of them is."""

    before: Part | None
    after: Part | None

    @property
    def part(self) -> Part:
        part = self.before if self.after is None else self.after
        if part is None:
            raise ValueError("There is no part on either side.")
        return part

    @property
    def kind(self) -> Kind:
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    def name(self, sides: Sides) -> str:
        """What it is called after the change, or was called where it is gone."""
        return (sides.before if self.after is None else sides.after).part(self.part)


class Labels(NamedTuple):
    """What the lines of a part begin with: `main` for the field that it is there for."""

    own: str = ""
    main: str = ""


def part_lines(
    version: Version, sides: Sides, labels: Labels | None = None, *, skip: str = ""
) -> Iterator[Line]:
    """The lines of a part, without those of the field `skip`."""
    for field in type(version.part).model_fields:
        if field != skip:
            yield from _field_lines(field, version, sides, labels or Labels())


def order_lines(paired: Paired, sides: Sides, label: str) -> Iterator[Line]:
    """One line for all that moved, or none."""
    said = [
        f"{sides.after.part(row)} now {f'after {sides.after.part(above)}' if above else 'first'}"
        for row, above in paired.moved[:MOVES_NAMED]
    ]
    if len(paired.moved) > MOVES_NAMED:
        said.append(f"and {len(paired.moved) - MOVES_NAMED} more")
    if said:
        yield Line("moved", label, after="; ".join(said))


def said(field: str, old: Any, new: Any, sides: Sides) -> tuple[str, str]:
    """Two values that differ, in words that differ."""
    before, after = sides.before.value(field, old), sides.after.value(field, new)
    if before != after:
        return before, after
    return f"{before} ({exact(old)})", f"{after} ({exact(new)})"


def _field_lines(field: str, version: Version, sides: Sides, labels: Labels) -> Iterator[Line]:
    old, new = (getattr(part, field, None) for part in (version.before, version.after))
    if old == new:
        return
    if _holds_parts(old) or _holds_parts(new):
        yield from _row_lines(field, pair(old or (), new or ()), sides, labels.own)
    elif version.kind == "changed" or not _needs_no_line(field, version.part):
        is_main = labels.main and MAIN_FIELDS.get(type(version.part)) == field
        label = labels.main if is_main else _joined(labels.own, field_label(field))
        yield Line(version.kind, label, *said(field, old, new, sides))


def _row_lines(field: str, paired: Paired, sides: Sides, within: str) -> Iterator[Line]:
    above = _joined(within, field_label(field)) if field in WITH_HEADING else within
    for version in map(Version._make, paired.rows):
        own = _joined(above, version.name(sides))
        # A task is called by its text, which would otherwise stand there twice.
        main = above if isinstance(version.part, Task) else own
        lines = tuple(part_lines(version, sides, Labels(own, main)))
        if not lines and version.kind != "changed":
            lines = (Line(version.kind, own),)
        yield from lines
    yield from order_lines(paired, sides, _joined(within, f"Order of {field_label(field).lower()}"))


def _holds_parts(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(row, Part) for row in value)


def _needs_no_line(field: str, part: Part) -> bool:
    """Of a part that is added or removed: what its name says, and what is empty."""
    return field in said_by_name(part) or getattr(part, field) in {None, "", ()}


def _joined(label: str, more: str) -> str:
    return f"{label} · {more}" if label else more
