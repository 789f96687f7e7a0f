"""A lively member to look at: a goal, and a year of ratings that rose."""

import random
import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts import addresses
from accounts.models import User
from careers import goals, releases
from careers.actions.attach import attach
from careers.actions.rate import Wish, rate
from careers.domain.catalogue import Catalogue, Role
from careers.domain.evidence import Kind
from careers.domain.evidence_pieces import Attached
from careers.domain.levels import MAX_LEVEL
from careers.releases import Published

EMAIL = "demo@crosswalk.local"
DAYS = 365
# How likely a skill is never rated, ends at what the goal asks, is rated in the first month.
LEFT_UNRATED, REACHED, AT_FIRST = 0.15, 0.8, 0.8

# What is attached to the goal's first skills: kind, title, levels below what is asked, days since,
# days until it ends (None: for good).
ATTACHED: tuple[tuple[Kind, str, int, int, int | None], ...] = (
    ("project", "Forecast of bicycle rentals", 0, 90, None),
    ("certificate", "Certificate of a course with an exam", 0, 340, 25),
    ("certificate", "Certificate of two years ago", 0, 760, -30),
    ("work_sample", "Report for a local shop", 1, 200, None),
    ("course", "Evening course, twelve weeks", 1, 150, None),
)

Moves = Mapping[int, Mapping[str, Wish]]


class Command(BaseCommand):
    help = "Add a demo member with a goal and a year of history, and print how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("A demo member has no place on a public site.")
        catalogue = releases.current_catalogue()
        if not catalogue.roles:
            raise CommandError(
                "There is no release with a role yet. First run .venv/bin/python manage.py setup"
            )
        password = secrets.token_urlsafe(12)
        member, made = _member(password)
        if made:
            _live(member, catalogue)
        told = "Added a demo member." if made else "The demo member is here already."
        self.stdout.write(
            f"{told}\n  e-mail    {EMAIL}\n  password  {password}\n"
            "Shown once; run make demo again for another."
        )


@transaction.atomic
def _member(password: str) -> tuple[User, bool]:
    """The demo member with a new password, and whether this made them."""
    found = User.objects.filter(email=EMAIL).first()
    if found:
        found.set_password(password)
        found.save(update_fields=["password"])
        return found, False
    member = User.objects.create_user(EMAIL, password, name="Robin")
    addresses.assign(member, EMAIL, verified=True)
    return member, True


def _live(member: User, catalogue: Catalogue) -> None:
    """The year, oldest day first, by the same action that saves a click."""
    now = timezone.now()
    goal = catalogue.roles[0]
    goals.choose(member.pk, goal.slug, now - timedelta(days=DAYS))
    published = releases.current()
    for days_ago, wishes in sorted(_moves(catalogue, goal).items(), reverse=True):
        rate(
            member_id=member.pk,
            wishes=wishes,
            published=published,
            now=now - timedelta(days=days_ago),
        )
    _attach(member, published, goal)


def _attach(member: User, published: Published, goal: Role) -> None:
    today = timezone.localdate()
    for row, (kind, title, below, since, left) in zip(goal.requirements, ATTACHED, strict=False):
        said = Attached(
            level=max(1, row.level - below),
            kind=kind,
            title=title,
            dated_on=today - timedelta(days=since),
            expires_on=None if left is None else today + timedelta(days=left),
            link="https://example.org/demo" if kind == "project" else "",
        )
        attach(
            member_id=member.pk,
            skill=row.any_of[0],
            said=said,
            published=published,
            now=timezone.now(),
        )


def _moves(catalogue: Catalogue, goal: Role) -> Moves:
    """By days ago, what was said of which skills: the same year on every machine."""
    chance = random.Random(catalogue.number)  # noqa: S311 - a story, not a secret
    moves: dict[int, dict[str, Wish]] = defaultdict(dict)
    for skill in catalogue.skills:
        rows = goal.asked.get(skill.slug, ())
        if chance.random() < LEFT_UNRATED and not any(row.must_have for row in rows):
            continue
        asked = max((row.level for row in rows), default=1)
        for day, level in _climb(chance, asked):
            moves[day][skill.slug] = Wish(level)
    return moves


def _climb(chance: random.Random, asked: int) -> Iterator[tuple[int, int]]:
    """(days ago, level) of one skill: rated in the first weeks or later, then level by level."""
    reached = min(MAX_LEVEL, asked if chance.random() < REACHED else max(0, asked - 1))
    level = max(0, reached - chance.choice((0, 1, 1, 2)))
    day = DAYS - chance.randrange(30) if chance.random() < AT_FIRST else chance.randrange(60, 300)
    yield day, level
    while level < reached and (day := day - chance.randrange(20, 180)) > 0:
        level += 1
        yield day, level
