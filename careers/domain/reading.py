"""A catalogue document read from text, or every reason why not."""

import json

from pydantic import ValidationError

from careers.domain import json_text
from careers.domain.document import Document
from careers.domain.faults import DocumentError, Fault, from_validation
from careers.domain.references import broken


def decode(data: bytes) -> str:
    """The text in `data` (UTF-8, with or without a byte order mark). Raises DocumentError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(f"line {line}: this is not text in UTF-8") from error


def parse(text: str) -> Document:
    """The document in `text` (JSON). Raises DocumentError naming the line or the path of
    each fault; what it returns has no broken reference."""
    try:
        json_text.measure(text)
        document = Document.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        where = json_text.position(text, error.pos)
        raise _refused(f"{where}: this is not JSON ({error.msg})") from error
    except ValidationError as error:
        raise DocumentError(from_validation(error)) from error
    except ValueError as error:
        raise _refused(str(error)) from error
    faults = broken(document)
    if faults:
        raise DocumentError(faults)
    return document


def stored(text: str) -> Document:
    """The document of a release, which was checked before it was stored. A release of an
    older schema version is lifted to the present one here; its own bytes never change."""
    return Document.model_validate_json(text)


def _refused(reason: str) -> DocumentError:
    return DocumentError([Fault("", reason)])
