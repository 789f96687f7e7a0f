"""Lay what an article says into the working copy, once its editor has seen it."""

from collections.abc import Mapping

from careers import working_copy
from careers.actions.changing import changing_from
from careers.actions.import_document import import_document
from careers.actions.sync import Tally
from careers.domain.article.understood import read
from careers.domain.faults import DocumentError


def lay_article(*, text: str, decisions: Mapping[str, str], shown: str) -> Tally:
    """Everything of `text` that is understood or decided, or nothing. What the working copy
    has and the article does not stays.

    `shown`: see changing_from. Raises what that raises, and DocumentError where the article
    makes no document.
    """
    with changing_from(shown):
        reading = read(text, working_copy.read(), decisions)
        if reading.document is None:
            raise DocumentError(reading.faults)
        return import_document(document=reading.document)
