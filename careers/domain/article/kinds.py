"""What a table of an article is about, told by its head alone."""

from dataclasses import dataclass
from typing import Final, Literal

from careers.domain.article.blocks import Table, key

Kind = Literal["focus", "tasks", "tools", "stages", "aspects", "preferences", "faq"]

TITLES: Final[dict[Kind, str]] = {
    "focus": "Focus and goal",
    "tasks": "Responsibilities",
    "tools": "Tools and skills",
    "stages": "Who leads which stage",
    "aspects": "Key differences",
    "preferences": "Preferences",
    "faq": "FAQ",
}
FIELDS: Final = {
    "primary focus": "focus",
    "main focus": "focus",
    "focus": "focus",
    "end goal": "goal",
    "goal": "goal",
    "in one line": "one_line",
    "one line": "one_line",
    "objective": "objective",
    "start with": "start_with",
}
"""Column to field of a role."""

_ROLE: Final = frozenset({"role", "position", "job"})
_AREA: Final = frozenset({"area", "responsibility", "responsibilities", "area of responsibility"})
_TASKS: Final = frozenset({"task", "tasks", "what they do", "description", "activities"})
_CATEGORY: Final = frozenset({"category", "skill category", "tool category", "kind"})
_SKILLS: Final = frozenset(
    {"skill", "skills", "tool", "tools", "tools and skills", "tools & skills", "technologies"}
)
_STAGE: Final = frozenset({"stage", "lifecycle stage", "phase", "step"})
_ASPECT: Final = frozenset(
    {"aspect", "feature", "difference", "key difference", "criterion", "criteria", "dimension"}
)
_WISH: Final = frozenset({"preference", "preferences", "if you", "you", "what you like"})
_CHOICE: Final = frozenset({"suitable role", "role", "choose", "recommended role", "better role"})
_QUESTION: Final = frozenset({"question", "questions", "faq"})
_ANSWER: Final = frozenset({"answer", "answers"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table of `kind` says what: `label` is the column of the area, category, stage,
    aspect, preference or question, `value` that of what is said of it, `role` that of the
    role; `by_role` maps columns that are each one role's to its name."""

    kind: Kind
    label: int = 0
    value: int | None = None
    role: int | None = None
    by_role: tuple[tuple[int, str], ...] = ()
    fields: tuple[tuple[int, str], ...] = ()

    @property
    def used(self) -> frozenset[int | None]:
        """The columns that something is read from."""
        own = (
            {self.value, self.role} if self.kind == "focus" else {self.label, self.value, self.role}
        )
        return frozenset((*own, *(at for at, _ in (*self.by_role, *self.fields))))


def columns(table: Table) -> Columns | None:
    """None where the head says nothing known."""
    head = [key(cell) for cell in table.head]
    return _of_roles(head) or _of_tables(head) or _of_columns(head, table)


def _of_roles(head: list[str]) -> Columns | None:
    fields = tuple((at, FIELDS[cell]) for at, cell in enumerate(head) if cell in FIELDS)
    role = _find(head, _ROLE)
    return Columns("focus", role=role, fields=fields) if role is not None and fields else None


def _of_tables(head: list[str]) -> Columns | None:
    """One thing a row."""
    role = _find(head, _ROLE)
    pairs: tuple[tuple[Kind, frozenset[str], frozenset[str]], ...] = (
        ("tasks", _AREA, _TASKS),
        ("tools", _CATEGORY, _SKILLS),
        ("faq", _QUESTION, _ANSWER),
    )
    for kind, labels, values in pairs:
        label, value = _find(head, labels), _find(head, values)
        if label is not None and value is not None:
            return Columns(kind, label, value, role)
    wish, choice = _find(head, _WISH), _find(head, _CHOICE)
    return (
        Columns("preferences", wish, role=choice)
        if None not in {wish, choice} and wish is not None
        else None
    )


def _of_columns(head: list[str], table: Table) -> Columns | None:
    """A column a role. A column that names no known role is asked about, not left out."""
    kinds: dict[Kind, frozenset[str]] = {
        "stages": _STAGE,
        "aspects": _ASPECT,
        "tasks": _AREA,
        "tools": _CATEGORY,
    }
    kind = next((kind for kind, labels in kinds.items() if head and head[0] in labels), None)
    every = tuple((at, table.head[at]) for at in range(1, len(head)) if head[at])
    return Columns(kind, by_role=every) if kind and every else None


def _find(head: list[str], names: frozenset[str]) -> int | None:
    return next((at for at, cell in enumerate(head) if cell in names), None)
