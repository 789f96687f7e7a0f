"""A member's ratings, read once a request."""

from careers.domain.holdings import Held, holdings
from careers.models import Rating
from careers.releases import Published


def of_member(member_id: int, published: Published) -> dict[str, Held]:
    """What the member holds under this release, by skill slug. One query, no join: skill
    rows are known to the process."""
    rows = Rating.objects.filter(member_id=member_id).values_list("skill_id", "level", "rated_at")
    slugs = published.skill_slugs
    return holdings(
        ((slugs[pk], level, at) for pk, level, at in rows if pk in slugs), published.catalogue
    )
