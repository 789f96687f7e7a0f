"""Evidence as a member has it, for the tests of what it says."""

from datetime import timedelta

from django.utils import timezone

from careers import releases
from careers.actions.attach import attach
from careers.domain.evidence_pieces import Attached
from careers.models import Evidence, Skill
from tests.me.changes import republish

LIST, ADD = "/me/evidence/", "/me/evidence/add/"
FORM = {
    "skill": "sql",
    "level": "3",
    "kind": "project",
    "title": "Sales report",
    "dated_on": "2026-05-03",
}


def day(days):
    return timezone.localdate() + timedelta(days)


def attached(member, skill, level, *, days=None, **said):
    """A piece that ends in so many days (None: never); its row."""
    ends = None if days is None else day(days)
    said = {"kind": "project", "title": "Sales report", "dated_on": day(-900)} | said
    row, _ = attach(
        member_id=member.pk,
        skill=skill,
        said=Attached(level=level, expires_on=ends, **said),
        published=releases.current(),
        now=timezone.now(),
    )
    return row


def merge(old, new):
    """Publish the small catalogue with one skill merged into another."""

    def options(roles):
        for role in roles:
            for row in role["requirements"]:
                row["any_of"] = [slug for slug in row["any_of"] if slug != old] or [new]
        return roles

    return republish(
        merged=lambda _: {old: new},
        skills=lambda rows: [row for row in rows if row["slug"] != old],
        roles=options,
    )


def many(member, count):
    skills = dict(Skill.objects.values_list("slug", "id"))
    Evidence.objects.bulk_create(
        Evidence(
            member=member,
            skill_id=skills["sql" if number % 2 else "git"],
            level=1 + number % 4,
            kind="note",
            title=f"Note {number}",
            dated_on=day(-number % 50),
            created_at=timezone.now(),
        )
        for number in range(count)
    )
