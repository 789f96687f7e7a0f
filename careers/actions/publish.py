"""Freeze the working copy as the next release."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from careers import working_copy
from careers.domain.faults import DocumentError, Fault
from careers.domain.linter import lint
from careers.models import Release, Role, Skill


class NothingToPublish(Exception):
    """The working copy says what the current release says."""


class PublishedMeanwhile(Exception):
    """Another release came into being while this one was prepared."""


def publish(*, author: User | None, note: str, now: datetime) -> Release:
    """Store the working copy as a release; every page serves it from the next request on.

    Raises DocumentError with the linter's faults, NothingToPublish or PublishedMeanwhile,
    and then nothing is stored. Publishing writes no member's row.
    """
    try:
        with transaction.atomic():
            return _publish(author, note, now)
    except IntegrityError as error:
        raise PublishedMeanwhile from error


def _publish(author: User | None, note: str, now: datetime) -> Release:
    newest = Release.objects.select_for_update().only("number", "sha256").first()
    document = working_copy.read()
    faults = [fault for fault in lint(document) if fault.severity == "error"]
    if not document.roles:
        faults.append(Fault("roles", "there is no role to publish"))
    if faults:
        raise DocumentError(faults)
    text = document.model_dump_json()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if newest and newest.sha256 == sha256:
        raise NothingToPublish
    release = Release.objects.create(
        number=newest.number + 1 if newest else 1,
        schema_version=document.schema_version,
        document=text,
        sha256=sha256,
        author=author,
        note=note,
        published_at=now,
    )
    for model in (Skill, Role):
        rows = model.objects.filter(retired=False, first_release__isnull=True)
        rows.update(first_release=release.number)
    return release
