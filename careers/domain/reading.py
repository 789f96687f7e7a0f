"""A catalogue document read from text, or every reason why not."""

import json
from typing import Any

from pydantic import ValidationError

from careers.domain.document import Document
from careers.domain.faults import DocumentError, Fault, from_validation
from careers.domain.references import broken

LARGEST_DOCUMENT = 8_000_000
"""Characters. The default catalogue has about 210,000."""


def parse(text: str) -> Document:
    """The document in `text` (JSON). Raises DocumentError naming the line or the path of
    each fault; what it returns has no broken reference."""
    if len(text) > LARGEST_DOCUMENT:
        raise _refused(f"the document is longer than {LARGEST_DOCUMENT:,} characters")
    try:
        data = json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
        document = Document.model_validate(data)
    except json.JSONDecodeError as error:
        raise _refused(f"line {error.lineno}: this is not JSON ({error.msg})") from error
    except RecursionError as error:
        raise _refused("the document is nested too deeply") from error
    except ValidationError as error:
        raise DocumentError(from_validation(error)) from error
    except ValueError as error:
        raise _refused(str(error)) from error
    faults = broken(document)
    if faults:
        raise DocumentError(faults)
    return document


def _refused(reason: str) -> DocumentError:
    return DocumentError([Fault("", reason)])


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands twice in one object")
        found[key] = value
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number that JSON knows")
