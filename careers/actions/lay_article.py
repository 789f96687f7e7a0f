"""Lay what an article says into the working copy, once its editor has seen it."""

from collections.abc import Mapping

from careers import working_copy
from careers.actions.changing import changing_from
from careers.actions.import_document import import_document
from careers.actions.sync import Tally
from careers.domain.article.understood import Reading, read
from careers.domain.faults import DocumentError
from careers.domain.references import broken


def read_article(*, text: str, decisions: Mapping[str, str]) -> Reading:
    """What `text` would make of the working copy. Raises DocumentError with the faults of that
    one, and ValueError for too long a text."""
    current = working_copy.read()
    if faults := broken(current):
        raise DocumentError(faults)
    return read(text, current, decisions, working_copy.retired())


def lay_article(*, text: str, decisions: Mapping[str, str], shown: str) -> Tally:
    """Everything of `text` that is understood or decided, or nothing. What the working copy
    has and the article does not stays.

    `shown`: see changing_from. Raises what that raises, and DocumentError where the article
    makes no document.
    """
    with changing_from(shown):
        reading = read_article(text=text, decisions=decisions)
        if reading.document is None:
            raise DocumentError(reading.faults)
        return import_document(document=reading.document)
