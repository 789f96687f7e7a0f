"""Bring back what a record holds: into a new account, or laid over what is there."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from careers import fits, goals
from careers.actions.bring_back_evidence import add_evidence, missing_evidence, missing_trials
from careers.actions.rate import lock
from careers.domain.record import merging
from careers.domain.record.document import (
    Event,
    Evidence,
    FitResult,
    Goal,
    HintAside,
    Record,
    RoadmapChoices,
    TrialProgress,
)
from careers.domain.roadmap import choices as by_hand
from careers.models import FitResult as FitRow
from careers.models import Goal as GoalRow
from careers.models import HintAside as HintRow
from careers.models import Rating, RatingEvent, Role
from careers.models import RoadmapChoices as ChoicesRow
from careers.record.naming import Names
from careers.releases import Published

SOURCES = frozenset(key for key, _ in RatingEvent.SOURCES)


@dataclass(frozen=True)
class Missing:
    """What a record holds that an account does not. `unknown` are names of skills and roles
    that no release here ever had; `others_word` counts evidence that is another person's;
    `kept_goal` names a goal that stays in place of the record's."""

    events: tuple[Event, ...]
    evidence: tuple[Evidence, ...]
    goal: Goal | None
    choices: tuple[RoadmapChoices, ...]
    fits: tuple[FitResult, ...]
    hints: tuple[HintAside, ...]
    trials: tuple[TrialProgress, ...]
    unknown: tuple[str, ...]
    others_word: int
    kept_goal: str

    @property
    def anything(self) -> bool:
        said = self.events or self.evidence or self.goal
        return bool(said or self.choices or self.fits or self.hints or self.trials)


def missing(*, member_id: int, record: Record, published: Published) -> Missing:
    """Seven queries, and those of names that the current release does not know."""
    names = Names(published)
    events = merging.missing_events(record, _said(member_id, published))
    evidence = missing_evidence(member_id, record)
    trials = missing_trials(member_id, record)
    goal, held = record.goal, goals.chosen(member_id)
    chosen = _chosen(member_id)
    return Missing(
        events=tuple(row for row in events if names.knows_skill(row.skill)),
        evidence=tuple(row for row in evidence if names.knows_skill(row.skill)),
        goal=goal if goal and not held and names.knows_role(goal.role) else None,
        choices=tuple(
            row
            for row in record.roadmap_choices
            if row.role not in chosen and names.knows_role(row.role)
        ),
        fits=_missing_fits(member_id, record),
        hints=_missing_hints(member_id, record),
        trials=tuple(row for row in trials if names.knows_role(row.role)),
        unknown=_unknown(record, names),
        others_word=len(record.evidence) - len(merging.own_evidence(record)),
        kept_goal=held.name if held and goal and held.slug != goal.role else "",
    )


@transaction.atomic
def bring_back(*, member_id: int, record: Record, published: Published) -> Missing:
    """Add what is missing, all of it or nothing; returns what that was. A second time changes
    nothing. Ratings follow the newest event of each skill, whoever brought it."""
    lock(member_id)
    found = missing(member_id=member_id, record=record, published=published)
    _add_events(member_id, found.events, published)
    add_evidence(member_id, found.evidence, found.trials, published)
    if found.goal:
        _add_goal(member_id, found.goal)
    for row in found.choices:
        _add_choices(member_id, row)
    _add_fits(member_id, found.fits)
    _add_hints(member_id, found.hints)
    return found


def _said(member_id: int, published: Published) -> set[merging.Said]:
    rows = RatingEvent.objects.filter(member_id=member_id)
    slugs = published.skill_slugs
    return {
        (slugs[skill], at, new)
        for skill, at, new in rows.values_list("skill_id", "at", "new_level")
        if skill in slugs
    }


def _chosen(member_id: int) -> set[str]:
    """Roles on whose roadmap anything was chosen."""
    rows = ChoicesRow.objects.filter(member_id=member_id).values_list("role", "made")
    return {role for role, made in rows if by_hand.read(made) != by_hand.Choices()}


def _missing_fits(member_id: int, record: Record) -> tuple[FitResult, ...]:
    """Of more than an account keeps, the newest."""
    rows = FitRow.objects.filter(member_id=member_id)
    there = set(rows.values_list("taken_at", "release"))
    told = {(row.taken_at, row.release): row for row in record.fit_results}
    found = sorted((row for key, row in told.items() if key not in there), key=_taken)
    return tuple(found[max(0, len(found) - max(0, fits.MOST - len(there))) :])


def _taken(row: FitResult) -> datetime:
    return row.taken_at


def _missing_hints(member_id: int, record: Record) -> tuple[HintAside, ...]:
    there = set(HintRow.objects.filter(member_id=member_id).values_list("key", flat=True))
    told = {row.key: row for row in record.hints_aside}
    return tuple(row for key, row in told.items() if key not in there)


def _unknown(record: Record, names: Names) -> tuple[str, ...]:
    skills = {row.skill: row.skill_name for row in record.events}
    skills |= {row.skill: row.skill_name for row in record.ratings}
    skills |= {row.skill: row.skill_name for row in merging.own_evidence(record)}
    roles = {row.role: row.role_name for row in record.roadmap_choices}
    roles |= {row.role: row.role_name for row in record.trial_progress}
    if record.goal:
        roles[record.goal.role] = record.goal.role_name
    lost = [name or slug for slug, name in skills.items() if not names.knows_skill(slug)]
    lost += [name or slug for slug, name in roles.items() if not names.knows_role(slug)]
    return tuple(lost)


def _add_events(member_id: int, events: tuple[Event, ...], published: Published) -> None:
    before = set(
        RatingEvent.objects.filter(member_id=member_id).values_list("pk", flat=True)
        if events
        else ()
    )
    RatingEvent.objects.bulk_create(
        RatingEvent(
            member_id=member_id,
            skill_id=published.skill_ids[event.skill],
            old_level=event.old,
            new_level=event.new,
            at=event.at,
            source=event.source if event.source in SOURCES else "import",
        )
        for event in events
    )
    newest = merging.newest_of(events)
    if before:
        _mend(member_id, [published.skill_ids[slug] for slug in newest], before)
    _set_ratings(member_id, newest, published)


def _mend(member_id: int, skills: list[int], before: set[int]) -> None:
    rows = RatingEvent.objects.filter(member_id=member_id, skill_id__in=skills)
    histories: dict[int, list[merging.Link]] = {}
    for pk, skill, old, new in rows.order_by("at", "pk").values_list(
        "pk", "skill_id", "old_level", "new_level"
    ):
        histories.setdefault(skill, []).append(merging.Link(pk, old, new, pk not in before))
    for history in histories.values():
        for pk, old in merging.mended(history).items():
            RatingEvent.objects.filter(pk=pk).update(old_level=old)


def _set_ratings(member_id: int, newest: dict[str, Event], published: Published) -> None:
    there = dict(Rating.objects.filter(member_id=member_id).values_list("skill_id", "rated_at"))
    ids = {slug: published.skill_ids[slug] for slug in newest}
    Rating.objects.bulk_create(
        (
            Rating(member_id=member_id, skill_id=ids[slug], level=event.new, rated_at=event.at)
            for slug, event in newest.items()
            if ids[slug] not in there or there[ids[slug]] < event.at
        ),
        update_conflicts=True,
        unique_fields=("member", "skill"),
        update_fields=("level", "rated_at"),
    )


def _add_goal(member_id: int, goal: Goal) -> None:
    GoalRow.objects.create(
        member_id=member_id,
        role=Role.objects.only("pk").get(slug=goal.role),
        set_at=goal.set_at,
        hours_per_week=goal.hours_per_week,
        start_on=goal.start_on,
        target_on=goal.target_on,
        weeks_off=[day.isoformat() for day in goal.weeks_off],
    )


def _add_choices(member_id: int, row: RoadmapChoices) -> None:
    made = by_hand.written(by_hand.read(row.made.model_dump(mode="json")))
    ChoicesRow.objects.update_or_create(member_id=member_id, role=row.role, defaults={"made": made})


def _add_fits(member_id: int, rows: tuple[FitResult, ...]) -> None:
    FitRow.objects.bulk_create(
        FitRow(
            member_id=member_id,
            release=row.release,
            answers=row.answers,
            outcome=row.outcome,
            roles=list(row.roles),
            taken_at=row.taken_at,
        )
        for row in rows
    )


def _add_hints(member_id: int, rows: tuple[HintAside, ...]) -> None:
    HintRow.objects.bulk_create(
        HintRow(member_id=member_id, key=row.key, at=row.at) for row in rows
    )
