"""Every difference between two documents, grouped and in words."""

from collections.abc import Container, Iterator
from typing import Final

from careers.domain.differences.lines import Sides, Version, order_lines, part_lines, said
from careers.domain.differences.names import Names
from careers.domain.differences.pairs import Paired, pair
from careers.domain.differences.shapes import Entry, Group, Kind, Line
from careers.domain.document import Document, Role, Skill

TITLES: Final = {
    "levels": "Levels",
    "categories": "Categories",
    "sources": "Sources",
    "skills": "Skills",
    "roles": "Roles and what they ask",
    "aspects": "Comparison",
    "stages": "Lifecycle",
    "fit_statements": "Fit statements",
    "transitions": "Transitions",
    "faq": "Questions and answers",
    "guide": "Guide pages",
}
"""The parts of a document, in the order in which their differences are told."""
ORDER: Final = "Order"


def differences(before: Document, after: Document, back: Container[str] = ()) -> tuple[Group, ...]:
    """What an editor has to know of `before` to see how `after` came of it. Empty if and only
    if they are equal: each value that differs has its line, a changed order is said once.
    The work grows with the size of both, not with its square. `back` are the slugs of skills
    and roles that were there once: `after` does not add them, it brings them back."""
    return _Difference(before, after, back).groups()


class _Difference:
    def __init__(self, before: Document, after: Document, back: Container[str]) -> None:
        self.before, self.after, self.back = before, after, back
        self.sides = Sides(Names(before), Names(after))

    def groups(self) -> tuple[Group, ...]:
        found = (Group(title, tuple(self._entries(part))) for part, title in TITLES.items())
        return tuple(group for group in found if group.entries)

    def _entries(self, part: str) -> Iterator[Entry]:
        paired = pair(getattr(self.before, part), getattr(self.after, part))
        for version in map(Version._make, paired.rows):
            yield from self._entry(version)
            if isinstance(version.part, Role) and version.kind == "changed":
                yield from self._requirements(version)
        if part == "skills":
            yield from self._merges_alone()
        yield from self._order(paired, ORDER)

    def _entry(self, version: Version, of: str = "") -> Iterator[Entry]:
        """One entry where anything differs; `of` completes the name."""
        changed_role = isinstance(version.part, Role) and version.kind == "changed"
        skip = "requirements" if changed_role else ""
        lines = (*self._merge_lines(version), *part_lines(version, self.sides, skip=skip))
        if lines or version.kind != "changed":
            kind = self._kind(version)
            yield Entry(kind, f"{version.name(self.sides)}{self._into(kind, version) or of}", lines)

    def _requirements(self, version: Version) -> Iterator[Entry]:
        """What a role asks, an entry each: the heart of what editors change."""
        old, new = version
        paired = pair(getattr(old, "requirements", ()), getattr(new, "requirements", ()))
        of = f" for {getattr(version.part, 'short_name', '')}"
        for asked in map(Version._make, paired.rows):
            yield from self._entry(asked, of)
        yield from self._order(paired, f"{ORDER} of what is asked{of}")

    def _order(self, paired: Paired, name: str) -> Iterator[Entry]:
        lines = tuple(order_lines(paired, self.sides, ORDER))
        if lines:
            yield Entry("moved", name, lines)

    def _kind(self, version: Version) -> Kind:
        slug = getattr(version.part, "slug", "")
        if version.kind == "added" and isinstance(version.part, Skill | Role) and slug in self.back:
            return "back"
        gone = version.part if version.kind == "removed" else None
        if isinstance(gone, Skill) and gone.slug in self.after.merged:
            return "merged"
        return "retired" if isinstance(gone, Skill | Role) else version.kind

    def _into(self, kind: Kind, version: Version) -> str:
        """ " into Docker" for what is merged into it."""
        if kind != "merged":
            return ""
        target = self.after.merged[getattr(version.part, "slug", "")]
        return f" into {self.sides.after.value('skill', target)}"

    def _merge_lines(self, version: Version) -> Iterator[Line]:
        if isinstance(version.part, Skill):
            yield from self._merge_line(version.part.slug)

    def _merge_line(self, slug: str) -> Iterator[Line]:
        old, new = self.before.merged.get(slug), self.after.merged.get(slug)
        if old != new:
            yield Line("changed", "Merged into", *said("skill", old, new, self.sides))

    def _merges_alone(self) -> Iterator[Entry]:
        """Merges of skills that neither document holds any more."""
        held = {skill.slug for skill in (*self.before.skills, *self.after.skills)}
        for slug in {**self.before.merged, **self.after.merged}:
            lines = tuple(self._merge_line(slug)) if slug not in held else ()
            if lines:
                yield Entry("merged" if slug in self.after.merged else "changed", slug, lines)
