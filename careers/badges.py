"""The badges of a share link, offered once: with its address, which is known then only."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from careers import tokens
from careers.domain.badge import NAMES, NUMBERS, Number
from careers.domain.catalogue import Catalogue, Role
from careers.domain.sharing import parts
from careers.models import ShareLink


class Offered(NamedTuple):
    """`name` says which number; `address` is that of the image, `path` the same on the host
    that the member is on; `words` stand for it where it is not shown, and hold no number,
    which would grow old."""

    role: Role
    name: str
    address: str
    path: str
    words: str

    @property
    def markdown_words(self) -> str:
        """With what would end them escaped."""
        return "".join(f"\\{letter}" if letter in "\\[]!<`*_" else letter for letter in self.words)


def offered(link: ShareLink, token: str, catalogue: Catalogue) -> list[Offered]:
    """Each number of each role whose readiness the link shows."""
    roles = parts(link.parts, catalogue).readiness
    return [_offered(token, role, number) for role in roles for number in NUMBERS]


def _offered(token: str, role: Role, number: Number) -> Offered:
    query = urlencode({"role": role.slug, "number": number})
    address = f"{tokens.address('badge', token)}?{query}"
    path = f"{reverse('badge', args=(token,))}?{query}"
    words = f"Readiness for {role.name}, {NAMES[number].lower()}"
    return Offered(role, NAMES[number], address, path, words)
