"""A member's evidence, read once a request."""

from careers.domain.evidence import Item
from careers.models import Evidence
from careers.releases import Published


def of_member(member_id: int, published: Published) -> list[Item]:
    """All of it, as far as it counts. One query, no join."""
    slugs = published.skill_slugs
    rows = Evidence.objects.filter(member_id=member_id).order_by()
    return [
        Item(slugs[skill], level, expires_on)
        for skill, level, expires_on in rows.values_list("skill_id", "level", "expires_on")
        if skill in slugs
    ]
