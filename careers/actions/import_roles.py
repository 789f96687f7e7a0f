"""The roles of a document and what lies between them, laid into the working copy."""

from collections.abc import Mapping, Sequence
from typing import Any

from careers.actions.import_trials import lay_trial_tasks
from careers.actions.sync import Tally, in_order, sync
from careers.domain import document as doc
from careers.domain.levels import START_SLUG
from careers.models import (
    Aspect,
    Cell,
    Demand,
    Finding,
    FitStatement,
    FitWeight,
    Involvement,
    Requirement,
    RequirementOption,
    Responsibility,
    Role,
    RoleReference,
    Skill,
    Source,
    Stage,
    Task,
    Transition,
    TransitionStage,
)

Skills = Mapping[str, Skill]
Roles = Mapping[str, Role]
Sources = Mapping[str, Source]

OWN = (
    "slug", "name", "short_name", "code", "accent", "glyph", "one_line", "focus", "goal",
    "start_with", "objective", "summary", "works_with",
)  # fmt: skip
ASKED = ("slug", "level", "weight", "must_have", "headline", "reason")


def lay_roles(
    parts: Sequence[doc.Role], skills: Skills, sources: Sources, tally: Tally
) -> dict[str, Role]:
    """The rows by slug. A role that was retired comes back; absent ones are left alone."""
    wanted = {
        part.slug: {
            **{name: getattr(part, name) for name in OWN},
            "work": "\n".join(part.work),
            "retired": False,
        }
        for part in parts
    }
    rows = sync(Role.objects.all(), wanted, key=lambda row: row.slug, tally=tally, keep_absent=True)
    for part in parts:
        role = rows[part.slug]
        references = [row.model_dump() for row in part.references]
        in_order(
            RoleReference.objects.filter(role=role),
            references,
            tally=tally,
            parent={"role": role},
        )
        _lay_responsibilities(role, part, skills, tally)
        _lay_requirements(role, part, skills, sources, tally)
        _lay_demand(role, part, skills, sources, tally)
        lay_trial_tasks(role, part, skills, tally)
    return rows


def _lay_responsibilities(role: Role, part: doc.Role, skills: Skills, tally: Tally) -> None:
    areas = in_order(
        Responsibility.objects.filter(role=role),
        [{"area": row.area} for row in part.responsibilities],
        tally=tally,
        parent={"role": role},
    )
    for area, row in zip(areas, part.responsibilities, strict=True):
        tasks = in_order(
            Task.objects.filter(responsibility=area),
            [{"text": task.text} for task in row.tasks],
            tally=tally,
            parent={"responsibility": area},
        )
        for task, wanted in zip(tasks, row.tasks, strict=True):
            _relate(task.skills, wanted.skills, skills, tally)


def _relate(related: Any, wanted: Sequence[str], skills: Skills, tally: Tally) -> None:
    """Set a plain many-to-many, and count it only where it differs. Retired skills stay in it:
    no document names them."""
    ids = {skills[slug].pk for slug in wanted}
    held = dict(related.values_list("pk", "retired"))
    gone = {pk for pk, retired in held.items() if retired}
    if held.keys() - gone != ids:
        related.set(ids | gone)
        tally["changed"] += 1


def _lay_requirements(
    role: Role, part: doc.Role, skills: Skills, sources: Sources, tally: Tally
) -> None:
    rows = sync(
        Requirement.objects.filter(role=role),
        {row.slug: {name: getattr(row, name) for name in ASKED} for row in part.requirements},
        key=lambda row: row.slug,
        tally=tally,
        parent={"role": role},
    )
    for wanted in part.requirements:
        own = {"requirement": rows[wanted.slug]}
        sync(
            RequirementOption.objects.filter(**own),
            {skills[slug].pk: {"skill_id": skills[slug].pk} for slug in wanted.any_of},
            key=lambda row: row.skill_id,
            tally=tally,
            parent=own,
        )
        in_order(
            Finding.objects.filter(**own),
            [{"source_id": sources[row.source].pk, "text": row.text} for row in wanted.findings],
            tally=tally,
            parent=own,
        )


def _lay_demand(role: Role, part: doc.Role, skills: Skills, sources: Sources, tally: Tally) -> None:
    wanted = {}
    for row in part.demand:
        key = (skills[row.skill].pk, sources[row.source].pk)
        wanted[key] = {"skill_id": key[0], "source_id": key[1], "percent": row.percent}
    sync(
        Demand.objects.filter(role=role),
        wanted,
        key=lambda row: (row.skill_id, row.source_id),
        tally=tally,
        parent={"role": role},
    )


def lay_comparison(document: doc.Document, roles: Roles, tally: Tally) -> None:
    """Aspects with their cells, and stages with who does what in them."""
    aspects = {row.slug: {"slug": row.slug, "name": row.name} for row in document.aspects}
    rows = sync(Aspect.objects.all(), aspects, key=lambda row: row.slug, tally=tally)
    for part in document.aspects:
        cells = {roles[cell.role].pk: {"text": cell.text} for cell in part.cells}
        _lay_cells(Cell, {"aspect": rows[part.slug]}, cells, tally)
    names = {
        row.slug: {"slug": row.slug, "name": row.name, "summary": row.summary}
        for row in document.stages
    }
    stages = sync(Stage.objects.all(), names, key=lambda row: row.slug, tally=tally)
    for stage in document.stages:
        done = {
            roles[cell.role].pk: {"rank": cell.rank, "wording": cell.wording}
            for cell in stage.cells
        }
        _lay_cells(Involvement, {"stage": stages[stage.slug]}, done, tally)


def _lay_cells(
    model: Any, parent: dict[str, Any], by_role: Mapping[int, dict[str, Any]], tally: Tally
) -> None:
    wanted = {pk: {"role_id": pk, **values} for pk, values in by_role.items()}
    live = model.objects.filter(role__retired=False, **parent)
    sync(live, wanted, key=lambda row: row.role_id, tally=tally, parent=parent)


def lay_crossings(document: doc.Document, roles: Roles, skills: Skills, tally: Tally) -> None:
    """Fit statements with their weights, and transitions with their stages."""
    texts = {row.slug: {"slug": row.slug, "text": row.text} for row in document.fit_statements}
    rows = sync(FitStatement.objects.all(), texts, key=lambda row: row.slug, tally=tally)
    for part in document.fit_statements:
        weights = {roles[cell.role].pk: {"weight": cell.weight} for cell in part.weights}
        _lay_cells(FitWeight, {"statement": rows[part.slug]}, weights, tally)
    _lay_transitions(document.transitions, roles, skills, tally)


def _lay_transitions(
    parts: Sequence[doc.Transition], roles: Roles, skills: Skills, tally: Tally
) -> None:
    wanted = {}
    for part in parts:
        origin = None if part.from_role == START_SLUG else roles[part.from_role].pk
        key = (origin, roles[part.to_role].pk)
        wanted[key] = {"from_role_id": key[0], "to_role_id": key[1], "summary": part.summary}
    rows = sync(
        Transition.objects.live(),
        wanted,
        key=lambda row: (row.from_role_id, row.to_role_id),
        tally=tally,
    )
    for row, part in zip(rows.values(), parts, strict=True):
        stages = in_order(
            TransitionStage.objects.filter(transition=row),
            [{"name": stage.name, "reason": stage.reason} for stage in part.stages],
            tally=tally,
            parent={"transition": row},
        )
        for stage, said in zip(stages, part.stages, strict=True):
            _relate(stage.skills, said.skills, skills, tally)
