"""Addresses that are secrets: whoever has one may open it, and nobody can guess it.

A token is 256 random bits. It is shown once, to the member who made it; the database keeps
its SHA-256 only, so that neither a backup nor whoever reads the database can open anything.
With that many bits a hash needs neither salt nor slowness, and the time of an indexed
look-up by hash tells nothing about a token.
"""

import hashlib
import re
import secrets
from typing import Final, NamedTuple

from django.conf import settings
from django.urls import reverse

BYTES: Final = 32
DIGEST_LENGTH: Final = 64
_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{43}")


class Secret(NamedTuple):
    """`token` is for the address, `digest` (64 hexadecimal digits) for the database."""

    token: str
    digest: str


def new() -> Secret:
    token = secrets.token_urlsafe(BYTES)
    return Secret(token, _digest(token))


def digest_of(token: str) -> str | None:
    """What a row of this token has. None for what can be none: no query is worth it."""
    return _digest(token) if _SHAPE.fullmatch(token) else None


def address(route: str, token: str) -> str:
    """The whole address, to pass on."""
    return settings.SITE_URL + reverse(route, args=(token,))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
