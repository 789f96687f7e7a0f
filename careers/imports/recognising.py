"""What kind of file somebody chose, told by its content, and what it says of skills."""

import json
import re
from typing import Any, Final

from careers.domain import json_text
from careers.domain.catalogue import Catalogue
from careers.domain.faults import DocumentError, Fault
from careers.domain.imports import linkedin, resume, text
from careers.domain.imports.found import Found
from careers.domain.record.reading import MOST_VALUES, is_record
from careers.imports import archive

LARGEST: Final = 2_000_000
"""Bytes of a file."""
JSON: Final = re.compile(r'\s*+(?:\{|\[\s*+[\]\[{"])')
OTHERS: Final = {
    b"%PDF": "this is a PDF: open it, copy its text and paste it here",
    b"\xd0\xcf\x11\xe0": "this is a Word document: save it as plain text, or paste its text here",
    b"{\\rtf": "this is rich text (RTF): save it as plain text, or paste its text here",
    b"\xff\xfe": "this is text in UTF-16: save it as UTF-8",
    b"\xfe\xff": "this is text in UTF-16: save it as UTF-8",
}
"""By how they begin."""


class IsExport(Exception):
    """A Crosswalk export: not names of skills but a whole record, which is brought back."""


def read_bytes(data: bytes, catalogue: Catalogue) -> Found:
    """Raises DocumentError with a sentence where `data` is none of what is read here, and
    IsExport where it is an export of ours."""
    if len(data) > LARGEST:
        raise _refused(f"the file is longer than {LARGEST:,} bytes")
    for beginning, sentence in OTHERS.items():
        if data.startswith(beginning):
            raise _refused(sentence)
    if archive.is_archive(data):
        return linkedin.read(_decoded(archive.skills_csv(data)), catalogue)
    return read_text(_decoded(data), catalogue)


def read_text(content: str, catalogue: Catalogue) -> Found:
    """Raises as `read_bytes` does."""
    if not content.strip():
        raise _refused("there is nothing in it")
    if JSON.match(content):
        document = _parsed(content)
        if is_record(document):
            raise IsExport
        return resume.read(document, catalogue)
    if linkedin.is_skills(content):
        return linkedin.read(content, catalogue)
    return text.read(content, catalogue)


def _decoded(data: bytes) -> str:
    """UTF-8, with or without a byte order mark."""
    if b"\0" in data:
        raise _refused("this is not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused("this is not text in UTF-8: save it as UTF-8", f"line {line}") from error


def _parsed(content: str) -> Any:
    try:
        json_text.measure(content, MOST_VALUES)
        return json.loads(content)
    except json.JSONDecodeError as error:
        where = json_text.position(content, error.pos)
        raise _refused(f"this is not JSON ({error.msg})", where) from error
    except json_text.Refused as error:
        raise _refused(str(error), error.where) from error


def _refused(reason: str, where: str = "") -> DocumentError:
    return DocumentError([Fault(where, reason)])
