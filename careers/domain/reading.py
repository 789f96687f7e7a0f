"""A catalogue document read from text, or every reason why not."""

import json
from typing import IO, TypeVar

from pydantic import BaseModel, ValidationError

from careers.domain import json_text
from careers.domain.document import Document
from careers.domain.faults import DocumentError, Fault, from_validation
from careers.domain.references import broken

Shape = TypeVar("Shape", bound=BaseModel)


def read(file: IO[bytes]) -> Document:
    """The document in `file`, of which no more is read than a document may have. Raises
    DocumentError as `decode` and `parse` do."""
    return parse(decode(file.read(json_text.LARGEST + 1)))


def decode(data: bytes) -> str:
    """The text in `data` (UTF-8, with or without a byte order mark). Raises DocumentError."""
    if len(data) > json_text.LARGEST:
        raise _refused(f"the file is longer than {json_text.LARGEST:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused("this is not text in UTF-8", f"line {line}") from error


def parse(text: str) -> Document:
    """The document in `text` (JSON). Raises DocumentError naming the line or the path of
    each fault; what it returns has no broken reference."""
    try:
        json_text.measure(text)
        document = Document.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        where = json_text.position(text, error.pos)
        raise _refused(f"this is not JSON ({error.msg})", where) from error
    except ValidationError as error:
        raise DocumentError(from_validation(error)) from error
    except json_text.Refused as error:
        raise _refused(str(error), error.where) from error
    faults = broken(document)
    if faults:
        raise DocumentError(faults)
    return document


def stored(text: str) -> Document:
    """The document of a release, which was checked before it was stored. A release of an
    older schema version is lifted to the present one here; its own bytes never change."""
    return Document.model_validate_json(text)


def stored_as(text: str, shape: type[Shape]) -> Shape:
    """The parts of a release's document that `shape` names, and nothing else: a twentieth of
    the time that all of it takes. Lifted as `stored` lifts it."""
    return shape.model_validate_json(text)


def _refused(reason: str, where: str = "") -> DocumentError:
    return DocumentError([Fault(where, reason)])
