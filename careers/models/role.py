"""A role: what its people do, and what it asks of them."""

from django.db import models
from django.db.models import Q

from careers.domain import levels
from careers.models.base import (
    Ordered,
    in_range,
    name_field,
    number_field,
    sentence_field,
    slug_field,
    text_field,
)
from careers.models.scale import Reference, Source
from careers.models.skill import Skill


class RoleQuerySet(models.QuerySet["Role"]):
    def live(self) -> "RoleQuerySet":
        """The roles that the next release will hold."""
        return self.filter(retired=False)


class Role(Ordered):
    """Never deleted once published: goals refer to this row."""

    GLYPHS = tuple((glyph, glyph.capitalize()) for glyph in levels.GLYPHS)
    ACCENTS = tuple(
        zip(levels.ACCENTS, ("Blue", "Rust", "Teal", "Plum", "Violet", "Olive"), strict=True)
    )

    slug = slug_field()
    name = name_field("The full name, such as it stands in a job posting.")
    short_name = name_field("For phones and table heads, such as “ML Engineer”.")
    code = models.CharField(
        max_length=5, help_text="Two to five capitals for the level picker, such as “MLE”."
    )
    accent = models.PositiveSmallIntegerField(
        choices=ACCENTS, help_text="The colour in which the role speaks on every page."
    )
    glyph = models.CharField(max_length=10, choices=GLYPHS, help_text="No two roles share one.")
    one_line = sentence_field("What the role is for, in one short sentence.")
    focus = name_field("Primary focus.", blank=True)
    goal = name_field("End goal.", blank=True)
    start_with = name_field("What a beginner learns first.", blank=True)
    objective = sentence_field("What the role is there to achieve, in one sentence.")
    summary = text_field("What people in this role do. Markdown.")
    works_with = text_field("Who they work with. Markdown.")
    work = text_field("Three short lines for the home page, one a line.")
    retired = models.BooleanField(
        default=False, help_text="Leaves the next release. Goals on it stay and say so."
    )
    first_release = models.PositiveIntegerField(null=True, blank=True, editable=False)
    last_release = models.PositiveIntegerField(null=True, blank=True, editable=False)

    objects = RoleQuerySet.as_manager()

    class Meta(Ordered.Meta):
        constraints = (
            models.CheckConstraint(
                condition=in_range("accent", levels.ACCENTS),
                name="role_accent_in_palette",
                violation_error_message="An accent is a number from 1 to 6.",
            ),
            models.CheckConstraint(
                condition=~Q(slug=levels.START_SLUG),
                name="role_slug_not_reserved",
                violation_error_message="“start” is reserved for starting out.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class RoleReference(Reference):
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="references")

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = "reference"


class Responsibility(Ordered):
    """One area of a role's responsibilities."""

    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="responsibilities",
        help_text="The role whose work it is.",
    )
    area = name_field("An area of the work, such as “Experimentation”.")

    class Meta(Ordered.Meta):
        verbose_name_plural = "responsibilities"

    def __str__(self) -> str:
        return f"{self.role}: {self.area}"


class Task(Ordered):
    responsibility = models.ForeignKey(
        Responsibility, on_delete=models.CASCADE, related_name="tasks"
    )
    text = name_field("What people do, in a few words.")
    skills = models.ManyToManyField(
        Skill, related_name="tasks", blank=True, help_text="The skills that the task takes."
    )

    def __str__(self) -> str:
        return self.text


class Requirement(Ordered):
    """Any one of its options, at a level. The slug is unique in its role and permanent."""

    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="requirements",
        help_text="The role that asks for it.",
    )
    slug = slug_field(unique=False)
    level = number_field("The level from which it is fully met.")
    weight = number_field("1 to 5: how much of the readiness it decides.")
    must_have = models.BooleanField(default=False, help_text="Nobody is Ready without it.")
    headline = models.BooleanField(default=False, help_text="Shown in the role's tools table.")
    reason = sentence_field("Why the role asks this, at this level. Members read it.")

    class Meta(Ordered.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("role", "slug"),
                name="requirement_slug_once_per_role",
                violation_error_message="This role has a requirement with this slug already.",
            ),
            models.CheckConstraint(
                condition=in_range("level", levels.ASKABLE_LEVELS),
                name="requirement_level_in_scale",
                violation_error_message="A requirement asks for a level from 1 to 4.",
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=levels.MIN_WEIGHT, weight__lte=levels.MAX_WEIGHT),
                name="requirement_weight_in_range",
                violation_error_message="A weight is a number from 1 to 5.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.slug}"


class RequirementOption(Ordered):
    """One of the skills any of which meets a requirement."""

    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="options")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="asked_by")

    class Meta(Ordered.Meta):
        verbose_name = "option"
        constraints = (
            models.UniqueConstraint(
                fields=("requirement", "skill"), name="option_once_per_requirement"
            ),
        )

    def __str__(self) -> str:
        return self.skill.name


class Finding(Ordered):
    """A fact from a source that backs a requirement."""

    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="findings")
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="findings",
        help_text="Where the fact comes from.",
    )
    text = sentence_field("The fact in a sentence, with its number. Members read it.")

    def __str__(self) -> str:
        return self.text


class Demand(Ordered):
    """Share of one source's postings for the role that name the skill, in whole percent."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="demand")
    skill = models.ForeignKey(
        Skill,
        on_delete=models.PROTECT,
        related_name="demand",
        help_text="The skill that postings name.",
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="demand", help_text="Who counted."
    )
    percent = number_field("How many of 100 postings for the role name it.")

    class Meta(Ordered.Meta):
        verbose_name_plural = "demand"
        constraints = (
            models.UniqueConstraint(
                fields=("role", "skill", "source"), name="demand_once_per_source"
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100),
                name="demand_is_a_percentage",
                violation_error_message="A share is a number from 0 to 100.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.skill} {self.percent} %"
