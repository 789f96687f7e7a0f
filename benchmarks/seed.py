"""Fill an empty database for measuring, and print the sessions to measure with, as JSON."""

import json
import random
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import django

MEMBERS = 1000
RATINGS = 20
SESSIONS = 200
WEEKS = 520
"""Weekly changes behind each of the members that are measured with: ten years."""


def main() -> None:
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - needs the line above

    call_command("setup", stdout=sys.stderr)
    members = _members()
    _ratings(members)
    _events(members[:SESSIONS])
    from careers import releases  # noqa: PLC0415

    catalogue = releases.current_catalogue()
    print(
        json.dumps(
            {
                "sessions": [_session(member) for member in members[:SESSIONS]],
                "roles": [role.slug for role in catalogue.roles],
                "skills": [skill.slug for skill in catalogue.skills],
            }
        )
    )


def _members() -> list[int]:
    from accounts.models import User  # noqa: PLC0415

    User.objects.bulk_create(
        User(email=f"member{n}@bench.example", password="!")  # noqa: S106 - unusable
        for n in range(MEMBERS)
    )
    found = User.objects.filter(email__endswith="@bench.example").order_by("id")
    return list(found.values_list("id", flat=True))


def _ratings(members: list[int]) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from careers.models import Goal, Rating, Role, Skill  # noqa: PLC0415

    chance, now = random.Random(1), timezone.now()
    skills = list(Skill.objects.values_list("id", flat=True))
    roles = list(Role.objects.values_list("id", flat=True))
    Rating.objects.bulk_create(
        Rating(member_id=member, skill_id=skill, level=chance.randrange(5), rated_at=now)
        for member in members
        for skill in chance.sample(skills, RATINGS)
    )
    Goal.objects.bulk_create(
        Goal(member_id=member, role_id=roles[n % len(roles)], set_at=now)
        for n, member in enumerate(members)
    )


def _events(members: list[int]) -> None:
    """A history that ends at the ratings, one skill after the other."""
    from datetime import timedelta  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from careers.models import Rating, RatingEvent  # noqa: PLC0415

    begin = timezone.now() - timedelta(weeks=WEEKS)
    for member in members:
        held = dict(Rating.objects.filter(member_id=member).values_list("skill_id", "level"))
        levels: dict[int, int | None] = {}
        events = []
        for week in range(WEEKS):
            skill = list(held)[week % RATINGS]
            last = week >= WEEKS - RATINGS
            level = held[skill] if last else (week * 7 + member) % 5
            at = begin + timedelta(weeks=week)
            events.append(
                RatingEvent(
                    member_id=member,
                    skill_id=skill,
                    old_level=levels.get(skill),
                    new_level=level,
                    at=at,
                    source="web",
                )
            )
            levels[skill] = level
        RatingEvent.objects.bulk_create(events)


def _session(member: int) -> str:
    """The key of a session like the one that signing in makes."""
    from django.conf import settings  # noqa: PLC0415
    from django.contrib import auth  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415

    engine: ModuleType = import_module(settings.SESSION_ENGINE)
    user = User.objects.get(pk=member)
    session = engine.SessionStore()
    session[auth.SESSION_KEY] = str(user.pk)
    session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main()
