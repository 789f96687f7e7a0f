"""One writer of the working copy at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from careers import working_copy
from careers.models import WorkingCopy


class ChangedMeanwhile(Exception):
    """The working copy is not the one that somebody looked at before they decided."""


@contextmanager
def changing() -> Iterator[None]:
    """A transaction that changes or publishes the working copy; also a decorator. A second
    one waits for the first, and then sees what it wrote: PostgreSQL by the lock on the row,
    SQLite because it lets one writer in at a time."""
    with transaction.atomic():
        if not _count_on():
            WorkingCopy.objects.get_or_create(pk=WorkingCopy.ONLY)
            _count_on()
        yield


@contextmanager
def changing_from(shown: str) -> Iterator[None]:
    """The same for a decision about the working copy with the mark `shown`, which somebody saw
    and is ready to give up. Raises ChangedMeanwhile where it says something else by now."""
    with changing():
        if working_copy.mark() != shown:
            raise ChangedMeanwhile
        yield


def _count_on() -> int:
    return WorkingCopy.objects.filter(pk=WorkingCopy.ONLY).update(changes=F("changes") + 1)
