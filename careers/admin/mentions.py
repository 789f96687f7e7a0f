"""What names a skill or a role in the working copy, and what becomes of it when that goes."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.db.models import Model, Q
from django.urls import reverse

from careers.domain.catalogue import any_of
from careers.domain.levels import LEADS
from careers.models import Demand, Prerequisite, RequirementOption, Role, Skill, Stage

MEND: Final = "Has to name another skill, or none, before you can publish."
HIDDEN: Final = "No longer names it in the next release."
LEAVES: Final = "Leaves the next release with it."


class Mention(NamedTuple):
    """`kind` is what names it; `after` a sentence on what becomes of that."""

    kind: str
    name: str
    url: str
    after: str


def of_skill(skill: Skill, target: Skill | None = None) -> list[Mention]:
    """Were it retired; or, with `target`, merged into that and all of these repointed."""
    return [
        *_options(skill, target),
        *_prerequisites(skill, target),
        *_demand(skill, target),
        *_lists(skill, target),
        *_trials(skill, target),
        *_followers(skill, target),
    ]


def _options(skill: Skill, target: Skill | None) -> Iterator[Mention]:
    rows = RequirementOption.objects.filter(skill=skill).select_related("requirement__role")
    asked = _asking(target)
    for row in rows.prefetch_related("requirement__options__skill"):
        skills = [option.skill for option in row.requirement.options.all()]
        name = f"{row.requirement.role}: {any_of(one.name for one in skills)}"
        after = _after(target, there=target in skills)
        if asked.get(row.requirement.role_id, set()) - {row.requirement_id}:
            after += f" The role already asks for {target}: two of its requirements then name it."
        yield Mention("Requirement", name, _page(row.requirement), after)


def _asking(target: Skill | None) -> dict[int, set[int]]:
    """By role the requirements that name `target`."""
    found: dict[int, set[int]] = defaultdict(set)
    if target:
        for role, asked in target.asked_by.values_list("requirement__role", "requirement"):
            found[role].add(asked)
    return found


def _prerequisites(skill: Skill, target: Skill | None) -> Iterator[Mention]:
    held = set()
    if target:
        held = set(target.required_by.values_list("skill", "at_level"))
    rows = Prerequisite.objects.filter(requires=skill).select_related("skill", "requires")
    for row in rows:
        after = _after(target, there=(row.skill_id, row.at_level) in held)
        if row.skill == target:
            after = "Goes: no skill is its own prerequisite."
        elif target and (row.skill_id, row.at_level) in held:
            after = f"Goes: {target} is named there already. The higher of the two levels stays."
        yield Mention("Prerequisite", str(row), _page(row.skill), after)


def _demand(skill: Skill, target: Skill | None) -> Iterator[Mention]:
    held = set()
    if target:
        held = set(target.demand.values_list("role", "source"))
    for row in Demand.objects.filter(skill=skill).select_related("role", "source"):
        name = f"{row.role}: {row.percent} % in {row.source}"
        there = (row.role_id, row.source_id) in held
        yield Mention("Demand", name, _page(row.role), _after(target, there=there))


def _lists(skill: Skill, target: Skill | None) -> Iterator[Mention]:
    """Tasks and stages of transitions name a skill in passing, and can do without."""
    after = f"Names {target} instead." if target else HIDDEN
    for task in skill.tasks.select_related("responsibility__role"):
        name = f"{task.responsibility}: {task}"
        yield Mention("Task", name, _page(task.responsibility), after)
    stages = skill.transition_stages.select_related("transition__from_role", "transition__to_role")
    for stage in stages:
        name = f"{stage.transition}: {stage}"
        yield Mention("Stage of a transition", name, _page(stage.transition), after)


def _trials(skill: Skill, target: Skill | None) -> Iterator[Mention]:
    held = set(target.trials.values_list("task", flat=True)) if target else set()
    for row in skill.trials.select_related("task__role", "skill"):
        after = _after(target, there=row.task_id in held)
        if row.task_id in held:
            after += " The higher of the two levels stays."
        yield Mention("Trial task", str(row.task), _page(row.task), after)


def _followers(skill: Skill, target: Skill | None) -> Iterator[Mention]:
    after = (
        f"Follows it into {target}."
        if target
        else "Stands against it: its ratings would count nowhere."
    )
    for row in skill.merged_from.all():
        yield Mention("Merged into it", str(row), retire_page(row), after)


def _after(target: Skill | None, *, there: bool) -> str:
    if target is None:
        return MEND
    return f"Goes: {target} is named there already." if there else f"Names {target} instead."


def of_role(role: Role) -> list[Mention]:
    """Were it retired."""
    page = _page(role)
    own = (
        ("Requirements", role.requirements.count(), "requirements-group"),
        ("Responsibilities", role.responsibilities.count(), "responsibilities-group"),
        ("Trial tasks", role.trial_tasks.count(), "trial_tasks-group"),
        ("Comparison cells", role.aspect_cells.count(), "comparison-heading"),
        ("Lifecycle cells", role.stage_cells.count(), "lifecycle-heading"),
        ("Figures of demand", role.demand.count(), "demand-group"),
    )
    return [
        *(
            Mention(kind, f"{count} of them", f"{page}#{place}", LEAVES)
            for kind, count, place in own
            if count
        ),
        *_stages(role),
        *_ways(role),
        *_statements(role),
    ]


def _stages(role: Role) -> Iterator[Mention]:
    leading = Q(cells__rank=LEADS, cells__role__retired=False)
    for stage in Stage.objects.filter(leading, cells__role=role):
        if not stage.cells.filter(rank=LEADS, role__retired=False).exclude(role=role).exists():
            after = "Nobody leads it then: say who does before you publish."
            yield Mention("Stage that it leads", str(stage), _page(stage), after)


def _ways(role: Role) -> Iterator[Mention]:
    for ways in (role.ways_out, role.ways_in):
        for way in ways.select_related("from_role", "to_role"):
            yield Mention("Transition", str(way), _page(way), LEAVES)


def _statements(role: Role) -> Iterator[Mention]:
    for row in role.fit_weights.filter(weight__gt=0).select_related("statement"):
        after = "Pulls towards the other roles only."
        yield Mention("Fit statement", str(row.statement), _page(row.statement), after)


def _page(row: Model) -> str:
    return reverse(f"admin:careers_{row._meta.model_name}_change", args=(row.pk,))


def retire_page(row: Any) -> str:
    """Where the skill or role is retired, merged and brought back."""
    return reverse(f"admin:careers_{row._meta.model_name}_retire", args=(row.pk,))
