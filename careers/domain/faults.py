"""One thing wrong with a catalogue document, and where."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

Severity = Literal["error", "warning"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


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
    if row["type"] == "too_short":
        return f"needs at least {row['ctx']['min_length']}"
    message = row["msg"].removeprefix("Value error, ")
    return f"{message[:1].lower()}{message[1:]}"
