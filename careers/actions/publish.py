"""Freeze the working copy as the next release."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from careers import working_copy
from careers.actions.changing import ChangedMeanwhile, changing
from careers.domain.document import SCHEMA_VERSION, Document
from careers.domain.faults import DocumentError, Fault
from careers.domain.linter import GAPS, lint
from careers.domain.linter.rule import Rule
from careers.models import Release, Role, Skill


class NothingToPublish(Exception):
    """The working copy says what the current release says."""


class PublishedMeanwhile(Exception):
    """Another release came into being while this one was prepared."""


@dataclass(frozen=True)
class Candidate:
    """The working copy as release `number`, and whatever keeps it from becoming that. Without
    a document where the rows do not make one."""

    number: int
    document: Document | None = None
    text: str = ""
    sha256: str = ""
    changed: bool = True
    faults: tuple[Fault, ...] = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.faults if fault.severity == "error")


def prepare(gaps: Iterable[Rule] = GAPS) -> Candidate:
    """What publishing would store now, with the faults that `gaps` find. Writes nothing."""
    newest = Release.objects.only("number", "sha256").first()
    number = newest.number + 1 if newest else 1
    try:
        document = working_copy.read()
    except DocumentError as error:
        return Candidate(number, faults=error.faults)
    faults = lint(document, gaps)
    text = document.model_dump_json()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    changed = not newest or newest.sha256 != sha256
    return Candidate(number, document, text, sha256, changed, faults)


def publish(
    *,
    author: User | None,
    note: str,
    now: datetime,
    number: int | None = None,
    sha256: str | None = None,
) -> Release:
    """Store the working copy as a release; every page serves it from the next request on.
    `number` and `sha256` are of the candidate that the author saw, where they saw one.

    Raises PublishedMeanwhile, DocumentError with the linter's faults, NothingToPublish or
    ChangedMeanwhile, and then nothing is stored. Publishing writes no member's row.
    """
    with changing():
        candidate = prepare()
        if number not in {None, candidate.number}:
            raise PublishedMeanwhile
        _check(candidate, sha256)
        release = _store(candidate, author, note, now)
        _mark(release.number)
    return release


def _check(candidate: Candidate, sha256: str | None) -> None:
    if candidate.errors:
        raise DocumentError(candidate.errors)
    if not candidate.changed:
        raise NothingToPublish
    if sha256 not in {None, candidate.sha256}:
        raise ChangedMeanwhile


def _store(candidate: Candidate, author: User | None, note: str, now: datetime) -> Release:
    """Raises PublishedMeanwhile where the number is taken; whatever else the database refuses
    is a fault of ours, and stays what it is."""
    try:
        with transaction.atomic():
            return Release.objects.create(
                number=candidate.number,
                schema_version=SCHEMA_VERSION,
                document=candidate.text,
                sha256=candidate.sha256,
                author=author,
                note=note,
                published_at=now,
            )
    except IntegrityError as error:
        if Release.objects.filter(number=candidate.number).exists():
            raise PublishedMeanwhile from error
        raise


def _mark(number: int) -> None:
    for live in (Skill.objects.live(), Role.objects.live()):
        live.filter(first_release__isnull=True).update(first_release=number)
    Role.objects.live().update(last_release=number)
