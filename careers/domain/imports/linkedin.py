"""Skills.csv of a LinkedIn export: one column of names, and no level of anything."""

import csv
import io
import re
from typing import Final

from careers.domain.catalogue import Catalogue
from careers.domain.cells import unguard
from careers.domain.faults import DocumentError, Fault
from careers.domain.imports import text as text_of
from careers.domain.imports.found import Found, clean, gathered, shortened

COLUMN: Final = "name"
MOST_ROWS: Final = 2_000
_DECLARED: Final = re.compile(r'\A"?sep=([,;\t])"?[,;\t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_HEADING: Final = re.compile(r'\A\s*"?name"?[,;\t ]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


def is_skills(text: str) -> bool:
    """Whether the first row is the one heading that Skills.csv has."""
    return bool(_HEADING.match(_DECLARED.sub("", text, count=1)))


def read(text: str, catalogue: Catalogue) -> Found:
    """Raises DocumentError where `text` is no such table, or too long a one."""
    rows = [
        (name, text_of.named(name, f"Skills.csv, row {number}", catalogue))
        for number, name in _rows(text)
    ]
    return gathered(
        "linkedin",
        catalogue,
        (mention for _, mentions in rows for mention in mentions),
        (name for name, mentions in rows if not mentions),
    )


def _rows(text: str) -> list[tuple[int, str]]:
    """Number, as a spreadsheet counts, and name."""
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    separator = declared[1] if declared else ","
    found = []
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True), 1
        ):
            if number > MOST_ROWS:
                raise _refused(f"Skills.csv has more than {MOST_ROWS:,} rows")
            name = shortened(clean(unguard(row[0]))) if row else ""
            if number == 1 and name.casefold() != COLUMN:
                raise _refused("Skills.csv has no column “Name”")
            if number > 1 and name:
                found.append((number, name))
    except csv.Error as error:
        raise _refused(f"Skills.csv is not CSV ({error})") from error
    return found


def _refused(reason: str) -> DocumentError:
    return DocumentError([Fault("", reason)])
