"""The effect of publishing on members, counted exactly and shown with small numbers hidden."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from fractions import Fraction

from django.db import connection, transaction

from accounts.models import User
from careers import releases
from careers.actions.publish import Candidate
from careers.domain.catalogue import Catalogue, from_document
from careers.domain.document import Document
from careers.domain.effect import Change, Comparison, Counts
from careers.domain.effect_plan import Plan, plan
from careers.domain.effect_table import RoleEffect, rows
from careers.effect_statement import statement
from careers.models import EffectPreview, Release, Skill

FOR_ONE_LARGE_QUESTION = (
    "SELECT set_config('jit', 'off', true), set_config('work_mem', '64MB', true)"
)
"""Until the transaction of `preview` ends. PostgreSQL would compile the statement for longer
than it takes, and write to disk what fits in memory: its settings are for small questions."""


@transaction.atomic
def preview(*, candidate: Candidate, editor: User, now: datetime) -> tuple[RoleEffect, ...]:
    """What publishing `candidate` would change for members, as `editor` may see it. Logged:
    many looks at slightly different contents could tell what one look does not."""
    before = releases.current_catalogue()
    shown = rows(counts(before, from_document(candidate.document or Document())))
    EffectPreview.objects.create(
        editor=editor,
        at=now,
        release=Release.objects.only("number").filter(number=before.number).first(),
        sha256=candidate.sha256,
        document=candidate.text,
        shown=[asdict(effect) for effect in shown],
    )
    return shown


def counts(before: Catalogue, after: Catalogue) -> tuple[tuple[Change, Counts], ...]:
    """Role by role, over the members who rated an option of it before or after. Two queries."""
    comparison = Comparison(before, after)
    wanted = plan(comparison, dict(Skill.objects.values_list("slug", "id")))
    found = {number: row for number, *row in _ask(wanted)} if wanted.roles else {}
    return tuple(
        (change, _counts(change, found.get(number)))
        for number, change in enumerate(comparison.changes)
    )


def _ask(wanted: Plan) -> Sequence[tuple[int, ...]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FOR_ONE_LARGE_QUESTION)
        cursor.execute(*statement(wanted))
        rows: Sequence[tuple[int, ...]] = cursor.fetchall()
        return rows


def _counts(change: Change, found: list[int] | None) -> Counts:
    if found is None:
        return Counts()
    spread = tuple(Fraction(int(value or 0), change.unit or 1) for value in found[6:])
    members, changed, up, down, gained, lost = map(int, found[:6])
    return Counts(members, changed, up, down, gained, lost, spread)
