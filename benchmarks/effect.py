"""Measure the effect of a changed requirement on many members, and print it as JSON.

Usage, with the settings of `benchmarks/run.py`: benchmarks/effect.py MEMBERS ROUNDS
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import django

RATINGS = 20
# Each member rates RATINGS skills in a row, from one of their own on; levels look like chance.
RATINGS_SQL = """
INSERT INTO {rating} (member_id, skill_id, level, rated_at)
SELECT member.id, skill.id, (member.id * 7 + skill.place * (3 + member.id %% 11)) %% 5, %s
FROM {user} member JOIN (
    SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS whole FROM {skill}
) skill ON (skill.place + member.id * 13) %% skill.whole < %s
WHERE member.email LIKE %s
ORDER BY member.id, random()
"""
SCAN_SQL = "SELECT count(level), sum(level) FROM {rating}"


def main() -> None:
    members, rounds = map(int, sys.argv[1:])
    django.setup()
    _seed(members)
    effect, scan = _effect(), _scan()
    effect(), scan()  # the first reading of new rows writes to them
    pairs = [(_seconds(scan), _seconds(effect)) for _ in range(rounds)]
    print(json.dumps({"members": members, "ratings": RATINGS, "pairs": pairs}))


def _seed(members: int) -> None:
    """All ratings in one statement; member by member, as most people rate: in one go."""
    from django.db import connection  # noqa: PLC0415 - needs django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415

    people = (User(email=f"many{n}@bench.example", password="!") for n in range(members))  # noqa: S106
    User.objects.bulk_create(people, batch_size=5000)
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_sql(RATINGS_SQL), [now, RATINGS, "many%"])
        cursor.execute("ANALYZE")


def _sql(text: str) -> str:
    from accounts.models import User  # noqa: PLC0415
    from careers.models import Rating, Skill  # noqa: PLC0415

    tables = {"user": User, "rating": Rating, "skill": Skill}
    return text.format(**{name: f'"{model._meta.db_table}"' for name, model in tables.items()})


def _scan() -> Callable[[], object]:
    from django.db import connection  # noqa: PLC0415

    def scan() -> object:
        with connection.cursor() as cursor:
            cursor.execute(_sql(SCAN_SQL))
            return cursor.fetchone()

    return scan


def _effect() -> Callable[[], object]:
    """Of the first requirement of the first role at another level."""
    from django.db import transaction  # noqa: PLC0415

    from careers import releases  # noqa: PLC0415
    from careers.effects import counts  # noqa: PLC0415

    before = releases.current_catalogue()
    role, *others = before.roles
    asked, *rest = role.requirements
    changed = replace(asked, level=asked.level % 4 + 1)
    after = replace(before, roles=(replace(role, requirements=(changed, *rest)), *others))

    def effect() -> object:
        with transaction.atomic():
            return counts(before, after)

    return effect


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
