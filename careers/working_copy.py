"""The working copy read as a document: the rows that editors see, in their order."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from pydantic import ValidationError

from careers.domain import document as doc
from careers.domain import trial_document as trials
from careers.domain.faults import DocumentError, from_validation
from careers.domain.levels import START_SLUG
from careers.domain.part import Part
from careers.domain.retired import Gone, Retired
from careers.models import (
    Aspect,
    Category,
    Faq,
    FitStatement,
    GuidePage,
    Level,
    Prerequisite,
    Requirement,
    RequirementOption,
    Role,
    RoleReference,
    Skill,
    SkillReference,
    Source,
    Stage,
    Transition,
    TrialTask,
)

Data = dict[str, Any]


def read() -> doc.Document:
    """The whole working copy without what is retired. A fixed number of queries.

    Raises DocumentError, with the path of each fault, where rows do not fit the document: a
    requirement without any option is one that no constraint can refuse.
    """
    try:
        return doc.Document.model_validate(_data())
    except ValidationError as error:
        raise DocumentError(from_validation(error)) from error


def retired() -> Retired:
    """What `read` leaves out. Two queries."""
    skills = Skill.objects.filter(retired=True).select_related("merged_into")
    roles = Role.objects.filter(retired=True)
    return Retired(
        {row.slug: Gone(row.name, into=str(row.merged_into or "")) for row in skills},
        {row.slug: Gone(row.name, (row.short_name, row.code)) for row in roles},
    )


def mark() -> str:
    """A SHA-256 of what the working copy says, also where it does not make a document: a
    page that shows it can tell later whether it still is the same."""
    return hashlib.sha256(json.dumps(_data()).encode()).hexdigest()


def _data() -> Data:
    return {
        "levels": tuple(_plain(doc.LevelName, row) for row in Level.objects.all()),
        "categories": tuple(_plain(doc.Category, row) for row in Category.objects.live()),
        "sources": tuple(_plain(doc.Source, row) for row in Source.objects.live()),
        "skills": tuple(_skill(row) for row in _skills()),
        "roles": tuple(_role(row) for row in _roles()),
        "aspects": tuple(_aspect(row) for row in Aspect.objects.prefetch_related("cells__role")),
        "stages": tuple(_stage(row) for row in Stage.objects.prefetch_related("cells__role")),
        "fit_statements": tuple(
            _statement(row) for row in FitStatement.objects.prefetch_related("weights__role")
        ),
        "transitions": tuple(_transition(row) for row in _transitions()),
        "faq": tuple(_plain(doc.Faq, row) for row in Faq.objects.all()),
        "guide": tuple(_plain(doc.Guide, row) for row in GuidePage.objects.all()),
        "merged": _merged(),
    }


def _plain(part: type[Part], row: object, **others: object) -> Data:
    """What `part` is made of: `others`, and the attributes of `row` that bear its fields'
    names. Nothing is checked here, so that the whole document names the path of a fault."""
    own = {name: getattr(row, name) for name in part.model_fields if name not in others}
    return own | others


def _merged() -> dict[str, str]:
    pairs = Skill.objects.filter(merged_into__isnull=False).order_by("slug")
    return dict(pairs.values_list("slug", "merged_into__slug"))


def _skills() -> Iterable[Skill]:
    return (
        Skill.objects.live()
        .select_related("category")
        .prefetch_related(
            "aliases",
            "can_dos",
            "resources",
            "references",
            Prefetch("requires", Prerequisite.objects.select_related("requires", "source")),
        )
    )


def _skill(row: Skill) -> Data:
    return _plain(
        doc.Skill,
        row,
        category=row.category.slug,
        aliases=tuple(alias.name for alias in row.aliases.all()),
        can_dos=tuple(_plain(doc.CanDo, can_do) for can_do in row.can_dos.all()),
        requires=tuple(_prerequisite(needed) for needed in row.requires.all()),
        resources=tuple(_plain(doc.Resource, resource) for resource in row.resources.all()),
        references=_references(row.references.all()),
    )


def _prerequisite(row: Prerequisite) -> Data:
    source = row.source.slug if row.source else None
    return _plain(doc.Prerequisite, row, skill=row.requires.slug, source=source)


def _references(rows: Iterable[SkillReference | RoleReference]) -> tuple[Data, ...]:
    return tuple(_plain(doc.Reference, row) for row in rows)


def _roles() -> Iterable[Role]:
    return Role.objects.live().prefetch_related(
        "references",
        "responsibilities__tasks__skills",
        Prefetch(
            "requirements",
            Requirement.objects.prefetch_related(
                "findings__source",
                Prefetch("options", RequirementOption.objects.select_related("skill")),
            ),
        ),
        "demand__skill",
        "demand__source",
        "trial_tasks__shows__skill",
        "trial_tasks__acceptance",
    )


def _role(row: Role) -> Data:
    return _plain(
        doc.Role,
        row,
        work=tuple(line.strip() for line in row.work.splitlines() if line.strip()),
        references=_references(row.references.all()),
        responsibilities=tuple(
            {
                "area": area.area,
                "tasks": tuple(
                    {"text": task.text, "skills": _slugs(task.skills.all())}
                    for task in area.tasks.all()
                ),
            }
            for area in row.responsibilities.all()
        ),
        requirements=tuple(_requirement(asked) for asked in row.requirements.all()),
        demand=tuple(
            {"skill": cell.skill.slug, "source": cell.source.slug, "percent": cell.percent}
            for cell in row.demand.all()
        ),
        trial_tasks=tuple(_trial_task(task) for task in row.trial_tasks.all()),
    )


def _trial_task(row: TrialTask) -> Data:
    return _plain(
        trials.TrialTask,
        row,
        shows=tuple({"skill": one.skill.slug, "level": one.level} for one in row.shows.all()),
        acceptance=tuple(_plain(trials.TrialItem, item) for item in row.acceptance.all()),
    )


def _slugs(skills: Iterable[Skill]) -> tuple[str, ...]:
    """The skills of a plain many-to-many, in the order of the skills themselves."""
    return tuple(skill.slug for skill in skills if not skill.retired)


def _requirement(row: Requirement) -> Data:
    return _plain(
        doc.Requirement,
        row,
        any_of=tuple(option.skill.slug for option in row.options.all()),
        findings=tuple(
            {"source": finding.source.slug, "text": finding.text} for finding in row.findings.all()
        ),
    )


def _aspect(row: Aspect) -> Data:
    cells = tuple(
        {"role": cell.role.slug, "text": cell.text}
        for cell in row.cells.all()
        if not cell.role.retired
    )
    return _plain(doc.Aspect, row, cells=cells)


def _stage(row: Stage) -> Data:
    cells = tuple(
        {"role": cell.role.slug, "rank": cell.rank, "wording": cell.wording}
        for cell in row.cells.all()
        if not cell.role.retired
    )
    return _plain(doc.Stage, row, cells=cells)


def _statement(row: FitStatement) -> Data:
    weights = tuple(
        {"role": weight.role.slug, "weight": weight.weight}
        for weight in row.weights.all()
        if not weight.role.retired
    )
    return _plain(doc.FitStatement, row, weights=weights)


def _transitions() -> Iterable[Transition]:
    return (
        Transition.objects.live()
        .select_related("from_role", "to_role")
        .prefetch_related("stages__skills")
    )


def _transition(row: Transition) -> Data:
    return {
        "from_role": row.from_role.slug if row.from_role else START_SLUG,
        "to_role": row.to_role.slug,
        "summary": row.summary,
        "stages": tuple(
            _plain(doc.TransitionStage, stage, skills=_slugs(stage.skills.all()))
            for stage in row.stages.all()
        ),
    }
