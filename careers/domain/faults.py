"""One thing wrong with a catalogue document, and where."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from careers.domain.fields import PATTERNS_SAID

Severity = Literal["error", "warning"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)

PLAINLY: Final = {
    "missing": "is missing",
    "extra_forbidden": "is none of the names that belong here",
    "too_short": "needs at least {min_length}",
    "too_long": "may have at most {max_length}",
    "string_too_short": "must not be empty",
    "string_too_long": "may have at most {max_length} characters",
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "timezone_aware": "must name its time zone, such as Z",
}
"""What pydantic finds, by its own name for it, in words for people who write catalogues."""


class Fault(NamedTuple):
    """`path` leads into the document (`roles[1].requirements[3].level`). An error keeps a
    document from being published; a warning does not. `rule` is the name of the linter's
    rule that found it, "" for a value that no document takes."""

    path: str
    message: str
    severity: Severity = "error"
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class DocumentError(Exception):
    """A document that cannot be taken: `faults` says why, all of it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def from_validation(error: ValidationError) -> tuple[Fault, ...]:
    """The faults of a document whose shapes or ranges are wrong."""
    return tuple(Fault(_path(row["loc"]), _said(row)) for row in error.errors())


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path


def _said(row: ErrorDetails) -> str:
    if row["type"] == "string_pattern_mismatch":
        return PATTERNS_SAID[row["ctx"]["pattern"]]
    if row["type"] in PLAINLY:
        return PLAINLY[row["type"]].format(**row.get("ctx", {}))
    message = row["msg"].removeprefix("Value error, ")
    return f"{message[:1].lower()}{message[1:]}"
