"""Which release is current, and its catalogue."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from threading import Lock
from types import MappingProxyType
from typing import Final

from django.utils.safestring import SafeString

from careers.domain.catalogue import Catalogue, from_document
from careers.domain.document import Document
from careers.domain.reading import stored
from careers.models import Release, Role, Skill


@dataclass(frozen=True)
class Published:
    """A release in memory. `skill_ids` maps the slug of every skill that has a row, retired
    ones included, to its primary key: rows of published skills are never deleted.

    The key alone is its identity. `pieces` is what `careers.pieces` rendered of it."""

    key: str
    catalogue: Catalogue = field(compare=False)
    skill_ids: MappingProxyType[str, int] = field(compare=False)
    skill_slugs: MappingProxyType[int, str] = field(compare=False)
    pieces: dict[object, SafeString] = field(compare=False, default_factory=dict, repr=False)


NOTHING = Published("0", Catalogue(), MappingProxyType({}), MappingProxyType({}))
"""Before the first release."""

IDENTITY: Final = ("id", "number", "sha256", "published_at")
_loading = Lock()
_shown_instead: ContextVar[Published | None] = ContextVar("shown_instead", default=None)


def current() -> Published:
    """The newest release: one query, and the document only when it is new to this process.
    Within `showing`, what is shown there, and no query."""
    if instead := _shown_instead.get():
        return instead
    newest = Release.objects.values_list(*IDENTITY).first()
    return _memo(*newest) if newest else NOTHING


def current_catalogue() -> Catalogue:
    return current().catalogue


@contextmanager
def showing(instead: Published) -> Iterator[None]:
    """Every page rendered within shows `instead`: an editor's preview of the working copy."""
    token = _shown_instead.set(instead)
    try:
        yield
    finally:
        _shown_instead.reset(token)


def unpublished(document: Document) -> Published:
    """A document as the next release would serve it. Its catalogue has no date. Two queries."""
    digest = hashlib.sha256(document.model_dump_json().encode()).hexdigest()
    newest = Release.objects.values_list("number", flat=True).first()
    return _with_skills(f"unpublished-{digest}", from_document(document, number=(newest or 0) + 1))


def _memo(pk: int, number: int, sha256: str, published_at: datetime) -> Published:
    """One object a release and process, whichever threads ask for it at once: memos of what
    is made from a catalogue are kept by that object."""
    with _loading:
        return _load(pk, number, sha256, published_at)


@lru_cache(maxsize=4)
def _load(pk: int, number: int, sha256: str, published_at: datetime) -> Published:
    """Never stale: a release is immutable and every argument is part of its identity."""
    text = Release.objects.values_list("document", flat=True).get(pk=pk)
    catalogue = from_document(stored(text), number=number, published_at=published_at)
    return _with_skills(f"{number}-{sha256[:16]}-{published_at.timestamp()}", catalogue)


def _with_skills(key: str, catalogue: Catalogue) -> Published:
    ids = dict(Skill.objects.values_list("slug", "id"))
    return Published(
        key,
        catalogue,
        MappingProxyType(ids),
        MappingProxyType({pk: slug for slug, pk in ids.items()}),
    )


def last_with_role(slug: str) -> Published | None:
    """The newest release that held the role, for a role that the current one has retired;
    None where no release ever did. One query."""
    number = Role.objects.filter(slug=slug).values("last_release")
    found = Release.objects.filter(number__in=number).values_list(*IDENTITY).first()
    return _memo(*found) if found else None
