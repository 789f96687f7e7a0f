"""Bring back what a release says, as the working copy."""

from careers import working_copy
from careers.actions.changing import ChangedMeanwhile, changing
from careers.actions.import_document import import_document
from careers.actions.sync import Tally
from careers.domain.reading import stored
from careers.models import Release


@changing()
def restore(*, release: Release, shown: str) -> Tally:
    """Lay the document of `release` into the working copy, all of it or nothing. Members see
    it once it is published again, as a new number; no row of theirs is touched.

    `shown` is the mark of the working copy that somebody saw and is ready to give up. Raises
    ChangedMeanwhile where it says something else by now.
    """
    if working_copy.mark() != shown:
        raise ChangedMeanwhile
    return import_document(document=stored(release.document))
