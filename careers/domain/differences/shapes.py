"""What a difference is made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from careers.domain.differences.words import Span, excerpt, spans

Kind = Literal["added", "back", "retired", "merged", "removed", "changed", "moved"]
KIND_NAMES: Final[dict[Kind, str]] = {
    "added": "Added",
    "back": "Brought back",
    "retired": "Retired",
    "merged": "Merged",
    "removed": "Removed",
    "changed": "Changed",
    "moved": "Moved",
}
SHORT: Final = 40
"""Characters. Two short values are told as "one → other", longer ones word by word."""

FEW: Final = 12
"""So many entries are seen at a glance."""


@dataclass(frozen=True)
class Line:
    """One thing that differs. `before` is "" for what was added, `after` for what was
    removed; a line of kind "moved" says in `after` what stands where now."""

    kind: Kind
    label: str
    before: str = ""
    after: str = ""

    @property
    def is_short(self) -> bool:
        return len(self.before) <= SHORT and len(self.after) <= SHORT

    @property
    def spans(self) -> tuple[Span, ...]:
        return excerpt(spans(self.before, self.after))

    @property
    def size(self) -> int:
        """Characters, roughly, that it takes on a page."""
        return SHORT + len(self.label) + len(self.before) + len(self.after)


@dataclass(frozen=True)
class Entry:
    """One part of the catalogue that differs, such as a role, or what it asks of a skill."""

    kind: Kind
    name: str
    lines: tuple[Line, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether its lines are all that there is of it, rather than what differs."""
        return self.kind not in {"changed", "moved"}

    @property
    def kind_name(self) -> str:
        return KIND_NAMES[self.kind]

    @property
    def size(self) -> int:
        return SHORT + len(self.name) + sum(line.size for line in self.lines)


@dataclass(frozen=True)
class Group:
    """Everything that differs in one part of the document; `left_out` entries are not here."""

    title: str
    entries: tuple[Entry, ...]
    left_out: int = 0

    @property
    def is_short(self) -> bool:
        return len(self.entries) <= FEW

    @property
    def counted(self) -> str:
        """ "2 added, 1 changed" """
        found = Counter(entry.kind for entry in self.entries)
        parts = [
            f"{found[kind]} {name.lower()}" for kind, name in KIND_NAMES.items() if found[kind]
        ]
        if self.left_out:
            parts.append(f"{self.left_out} more")
        return ", ".join(parts)


def cut(groups: Sequence[Group], most: int) -> tuple[Group, ...]:
    """As many entries of each group, from the first, as `most` characters hold in all."""
    found = []
    for group in groups:
        kept = []
        for entry in group.entries:
            most -= entry.size
            if most < 0:
                break
            kept.append(entry)
        left_out = len(group.entries) - len(kept)
        found.append(replace(group, entries=tuple(kept), left_out=left_out))
    return tuple(found)
