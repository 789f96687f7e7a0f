"""The skills of a document, laid into the working copy."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import ProtectedError

from careers.actions.sync import Tally, in_order, sync
from careers.domain import document as doc
from careers.models import (
    CanDo,
    Category,
    Prerequisite,
    Resource,
    Skill,
    SkillAlias,
    SkillReference,
    Source,
)

OWN = ("name", "kind", "summary")


def lay_skills(
    parts: Sequence[doc.Skill],
    categories: Mapping[str, Category],
    sources: Mapping[str, Source],
    tally: Tally,
) -> dict[str, Skill]:
    """The rows by slug. A skill that was retired comes back; absent ones are left alone."""
    wanted = {
        part.slug: {
            "slug": part.slug,
            **{name: getattr(part, name) for name in OWN},
            "category_id": categories[part.category].pk,
            "retired": False,
            "merged_into_id": None,
        }
        for part in parts
    }
    rows = sync(
        Skill.objects.all(), wanted, key=lambda row: row.slug, tally=tally, keep_absent=True
    )
    for part in parts:
        _lay_parts(rows[part.slug], part, tally)
        _lay_prerequisites(rows, part, sources, tally)
    return rows


def _lay_parts(skill: Skill, part: doc.Skill, tally: Tally) -> None:
    own: dict[str, Any] = {"skill": skill}
    sync(
        SkillAlias.objects.filter(skill=skill),
        {name: {"name": name} for name in part.aliases},
        key=lambda row: row.name,
        tally=tally,
        parent=own,
    )
    sync(
        CanDo.objects.filter(skill=skill),
        {row.level: row.model_dump() for row in part.can_dos},
        key=lambda row: row.level,
        tally=tally,
        parent=own,
    )
    resources = [row.model_dump() for row in part.resources]
    in_order(Resource.objects.filter(skill=skill), resources, tally=tally, parent=own)
    references = [row.model_dump() for row in part.references]
    in_order(SkillReference.objects.filter(skill=skill), references, tally=tally, parent=own)


def _lay_prerequisites(
    skills: Mapping[str, Skill], part: doc.Skill, sources: Mapping[str, Source], tally: Tally
) -> None:
    skill = skills[part.slug]
    wanted = {
        (row.at_level, skills[row.skill].pk): {
            "at_level": row.at_level,
            "requires_id": skills[row.skill].pk,
            "level": row.level,
            "reason": row.reason,
            "source_id": sources[row.source].pk if row.source else None,
        }
        for row in part.requires
    }
    sync(
        Prerequisite.objects.filter(skill=skill),
        wanted,
        key=lambda row: (row.at_level, row.requires_id),
        tally=tally,
        parent={"skill": skill},
    )


def retire_skills(document: doc.Document, kept: Mapping[str, Skill], tally: Tally) -> None:
    """Retire, merge or delete what the document does not hold, in line with `merged`."""
    _add_merged(document, kept, tally)
    rows = {row.slug: row for row in Skill.objects.all()}
    for slug, row in rows.items():
        if slug in kept:
            continue
        into = document.merged.get(slug)
        target = rows[into].pk if into else None
        if row.retired and row.merged_into_id == target:
            continue
        if not into and not row.retired and _deleted(row):
            tally["removed"] += 1
            continue
        row.retired, row.merged_into_id = True, target
        row.save(update_fields=["retired", "merged_into"])
        tally["retired"] += 1


def _add_merged(document: doc.Document, kept: Mapping[str, Skill], tally: Tally) -> None:
    """A merged skill that this database never had gets a retired row, so that the next
    export says the same."""
    known = set(Skill.objects.values_list("slug", flat=True))
    for old in document.merged:
        if old not in known and document.skills:
            some = kept[document.skills[0].slug]
            Skill.objects.create(slug=old, name=old, category_id=some.category_id, retired=True)
            tally["added"] += 1


def _deleted(skill: Skill) -> bool:
    """Whether the row could go: never published, and nothing protected refers to it."""
    if skill.first_release is not None:
        return False
    try:
        skill.delete()
    except ProtectedError:
        return False
    return True
