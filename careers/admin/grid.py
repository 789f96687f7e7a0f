"""The cells of the comparison and of the lifecycle: what a row says of a role."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property

from careers.domain.levels import MAX_NAME
from careers.models import Aspect, Cell, Involvement, Role, Stage
from careers.text_fields import PlainText


class OneLine(PlainText):
    """A short text in a box of some lines, because a cell is narrow."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.Textarea({"rows": 2, "cols": 24})
        super().__init__(max_length=MAX_NAME, required=False, widget=box, **kwargs)

    def to_python(self, value: Any) -> Any:
        return " ".join((super().to_python(value) or "").split())


class Place(NamedTuple):
    """A row of the table and a role, and the names of the fields of their cell by part."""

    row: Any
    role: Role
    names: Mapping[str, str]


class Line(NamedTuple):
    """A row of the table with the bound fields of each role's cell."""

    row: Any
    cells: list[list[forms.BoundField]]


class Grid(forms.Form):
    """Each row of a table by each of `roles`, which may be one that is not saved yet. A cell
    without any content is no row of the database. Three queries at most.

    A cell that the page did not show (its row came meanwhile) stays as it is stored.
    """

    title: ClassVar[str]
    about: ClassVar[str]
    across: ClassVar[str]
    rows: ClassVar[type[Model]]
    cells: ClassVar[type[Model]]
    parts: ClassVar[tuple[str, ...]]

    def __init__(self, roles: Sequence[Role], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=self.get_default_prefix())
        self.roles = roles
        self.instance = roles[0] if len(roles) == 1 else None
        self.places = list(self._places())
        self.fields.update(self._fields())

    @classmethod
    def get_default_prefix(cls) -> str:
        return cls.title.lower()

    def _places(self) -> Iterator[Place]:
        every: Any = self.rows
        for row in every.objects.all():
            for role in self.roles:
                key = f"{row.pk}-{role.pk or 0}"
                yield Place(row, role, {part: f"{key}-{part}" for part in self.parts})

    @cached_property
    def stored(self) -> dict[tuple[int, int], Any]:
        """The cells as they are in the database, by row and role."""
        every: Any = self.cells
        saved = [role.pk for role in self.roles if role.pk]
        cells = every.objects.filter(role__in=saved) if saved else ()
        return {(getattr(cell, f"{self.across}_id"), cell.role_id): cell for cell in cells}

    def _fields(self) -> Iterator[tuple[str, forms.Field]]:
        for row, role, names in self.places:
            cell = self.stored.get((row.pk, role.pk))
            for part, name in names.items():
                field = self.field(part)
                field.label = str(row) if self.instance else f"{row}, {role}"
                field.initial = getattr(cell, part, None)
                field.disabled = self.is_bound and self.add_prefix(name) not in self.data
                field.widget.attrs["aria-label"] = f"{field.label}: {part}"
                yield name, field

    def field(self, part: str) -> forms.Field:
        return OneLine()

    def lines(self) -> list[Line]:
        lines: dict[int, Line] = {}
        for row, _, names in self.places:
            line = lines.setdefault(row.pk, Line(row, []))
            line.cells.append([self[name] for name in names.values()])
        return list(lines.values())

    @property
    def forms(self) -> list["Grid"]:
        """Itself, as the rows of a page are asked for."""
        return [self]

    def save(self) -> list[Place]:
        """Write the cells that changed, and return where they are."""
        every: Any = self.cells
        changed = [
            place for place in self.places if set(place.names.values()) & set(self.changed_data)
        ]
        for row, role, names in changed:
            values = {part: self.cleaned_data[name] for part, name in names.items()}
            key = {self.across: row, "role": role}
            if all(value in (None, "") for value in values.values()):
                every.objects.filter(**key).delete()
            else:
                every.objects.update_or_create(defaults=values, **key)
        return changed


class Comparison(Grid):
    title = "Comparison"
    about = "How roles differ, aspect by aspect. Leave a cell empty and it is left out."
    across = "aspect"
    rows = Aspect
    cells = Cell
    parts = ("text",)


class Lifecycle(Grid):
    title = "Lifecycle"
    about = (
        "What each role does in each stage: how strongly it takes part, and the words that "
        "members read. Leave both empty and the cell is left out."
    )
    across = "stage"
    rows = Stage
    cells = Involvement
    parts = ("rank", "wording")

    def field(self, part: str) -> forms.Field:
        if part == "wording":
            return OneLine()
        ranks = [("", "---------"), *Involvement.RANKS]
        return forms.TypedChoiceField(choices=ranks, coerce=int, empty_value=None, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for _, _, names in self.places:
            unranked = names["rank"] in cleaned and cleaned[names["rank"]] is None
            if unranked and cleaned.get(names["wording"]):
                self.add_error(names["rank"], "Choose how strongly the role takes part.")
        return cleaned
