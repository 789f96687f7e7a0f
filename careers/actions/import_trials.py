"""The trial tasks of a role, laid into the working copy."""

from collections.abc import Mapping

from careers.actions.sync import Tally, sync
from careers.domain import document as doc
from careers.models import Role, Skill, TrialItem, TrialSkill, TrialTask

OWN = ("slug", "title", "description", "hours")


def lay_trial_tasks(role: Role, part: doc.Role, skills: Mapping[str, Skill], tally: Tally) -> None:
    rows = sync(
        TrialTask.objects.filter(role=role),
        {row.slug: {name: getattr(row, name) for name in OWN} for row in part.trial_tasks},
        key=lambda row: row.slug,
        tally=tally,
        parent={"role": role},
    )
    for wanted in part.trial_tasks:
        own = {"task": rows[wanted.slug]}
        sync(
            TrialSkill.objects.filter(**own),
            {
                skills[row.skill].pk: {"skill_id": skills[row.skill].pk, "level": row.level}
                for row in wanted.shows
            },
            key=lambda row: row.skill_id,
            tally=tally,
            parent=own,
        )
        sync(
            TrialItem.objects.filter(**own),
            {item.slug: item.model_dump() for item in wanted.acceptance},
            key=lambda row: row.slug,
            tally=tally,
            parent=own,
        )
