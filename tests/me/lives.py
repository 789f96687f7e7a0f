"""A member's ratings at times of the past, and releases in between."""

from datetime import timedelta

from django.utils import timezone

from careers import releases
from careers.actions.rate import Wish, rate
from careers.models import Release


def ago(days):
    return timezone.now() - timedelta(days=days)


def rated(member, days, **levels):
    """What the member said so many days ago ("_" stands for "-"; None clears)."""
    rate(
        member_id=member.pk,
        wishes={slug.replace("_", "-"): Wish(level) for slug, level in levels.items()},
        published=releases.current(),
        now=ago(days),
    )


def dated(number, days):
    """Release `number` as if it had been published so many days ago."""
    Release.objects.filter(number=number).update(published_at=ago(days))


def asks(slug, **changes):
    """A function of the roles: the first one asks its requirement `slug` otherwise."""

    def change(roles):
        first, *others = roles
        rows = [row | changes if row["slug"] == slug else row for row in first["requirements"]]
        return [first | {"requirements": rows}, *others]

    return change
