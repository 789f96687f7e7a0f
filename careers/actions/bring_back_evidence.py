"""The evidence of a record, and the trial tasks that some of it came of."""

from collections.abc import Iterator

from careers.domain.record import merging
from careers.domain.record.document import Evidence, Record, TrialProgress
from careers.models import Evidence as EvidenceRow
from careers.models import TrialProgress as TrialRow
from careers.releases import Published

ATTACHED = ("level", "kind", "title", "link", "note", "dated_on", "expires_on", "created_at")
Origin = tuple[str, str]
"""Role and task."""
TRIED = ("role", "task", "title", "link", "note", "attached_at", "updated_at")


def missing_evidence(member_id: int, record: Record) -> list[Evidence]:
    """A piece is the same where all that is said of it is."""
    rows = EvidenceRow.objects.filter(member_id=member_id)
    there = set(rows.values_list("skill__slug", *ATTACHED))
    told = {
        (row.skill, *(getattr(row, key) for key in ATTACHED)): row
        for row in merging.own_evidence(record)
    }
    return [row for key, row in told.items() if key not in there]


def missing_trials(member_id: int, record: Record) -> list[TrialProgress]:
    """Of tasks that were not touched here."""
    there = set(TrialRow.objects.filter(member_id=member_id).values_list("role", "task"))
    told = {(row.role, row.task): row for row in record.trial_progress}
    return [row for key, row in told.items() if key not in there]


def add_evidence(
    member_id: int,
    rows: tuple[Evidence, ...],
    trials: tuple[TrialProgress, ...],
    published: Published,
) -> None:
    """A piece belongs to its task again where the task comes with it, each skill and level
    once: a file may say anything."""
    made = TrialRow.objects.bulk_create(
        TrialRow(
            member_id=member_id,
            ticked=sorted(set(row.ticked)),
            **{key: getattr(row, key) for key in TRIED},
        )
        for row in trials
    )
    keys = {(row.role, row.task): row.pk for row in made}
    EvidenceRow.objects.bulk_create(
        EvidenceRow(
            member_id=member_id,
            skill_id=published.skill_ids[row.skill],
            declined=row.declined,
            trial_id=keys.get(came_of) if place == first else None,
            **{key: getattr(row, key) for key in ATTACHED},
        )
        for place, (row, came_of, first) in enumerate(_with_origin(rows))
    )


def _with_origin(rows: tuple[Evidence, ...]) -> Iterator[tuple[Evidence, Origin, int]]:
    """Each with the task that it came of, and the place of the first that says the same."""
    places: dict[tuple[Origin, str, int], int] = {}
    for place, row in enumerate(rows):
        origin = (row.trial_role or "", row.trial_task or "")
        yield row, origin, places.setdefault((origin, row.skill, row.level), place)
