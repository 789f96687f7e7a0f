"""Lay what an article says into the working copy, once its editor has seen it."""

from collections.abc import Mapping

from careers import working_copy
from careers.actions.changing import ChangedMeanwhile, changing
from careers.actions.import_document import import_document
from careers.actions.sync import Tally
from careers.domain.article.understood import read
from careers.domain.faults import DocumentError


@changing()
def lay_article(*, text: str, decisions: Mapping[str, str], shown: str) -> Tally:
    """Everything of `text` that is understood or decided, or nothing. What the working copy
    has and the article does not stays.

    `shown` is the mark of the working copy that the editor saw. Raises ChangedMeanwhile where
    it says something else by now, and DocumentError where the article makes no document.
    """
    if working_copy.mark() != shown:
        raise ChangedMeanwhile
    reading = read(text, working_copy.read(), decisions)
    if reading.document is None:
        raise DocumentError(reading.faults)
    return import_document(document=reading.document)
