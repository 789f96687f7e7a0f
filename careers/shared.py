"""What a share link shows, computed anew whenever it is opened: one function for whoever has
the link and for the member's own preview of it."""

from datetime import date, datetime

from django.utils import timezone

from accounts import time_zones
from accounts.models import User
from careers import planning, ratings
from careers.domain import shared
from careers.domain.catalogue import Role
from careers.domain.evidence import Item, supported
from careers.domain.holdings import levels
from careers.domain.roadmap import CircularPrerequisites
from careers.domain.shared import Piece, RoadmapShown, Shown
from careers.domain.sharing import Parts
from careers.models import Evidence
from careers.releases import Published


def shown(
    member: User, published: Published, parts: Parts, now: datetime, *, with_name: bool
) -> Shown:
    """Days are those of the member. One query each for ratings and evidence where a part
    needs them, three for each roadmap."""
    today = timezone.localdate(now, time_zones.zone(member.time_zone))
    catalogue = published.catalogue
    rated = parts.readiness or parts.skills
    held = levels(ratings.of_member(member.pk, published)) if rated else {}
    pieces = _pieces(member.pk, published) if parts.readiness or parts.evidence else []
    items = [Item(piece.skill, piece.level, piece.expires_on) for piece in pieces]
    backed = supported(items, catalogue, today)
    ready = (shared.readiness(role, held, backed) for role in parts.readiness)
    plans = (_roadmap(member.pk, published, role, today) for role in parts.roadmaps)
    return Shown(
        (with_name and member.name) or shared.NOBODY,
        tuple(filter(None, ready)) if parts.readiness else None,
        shared.skills(catalogue, held) if parts.skills else None,
        shared.pieces(catalogue, pieces, today) if parts.evidence else None,
        tuple(filter(None, plans)) if parts.roadmaps else None,
    )


def _pieces(member_id: int, published: Published) -> list[Piece]:
    """The newest first. One query."""
    slugs = published.skill_slugs
    fields = ("skill_id", "level", "kind", "title", "link", "dated_on", "expires_on")
    rows = Evidence.objects.filter(member_id=member_id).values_list(*fields)
    return [Piece(slugs[skill], *rest) for skill, *rest in rows if skill in slugs]


def _roadmap(member_id: int, published: Published, role: Role, today: date) -> RoadmapShown | None:
    """None where the release's prerequisites run in a circle: there is no order to show."""
    try:
        plan = planning.of_member(member_id, published, role, today).plan()
    except CircularPrerequisites:
        return None
    return shared.roadmap(published.catalogue, role, plan.roadmap)
