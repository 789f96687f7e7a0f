"""Bring back what a release says, as the working copy."""

from careers.actions.changing import changing_from
from careers.actions.import_document import import_document
from careers.actions.sync import Tally
from careers.domain.reading import stored
from careers.models import Release


def restore(*, release: Release, shown: str) -> Tally:
    """Lay the document of `release` into the working copy, all of it or nothing. Members see
    it once it is published again, as a new number; no row of theirs is touched.

    `shown`: see changing_from, also for what is raised.
    """
    with changing_from(shown):
        return import_document(document=stored(release.document))
