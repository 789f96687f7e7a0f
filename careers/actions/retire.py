"""Retire a skill or a role, merge a skill into another, and bring them back.

All of it is about the working copy and takes effect with the next release. No row of a member
is written: what a merge means for ratings is decided when they are read.
"""

from typing import Any, TypeVar

from careers.actions.changing import changing
from careers.domain.references import circle_in
from careers.models import Demand, Prerequisite, RequirementOption, Role, Skill, TrialSkill

Row = TypeVar("Row", Skill, Role)


class Refused(Exception):
    """What cannot be done, and what to do first: a sentence for the editor."""


@changing()
def retire_skill(*, skill_id: int) -> Skill:
    """The skill leaves the next release. What names it is left as it is, so that bringing it
    back undoes all. Raises Refused."""
    skill = _live(Skill.objects.get(pk=skill_id))
    follower = skill.merged_from.first()
    if follower:
        raise Refused(
            f"{follower} was merged into {skill}, and its ratings would count nowhere. Merge "
            f"{skill} into another skill, or bring {follower} back first."
        )
    skill.retired = True
    skill.save(update_fields=["retired"])
    return skill


@changing()
def merge_skill(*, skill_id: int, into_id: int, repoint: bool) -> Skill:
    """The skill leaves the next release, and what members say of it counts for the other one.
    With `repoint` whatever names it names the other one from now on. Raises Refused."""
    skill = _live(Skill.objects.get(pk=skill_id))
    target = Skill.objects.select_related("merged_into").get(pk=into_id)
    _check_target(skill, target)
    skill.retired, skill.merged_into = True, target
    skill.save(update_fields=["retired", "merged_into"])
    if repoint:
        _repoint(skill, target)
    return skill


@changing()
def bring_back_skill(*, skill_id: int) -> Skill:
    """The skill is in the next release again, with its ratings its own. What was made to name
    another one goes on naming that. Raises Refused."""
    skill = _retired(Skill.objects.get(pk=skill_id))
    skill.retired, skill.merged_into = False, None
    skill.save(update_fields=["retired", "merged_into"])
    return skill


@changing()
def retire_role(*, role_id: int) -> Role:
    """The role leaves the next release with its cells and ways. Raises Refused."""
    role = _live(Role.objects.get(pk=role_id))
    role.retired = True
    role.save(update_fields=["retired"])
    return role


@changing()
def bring_back_role(*, role_id: int) -> Role:
    """The role is in the next release again, as it was. Raises Refused."""
    role = _retired(Role.objects.get(pk=role_id))
    other = Role.objects.live().filter(glyph=role.glyph).first()
    if other:
        raise Refused(f"{other} has its glyph by now. Choose another one for {role} first.")
    role.retired = False
    role.save(update_fields=["retired"])
    return role


def _live(row: Row) -> Row:
    if row.retired:
        raise Refused(f"{row} is retired already.")
    return row


def _retired(row: Row) -> Row:
    if not row.retired:
        raise Refused(f"{row} is not retired.")
    return row


def _check_target(skill: Skill, target: Skill) -> None:
    if target == skill:
        raise Refused("A skill cannot be merged into itself.")
    if target.merged_into == skill:
        raise Refused(f"{target} was merged into {skill}: the two would run in a circle.")
    if target.merged_into:
        last = target.merged_into
        raise Refused(f"{target} was merged into {last} itself. Merge {skill} into {last}.")
    if target.retired:
        raise Refused(f"{target} is retired. Choose a skill that stays.")


def _repoint(old: Skill, new: Skill) -> None:
    for option in RequirementOption.objects.filter(skill=old):
        again = RequirementOption.objects.filter(requirement=option.requirement_id, skill=new)
        _rename(option, "skill", new, goes=again.exists())
    for needed in Prerequisite.objects.filter(requires=old):
        _repoint_prerequisite(needed, new)
    for figure in Demand.objects.filter(skill=old):
        again_told = Demand.objects.filter(role=figure.role_id, source=figure.source_id, skill=new)
        _rename(figure, "skill", new, goes=again_told.exists())
    for task in old.tasks.all():
        task.skills.add(new)
        task.skills.remove(old)
    for stage in old.transition_stages.all():
        stage.skills.add(new)
        stage.skills.remove(old)
    for shown in TrialSkill.objects.filter(skill=old):
        again_shown = TrialSkill.objects.filter(task=shown.task_id, skill=new)
        again_shown.filter(level__lt=shown.level).update(level=shown.level)
        _rename(shown, "skill", new, goes=again_shown.exists())
    _refuse_circle()


def _repoint_prerequisite(row: Prerequisite, new: Skill) -> None:
    """Of two rows that would say the same the higher level stays."""
    beside = Prerequisite.objects.filter(skill=row.skill_id, at_level=row.at_level, requires=new)
    beside.filter(level__lt=row.level).update(level=row.level)
    _rename(row, "requires", new, goes=row.skill_id == new.pk or beside.exists())


def _rename(row: Any, field: str, new: Skill, *, goes: bool) -> None:
    if goes:
        row.delete()
        return
    setattr(row, field, new)
    row.save(update_fields=[field])


def _refuse_circle() -> None:
    rows = Prerequisite.objects.filter(skill__retired=False, requires__retired=False)
    needs: dict[str, tuple[str, ...]] = {}
    for owner, needed in rows.values_list("skill__name", "requires__name"):
        needs[owner] = (*needs.get(owner, ()), needed)
    circle = circle_in(needs)
    if circle:
        raise Refused(
            f"Prerequisites would run in a circle: {' → '.join(circle)}. Remove one of them first."
        )
