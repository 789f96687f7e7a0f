"""What a member reads of a review: each skill with what both say, and what can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from careers import reviews
from careers.domain.review import Comparison, comparison, counts_for
from careers.models import ReviewedSkill
from careers.releases import Published

SENTENCES: Final[dict[Comparison, str]] = {
    "same": "That is what you rated.",
    "above": "That is above your own rating: {own}.",
    "below": "That is below your own rating: {own}.",
    "unrated": "You have not rated it.",
    "unsaid": "",
}


@dataclass(frozen=True, slots=True)
class RowTold:
    """`slug` names the skill as the release has it, "" where it left the catalogue.
    `differs`: the member may want to rate it anew."""

    row: ReviewedSkill
    slug: str
    sentence: str
    differs: bool
    can_count: bool


def told(
    rows: Sequence[ReviewedSkill], published: Published, held: Mapping[str, int]
) -> list[RowTold]:
    slugs = reviews.answerable(rows, published)
    return [_told(row, slugs.get(row.pk, ""), published, held) for row in rows]


def _told(row: ReviewedSkill, slug: str, published: Published, held: Mapping[str, int]) -> RowTold:
    own = held.get(slug)
    found = comparison(row.level, own)
    name = "" if own is None else published.catalogue.level_name(own)
    return RowTold(
        row,
        slug,
        SENTENCES[found].format(own=name) if slug else "The skill has left the catalogue.",
        bool(slug) and found in {"above", "below", "unrated"},
        counts_for(row.level),
    )
