"""A member's roadmap to a role: what they hold and chose, planned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db import transaction

from careers import goals, ratings
from careers.domain.catalogue import Catalogue, Role
from careers.domain.goal import GoalPace, GoalRole
from careers.domain.holdings import Held, levels
from careers.domain.roadmap import CircularPrerequisites, StepKey, arranging, plan
from careers.domain.roadmap import choices as by_hand
from careers.domain.roadmap.choices import Choices, Sorted
from careers.domain.roadmap_page import words
from careers.domain.roadmap_page.page import Page, Plan, page
from careers.models import RoadmapChoices
from careers.releases import Published

MOST: Final = 256
"""Plans that a process remembers, of about 50 kB each: a page, its files and the overview of
one member ask for the same one."""


@dataclass(frozen=True)
class Mine:
    """All that a member's roadmap is made of. `pace` has its target only if the role is the
    goal."""

    published: Published
    role: Role
    held: dict[str, Held]
    levels: dict[str, int]
    goal: GoalRole | None
    pace: GoalPace
    stored: Choices
    choices: Sorted
    today: date

    @property
    def catalogue(self) -> Catalogue:
        return self.published.catalogue

    @property
    def is_goal(self) -> bool:
        return self.goal is not None and self.goal.slug == self.role.slug

    def plan(self) -> Plan:
        """Raises CircularPrerequisites."""
        return _planned_with(self, self.choices.known)

    def page(self) -> Page:
        """What the plan says, on every page and in every file. Raises CircularPrerequisites."""
        held = tuple(sorted(self.levels.items()))
        return _page(self.published, self.role.slug, held, self.pace, self.choices, self.today)


def of_member(member_id: int, published: Published, role: Role, today: date) -> Mine:
    """Three queries: ratings, goal, choices."""
    held = ratings.of_member(member_id, published)
    goal = goals.chosen(member_id)
    pace = goal.pace if goal else GoalPace()
    if goal is None or goal.slug != role.slug:
        pace = replace(pace, target_on=None)
    stored = chosen(member_id, role.slug)
    choices = by_hand.sort(stored, published.catalogue, role)
    return Mine(published, role, held, levels(held), goal, pace, stored, choices, today)


def with_step_at(mine: Mine, key: StepKey, place: int) -> tuple[Choices, Plan]:
    """What is chosen, and the plan, with the step at `place` (1: the first), or right after
    what it leans on. Raises CircularPrerequisites."""
    before, made = mine.plan(), mine.choices.all
    put = arranging.put(before.roadmap.keys, key, place)
    after = _planned_with(mine, replace(mine.choices.known, order=put))
    order = arranging.settled(after.roadmap.keys, before.unordered.keys, made.order)
    return replace(made, order=order), after


def _planned_with(mine: Mine, choices: Choices) -> Plan:
    return planned(mine.published, mine.role, mine.levels, mine.pace, choices, mine.today)


def chosen(member_id: int, role_slug: str) -> Choices:
    """One query."""
    rows = RoadmapChoices.objects.filter(member_id=member_id, role=role_slug)
    return _read(rows.values_list("made", flat=True))


def _read(rows: Iterable[Any]) -> Choices:
    return next((by_hand.read(made) for made in rows), Choices())


def outlook(
    published: Published, goal: GoalRole, held: dict[str, int], stored: Choices, today: date
) -> str:
    """How far Ready is, in a sentence; "" where nothing can be said. No query."""
    catalogue = published.catalogue
    if not catalogue.has_role(goal.slug):
        return ""
    role = catalogue.role(goal.slug)
    known = by_hand.sort(stored, catalogue, role).known
    try:
        found = planned(published, role, held, goal.pace, known, today)
    except CircularPrerequisites:
        return ""
    return words.outlook(catalogue, found.roadmap, today)


@transaction.atomic
def keep(member_id: int, role_slug: str, before: Choices, after: Choices) -> bool:
    """Save `after`, unless somebody (another window) changed what was `before`; whether it
    was saved."""
    row, _ = RoadmapChoices.objects.select_for_update().get_or_create(
        member_id=member_id, role=role_slug, defaults={"made": by_hand.written(before)}
    )
    if by_hand.read(row.made) != before:
        return False
    row.made = by_hand.written(after)
    row.save(update_fields=["made"])
    return True


def planned(
    published: Published,
    role: Role,
    held: dict[str, int],
    pace: GoalPace,
    choices: Choices,
    today: date,
) -> Plan:
    """Raises CircularPrerequisites."""
    asked = tuple(sorted(held.items()))
    return _planned(published, role.slug, asked, pace, pace.begin(today), choices)


@lru_cache(maxsize=MOST)
def _planned(
    published: Published,
    role_slug: str,
    held: tuple[tuple[str, int], ...],
    pace: GoalPace,
    begin: date,
    choices: Choices,
) -> Plan:
    """Never stale: a release is immutable, and every argument is part of the key."""
    catalogue, hours, rated = published.catalogue, pace.hours_per_week, dict(held)
    choices = choices.at(rated)
    automatic = plan(
        catalogue,
        role_slug,
        rated,
        hours,
        begin,
        target=pace.target_on,
        weeks_off=pace.weeks_off,
    )
    if not choices.planned_otherwise:
        return Plan(automatic, None, automatic)
    own = plan(
        catalogue,
        role_slug,
        rated,
        hours,
        begin,
        pins=dict(choices.pins),
        target=pace.target_on,
        weeks_off=pace.weeks_off,
        skipped=choices.skipped,
        order=choices.order,
    )
    if not choices.order:
        return Plan(own, automatic, own)
    pinned = Choices(choices.pins, choices.skipped)
    unordered = _planned(published, role_slug, held, pace, begin, pinned)
    return Plan(own, automatic, unordered.roadmap)


@lru_cache(maxsize=MOST)
def _page(
    published: Published,
    role_slug: str,
    held: tuple[tuple[str, int], ...],
    pace: GoalPace,
    choices: Sorted,
    today: date,
) -> Page:
    """Never stale, as above."""
    catalogue, role = published.catalogue, published.catalogue.role(role_slug)
    found = _planned(published, role_slug, held, pace, pace.begin(today), choices.known)
    return page(catalogue, role, dict(held), found, choices, today)
