"""A member's evidence, read once a request."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from careers.domain.catalogue import Role
from careers.domain.evidence import Item, evidenced, supported
from careers.domain.evidence_pieces import Attached, Piece
from careers.domain.readiness import Readiness
from careers.models import Evidence
from careers.releases import Published

SAID = ("level", "kind", "title", "dated_on", "expires_on", "link", "note")
"""The columns of what is said, in the order of its fields."""


def of_member(member_id: int, published: Published) -> list[Item]:
    """All of it, as far as it counts. One query, no join."""
    slugs = published.skill_slugs
    rows = Evidence.objects.filter(member_id=member_id).order_by()
    return [
        Item(slugs[skill], level, expires_on)
        for skill, level, expires_on in rows.values_list("skill_id", "level", "expires_on")
        if skill in slugs
    ]


def levels_of(member_id: int, published: Published, today: date) -> dict[str, int]:
    """Every skill of the release to the level 0-4 that the member's evidence supports: what
    `domain.evidence.evidenced` and `standing` read. One query."""
    return supported(of_member(member_id, published), published.catalogue, today)


def backing(member_id: int, published: Published, role: Role, today: date) -> Readiness | None:
    """The second number of one role, None where it asks for nothing. One query."""
    return evidenced(role, levels_of(member_id, published, today))


def pieces_of(member_id: int) -> list[Piece]:
    """All that is stored, the newest date first, whatever release holds the skill. One query."""
    rows = Evidence.objects.filter(member_id=member_id)
    return _pieces(rows.values_list("pk", "skill__slug", "skill__name", "declined", *SAID))


def _pieces(rows: Iterable[Any]) -> list[Piece]:
    return [
        Piece(pk, slug, name, Attached(*said), declined) for pk, slug, name, declined, *said in rows
    ]


def said_in(row: Evidence) -> Attached:
    return Attached(*(getattr(row, name) for name in SAID))
