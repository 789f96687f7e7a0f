"""Small tasks of a role, each with its acceptance list, and how far members are with them."""

from django.conf import settings
from django.db import models

from careers.domain import levels
from careers.models.base import (
    Ordered,
    in_range,
    name_field,
    no_null,
    number_field,
    sentence_field,
    slug_field,
    text_field,
)
from careers.models.role import Role
from careers.models.skill import Skill


class TrialTask(Ordered):
    """The slug is unique in its role and permanent: what members ticked refers to it."""

    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="trial_tasks",
        help_text="The role whose work it is a piece of.",
    )
    slug = slug_field(unique=False)
    title = name_field("What to do, in a few words, such as “Serve a model”.")
    description = text_field("What there is to do and what to use. Markdown. Members read it.")
    hours = number_field("How long it takes somebody who can do it.")

    class Meta(Ordered.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("role", "slug"),
                name="trial_task_slug_once_per_role",
                violation_error_message="This role has a trial task with this slug already.",
            ),
            models.CheckConstraint(
                condition=models.Q(hours__lte=levels.MAX_HOURS), name="trial_task_hours_in_range"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.title}"


class TrialSkill(Ordered):
    """That a finished task shows this skill at this level."""

    task = models.ForeignKey(TrialTask, on_delete=models.CASCADE, related_name="shows")
    skill = models.ForeignKey(
        Skill,
        on_delete=models.PROTECT,
        related_name="trials",
        help_text="The skill that a finished task is evidence of.",
    )
    level = number_field("The level whose can-do the task shows.")

    class Meta(Ordered.Meta):
        verbose_name = "skill that it shows"
        verbose_name_plural = "skills that it shows"
        constraints = (
            models.UniqueConstraint(fields=("task", "skill"), name="skill_once_per_trial_task"),
            models.CheckConstraint(
                condition=in_range("level", levels.ASKABLE_LEVELS), name="trial_level_in_scale"
            ),
        )

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"


class TrialItem(Ordered):
    """A line of the acceptance list. The slug is unique in its task and permanent."""

    task = models.ForeignKey(TrialTask, on_delete=models.CASCADE, related_name="acceptance")
    slug = slug_field(unique=False)
    text = sentence_field("What a stranger can check, as a sentence that is true when it is done.")

    class Meta(Ordered.Meta):
        verbose_name = "item of the acceptance list"
        verbose_name_plural = "acceptance list"
        constraints = (
            models.UniqueConstraint(
                fields=("task", "slug"),
                name="trial_item_slug_once_per_task",
                violation_error_message="This list has an item with this slug already.",
            ),
        )

    def __str__(self) -> str:
        return self.text


class TrialProgress(models.Model):
    """How far a member is with a task. Role, task and items are named by their slugs: a
    release that knows one of them no longer takes nothing away."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="trial_progress",
        db_index=False,
    )
    role = models.SlugField(max_length=80, db_index=False)
    task = models.SlugField(max_length=80, db_index=False)
    title = models.CharField(max_length=levels.MAX_NAME)
    """Of the task when it was last saved."""
    ticked = models.JSONField(default=list)
    """Slugs of items."""
    link = models.URLField(max_length=500, blank=True)
    note = models.TextField(max_length=2000, blank=True, validators=[no_null])
    attached_at = models.DateTimeField(null=True)
    """When it last became evidence; a moment stays when that is deleted elsewhere."""
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "trial progress"
        constraints = (
            models.UniqueConstraint(
                fields=("member", "role", "task"), name="one_trial_progress_per_task"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.role}, {self.task}"
