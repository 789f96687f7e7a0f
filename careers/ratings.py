"""A member's ratings, read once a request."""

from collections.abc import Iterable
from datetime import datetime

from careers.domain.holdings import Held, holdings
from careers.models import Rating
from careers.releases import Published

Row = tuple[int, int | None, datetime]
"""Primary key of the skill, level (None where cleared), when."""


def rows_of(member_id: int) -> list[Row]:
    """Everything the member rated, under whatever release. One query, no join: skill rows
    are known to the process."""
    rows = Rating.objects.filter(member_id=member_id)
    return list(rows.values_list("skill_id", "level", "rated_at"))


def under(rows: Iterable[Row], published: Published) -> dict[str, Held]:
    """What `rows` mean under this release, by skill slug."""
    slugs = published.skill_slugs
    return holdings(
        ((slugs[pk], level, at) for pk, level, at in rows if pk in slugs), published.catalogue
    )


def of_member(member_id: int, published: Published) -> dict[str, Held]:
    """What the member holds under this release, by skill slug. One query."""
    return under(rows_of(member_id), published)
