"""What somebody rated before they signed in, beside what their account says, rating by rating."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from careers.domain.catalogue import Catalogue, Skill
from careers.domain.holdings import Held


@dataclass(frozen=True, slots=True)
class Offer:
    """One rating to take over or not. `mine` is what the account has, None where it never
    said anything; `newer` whether what was tried is the later word."""

    skill: Skill
    tried: Held
    mine: Held | None

    @property
    def newer(self) -> bool:
        return self.mine is None or self.tried.at > self.mine.at

    @property
    def was(self) -> int | None:
        return self.mine.level if self.mine else None


@dataclass(frozen=True, slots=True)
class Merge:
    """`conflicts` differ from what the account says, `new` say what it does not, and `same`
    is how many say what it says: those need no question."""

    conflicts: tuple[Offer, ...]
    new: tuple[Offer, ...]
    same: int

    @property
    def offers(self) -> tuple[Offer, ...]:
        return (*self.conflicts, *self.new)


def merge(catalogue: Catalogue, tried: Mapping[str, Held], mine: Mapping[str, Held]) -> Merge:
    """In catalogue order. What the account cleared is a word of its own, and may conflict."""
    offers = [
        Offer(skill, tried[skill.slug], mine.get(skill.slug))
        for skill in catalogue.skills
        if skill.slug in tried
    ]
    apart = [row for row in offers if row.mine is None or row.mine.level != row.tried.level]
    return Merge(
        tuple(row for row in apart if row.mine is not None),
        tuple(row for row in apart if row.mine is None),
        len(offers) - len(apart),
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two answers: `level` None for no rating, with its name and can-do, and when
    it was said, None where it never was."""

    level: int | None
    name: str
    can_do: str
    at: datetime | None
    newer: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Sides:
    skill: Skill
    was: int | None
    mine: Side
    tried: Side


def sides(
    catalogue: Catalogue, offers: Iterable[Offer], chosen: Mapping[str, int | None]
) -> tuple[Sides, ...]:
    """Both answers for each of `offers`; the newer is chosen, unless `chosen` (by slug) says
    what the form had chosen before."""
    return tuple(_sides(catalogue, offer, chosen) for offer in offers)


def _sides(catalogue: Catalogue, offer: Offer, chosen: Mapping[str, int | None]) -> Sides:
    slug = offer.skill.slug
    take = chosen[slug] == offer.tried.level if slug in chosen else offer.newer
    mine_at = offer.mine.at if offer.mine else None
    mine = _side(catalogue, offer.skill, offer.was, mine_at)
    tried = _side(catalogue, offer.skill, offer.tried.level, offer.tried.at)
    return Sides(
        offer.skill,
        offer.was,
        replace(mine, newer=not offer.newer, chosen=not take),
        replace(tried, newer=offer.newer and offer.mine is not None, chosen=take),
    )


def _side(catalogue: Catalogue, skill: Skill, level: int | None, at: datetime | None) -> Side:
    if level is None:
        return Side(None, "Not rated", "", at, newer=False, chosen=False)
    return Side(
        level, catalogue.level_name(level), skill.can_do[level], at, newer=False, chosen=False
    )
