"""What is published already, and can therefore not be renamed in addresses or be deleted."""

from typing import Final

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from careers.models import (
    Aspect,
    Category,
    Evidence,
    Faq,
    FitStatement,
    Goal,
    GuidePage,
    Rating,
    RatingEvent,
    Requirement,
    Role,
    Skill,
    Source,
    Stage,
    TrialTask,
)
from careers.releases import current_catalogue

PARTS: Final[dict[type[Model], str]] = {
    Aspect: "aspects",
    Category: "categories",
    Faq: "faq",
    FitStatement: "fit_statements",
    GuidePage: "guide",
    Source: "sources",
    Stage: "stages",
}
"""The part of a catalogue that holds the published slugs of a model."""


def has_permanent_slug(row: Model) -> bool:
    """Whether the slug of `row` stands in addresses, files or members' records. At most one
    query, for the current release."""
    if isinstance(row, Skill | Role):
        return row.first_release is not None
    if isinstance(row, Requirement):
        return row.slug in requirement_slugs(row.role)
    if isinstance(row, TrialTask):
        return row.slug in trial_slugs(row.role)
    name = PARTS.get(type(row))
    return name is not None and any(
        part.slug == getattr(row, "slug", None) for part in getattr(current_catalogue(), name)
    )


def requirement_slugs(role: Role) -> frozenset[str]:
    """The slugs that the current release gives to requirements of `role`."""
    catalogue = current_catalogue()
    if not catalogue.has_role(role.slug):
        return frozenset()
    return frozenset(asked.slug for asked in catalogue.role(role.slug).requirements)


def trial_slugs(role: Role) -> dict[str, frozenset[str]]:
    """By the slug of each trial task that the current release gives to `role`, the slugs of
    its items."""
    catalogue = current_catalogue()
    if not catalogue.has_role(role.slug):
        return {}
    return {
        task.slug: frozenset(item.slug for item in task.acceptance)
        for task in catalogue.role(role.slug).trial_tasks
    }


def permanent_skills(skills: QuerySet[Skill]) -> QuerySet[Skill]:
    """Those of `skills` that were published or rated once, or that evidence is attached to:
    members' records refer to them."""
    own = OuterRef("pk")
    named = [Exists(rows.objects.filter(skill=own)) for rows in (Rating, RatingEvent, Evidence)]
    return skills.filter(Q(first_release__isnull=False) | named[0] | named[1] | named[2])


def permanent_roles(roles: QuerySet[Role]) -> QuerySet[Role]:
    """Those of `roles` that were published once, or that are somebody's goal."""
    aimed_at = Exists(Goal.objects.filter(role=OuterRef("pk")))
    return roles.filter(Q(first_release__isnull=False) | aimed_at)
