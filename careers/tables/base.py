"""What the tables share: rows matched by key, checked by the rules of the document, laid over it.

A table is a Resource of django-import-export over the parts of a document instead of over
database rows: the document alone says what is right, and is imported whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from pydantic import ValidationError as PartError

from careers.domain.document import Document
from careers.domain.faults import from_validation
from careers.domain.part import Part
from careers.domain.retired import Gone, Retired

Data = dict[str, Any]


class Line:
    """One row of a table: its values are attributes by the names of the columns. `part` is the
    piece of the document that it came from, or {} for a new one."""

    def __init__(self, part: Data, values: Mapping[str, Any]) -> None:
        self.part = part
        vars(self).update(values)

    def values(self) -> Data:
        return {name: value for name, value in vars(self).items() if name != "part"}


class Table(Resource):
    """`keys` are the columns that tell one row from another, `shape` what checks a row, and
    `columns` of a row are the fields of `shape` save for those in `renamed` (field: column)."""

    keys: ClassVar[tuple[str, ...]]
    shape: ClassVar[type[Part]]
    renamed: ClassVar[Mapping[str, str]] = {}

    class Meta:
        instance_loader_class = BaseInstanceLoader
        use_transactions = False
        report_skipped = True
        skip_html_diff = True  # its markup has inline styles
        store_instance = True

    def __init__(self, document: Document, retired: Retired) -> None:
        super().__init__()
        self.retired = retired
        self.data: Data = document.model_dump(mode="json")
        self.lines = {self.key(line): line for line in self.get_queryset()}
        self.seen: dict[tuple[Any, ...], int] = {}

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The columns, first to last."""
        return tuple(cls.fields)

    def get_queryset(self) -> Iterable[Line]:
        """The rows of the document, in its order."""
        raise NotImplementedError

    def siblings(self, line: Line) -> list[Data]:
        """The list of the document that a new `line` is added to."""
        raise NotImplementedError

    def filled(self, line: Line) -> Data:
        """The piece of the document that `line` describes."""
        values = line.values()
        own = {
            name: values[self.renamed.get(name, name)]
            for name in self.shape.model_fields
            if self.renamed.get(name, name) in values
        }
        return line.part | own

    def column_of(self, path: Sequence[str | int], line: Line) -> str:
        """The column that a fault at `path` of the filled piece is about."""
        return self.renamed.get(str(path[0]), str(path[0]))

    def gone(self, line: Line) -> Gone | None:
        """What a new `line` would bring back."""
        return None

    def key(self, line: Line) -> tuple[Any, ...]:
        return tuple(getattr(line, name, None) for name in self.keys)

    # What django-import-export asks for each row, in this order

    def get_instance(self, instance_loader: object, row: Mapping[str, Any]) -> Line | None:
        if None in map(row.get, self.keys):
            return None
        try:
            key = tuple(self.fields[name].clean(row) for name in self.keys)
        except ValueError:
            return None  # told when the cell is read
        return self.known(key)

    def known(self, key: tuple[Any, ...]) -> Line | None:
        return self.lines.get(key)

    def init_instance(self, row: object = None) -> Line:
        return Line({}, {})

    def import_field(
        self, field: Any, instance: Line, row: Data, is_m2m: object = None, **kwargs: Any
    ) -> None:
        if row.get(field.column_name) is not None:
            super().import_field(field, instance, row, **kwargs)

    def import_instance(self, instance: Line, row: Data, **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        if absent := [name for name in self.keys if row[name] is None]:
            raise ValidationError(dict.fromkeys(absent, "is missing"))
        key, number = self.key(instance), row["number"]
        first = self.seen.setdefault(key, number)
        if first != number:
            raise ValidationError({self.keys[-1]: f"row {first} is about this as well"})

    def skip_row(
        self,
        instance: Line,
        original: Line,
        row: object,
        import_validation_errors: Mapping[str, Any] | None = None,
    ) -> bool:
        return not import_validation_errors and self.filled(instance) == self.filled(original)

    def validate_instance(
        self,
        instance: Line,
        import_validation_errors: Mapping[str, Any] | None = None,
        validate_unique: object = None,
    ) -> None:
        errors = dict(import_validation_errors or {})
        if not instance.part and (gone := self.gone(instance)):
            raise ValidationError({self.keys[-1]: gone.told})
        try:
            self.shape.model_validate(self.filled(instance))
        except PartError as error:
            for fault, row in zip(from_validation(error), error.errors(), strict=True):
                errors.setdefault(self.column_of(row["loc"], instance), fault.message)
        if errors:
            raise ValidationError(errors)

    def do_instance_save(self, instance: Line, is_create: object) -> None:
        part = self.filled(instance)
        if is_create:
            self.siblings(instance).append(part)
        else:
            instance.part.update(part)
