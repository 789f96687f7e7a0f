"""How each kind of cell is read and written. A cell that cannot be read says why."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from import_export.fields import Field
from import_export.widgets import Widget

from careers.domain.cells import joined, shortened, split
from careers.domain.retired import Gone

YES: Final = ("yes", "true", "1", "x")
NO: Final = ("no", "false", "0", "")


class Words(Widget):
    """Text, without the space around it."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        return value.strip()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value or ""


class Number(Words):
    """A whole number; None for an empty cell."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        digits = value.strip()
        if not digits:
            return None
        if not digits.isascii() or not digits.isdigit() or len(digits) > 6:
            raise ValueError(f"“{shortened(digits)}” is not a whole number")
        return int(digits)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class YesNo(Words):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        word = value.strip().lower()
        if word not in (*YES, *NO):
            raise ValueError(f"“{shortened(word)}” is neither yes nor no")
        return word in YES

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "yes" if value else "no"


class OneOf(Words):
    """The slug of a row; its name is taken for it where only one row has that name. Of rows
    that are `gone`, by slug, it is told that they are."""

    def __init__(
        self, kind: str, named: Sequence[tuple[str, str]], gone: Mapping[str, Gone] | None = None
    ) -> None:
        super().__init__()
        self.kind = kind
        self.slugs = _by_name(named)
        self.gone = {key: one for slug, one in (gone or {}).items() for key in _keys(slug, one)}

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        wanted = value.strip().casefold()
        slug = self.slugs.get(wanted)
        if slug is None and wanted in self.gone:
            raise ValueError(self.gone[wanted].told)
        if slug is None:
            raise ValueError(f"there is no {self.kind} “{shortened(value.strip())}”")
        return slug


class AnyOf(OneOf):
    """Several of them, as "a | b"."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        return tuple(super(AnyOf, self).clean(part) for part in split(value))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return joined(value or ())


class Names(Words):
    """Names as "a | b"."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        return split(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return joined(value or ())


def column(name: str, widget: Widget | None = None) -> Field:
    """The column `name`, kept in the attribute of that name."""
    return Field(attribute=name, column_name=name, widget=widget or Words())


def _keys(slug: str, gone: Gone) -> tuple[str, str]:
    return slug, gone.name.casefold()


def _by_name(named: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Slugs by slug and, where it means one row only, by name without regard to case."""
    slugs = {slug: slug for slug, _ in named}
    names: dict[str, set[str]] = {}
    for slug, name in named:
        names.setdefault(name.casefold(), set()).add(slug)
    alone = {name: found.pop() for name, found in names.items() if len(found) == 1}
    return alone | slugs
