"""Bring in an uploaded file, once its editor has seen what it changes."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from accounts.models import User
from careers import working_copy
from careers.actions.changing import changing_from
from careers.actions.import_document import import_document
from careers.actions.sync import Tally
from careers.domain.reading import parse
from careers.models import Upload
from careers.tables.plan import TABLES, Plan, planned

CATALOGUE: Final = "catalogue"
"""The kind of file that replaces the working copy; those of tables are laid over it."""
KEPT_FOR: Final = timedelta(days=1)


def plan(*, kind: str, text: str) -> Plan:
    """What the file would make of the working copy. Raises DocumentError with the faults of
    the file or, for a table, of the working copy that it is to be laid over."""
    for table in TABLES:
        if table == kind:
            return planned(table, text, working_copy.read(), working_copy.retired())
    return Plan(parse(text))


def keep(*, author: User, kind: str, name: str, text: str, now: datetime) -> Upload:
    """Keep a file for its editor's decision, in place of the one before."""
    Upload.objects.filter(uploaded_at__lt=now - KEPT_FOR).delete()
    upload, _ = Upload.objects.update_or_create(
        author=author,
        defaults={
            "kind": kind,
            "name": name,
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "uploaded_at": now,
            "brought_in_at": None,
        },
    )
    return upload


def bring_in(*, upload: Upload, shown: str, now: datetime) -> Tally:
    """Change the working copy as the file says, all of it or nothing, and forget its text.

    `shown`: see changing_from, also for what is raised.
    """
    with changing_from(shown):
        tally = import_document(document=plan(kind=upload.kind, text=upload.text).document)
        Upload.objects.filter(pk=upload.pk, sha256=upload.sha256).update(text="", brought_in_at=now)
    return tally
