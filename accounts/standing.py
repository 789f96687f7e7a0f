"""What a person is here, in one word: member, reviewer, editor or administrator."""

from typing import Final

from django.db import models
from django.db.models import QuerySet

from accounts.models import User


class Standing(models.TextChoices):
    MEMBER = "member", "a member"
    REVIEWER = "reviewer", "a reviewer"
    EDITOR = "editor", "an editor"
    ADMINISTRATOR = "administrator", "an administrator"
    OTHER = "other", "somebody with rights of their own"


MAY: Final = {
    Standing.MEMBER: "Member: rates skills, and has no access to the admin.",
    Standing.REVIEWER: "Reviewer: sees and previews the working copy, changes nothing.",
    Standing.EDITOR: "Editor: edits the catalogue, previews, publishes and restores it.",
    Standing.ADMINISTRATOR: "Administrator: everything an editor does, and keeps the people.",
    Standing.OTHER: "Rights of their own, as chosen below.",
}
GIVEN: Final = tuple(standing for standing in Standing if standing is not Standing.OTHER)
"""What can be given: the rest is a mixture that somebody chose by hand."""
GROUPS: Final = {Standing.EDITOR: "Editors", Standing.REVIEWER: "Reviewers"}
"""Of somebody in both, the first counts."""


def standing_of(person: User) -> Standing:
    """One query, none where the groups were prefetched."""
    if person.is_superuser:
        return Standing.ADMINISTRATOR
    if not person.is_staff:
        return Standing.MEMBER
    names = {group.name for group in person.groups.all()}
    found = (standing for standing, name in GROUPS.items() if name in names)
    return next(found, Standing.OTHER)


def with_standing(people: QuerySet[User], standing: Standing) -> QuerySet[User]:
    """Those of `people` for whom `standing_of` says so."""
    if standing is Standing.ADMINISTRATOR:
        return people.filter(is_superuser=True)
    others = people.filter(is_superuser=False)
    if standing is Standing.MEMBER:
        return others.filter(is_staff=False)
    staff = others.filter(is_staff=True)
    for found, group in GROUPS.items():
        if found is standing:
            return staff.filter(groups__name=group)
        staff = staff.exclude(groups__name=group)
    return staff
