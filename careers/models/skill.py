"""A skill and what hangs on it: can-dos, prerequisites, resources."""

from django.db import models
from django.db.models import F, Q

from careers.domain import levels
from careers.models.base import (
    Ordered,
    in_range,
    name_field,
    number_field,
    sentence_field,
    slug_field,
    url_field,
)
from careers.models.scale import Category, Reference, Source


class SkillQuerySet(models.QuerySet["Skill"]):
    def live(self) -> "SkillQuerySet":
        """The skills that the next release will hold."""
        return self.filter(retired=False)


class Skill(Ordered):
    """Never deleted once published or rated: ratings and events refer to this row."""

    KINDS = (("tool", "Tool"), ("knowledge", "Knowledge"))

    slug = slug_field()
    name = name_field("The name that members see and rate.")
    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        related_name="skills",
        help_text="The heading under which it is rated and shown.",
    )
    kind = models.CharField(
        max_length=12,
        choices=KINDS,
        default="knowledge",
        help_text="Tools change faster: a rating of a tool is asked about again sooner.",
    )
    summary = sentence_field("One sentence: what it is, and what it is for in these roles.")
    retired = models.BooleanField(
        default=False, help_text="Leaves the next release. Members keep their ratings."
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        help_text="The skill that takes over its ratings from the next release on.",
    )
    first_release = models.PositiveIntegerField(null=True, blank=True, editable=False)

    objects = SkillQuerySet.as_manager()

    class Meta(Ordered.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(retired=True),
                name="skill_merged_is_retired",
                violation_error_message="A merged skill must be retired as well.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="skill_not_merged_into_itself",
                violation_error_message="A skill cannot be merged into itself.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class SkillAlias(Ordered):
    """Another name under which people look for the skill."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="aliases")
    name = name_field("People who search for this find the skill.")

    class Meta(Ordered.Meta):
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = (
            models.UniqueConstraint(fields=("skill", "name"), name="alias_once_per_skill"),
        )

    def __str__(self) -> str:
        return self.name


class SkillReference(Reference):
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="references")

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = "reference"


class CanDo(models.Model):
    """The statement that anchors one level of one skill."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="can_dos")
    level = number_field("The level that the sentence describes.")
    statement = sentence_field("Begins with “You can”, and names something one can watch.")
    hours = models.PositiveSmallIntegerField(
        default=0, help_text="Hours this level usually takes from the one below."
    )

    class Meta:
        ordering = ("level",)
        verbose_name = "can-do"
        constraints = (
            models.UniqueConstraint(fields=("skill", "level"), name="one_can_do_per_level"),
            models.CheckConstraint(
                condition=in_range("level", levels.ASKABLE_LEVELS),
                name="can_do_level_in_scale",
                violation_error_message="A can-do anchors a level from 1 to 4.",
            ),
            models.CheckConstraint(
                condition=Q(hours__lte=levels.MAX_HOURS),
                name="can_do_hours_in_range",
                violation_error_message=f"Hours must be at most {levels.MAX_HOURS}.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.skill} at {self.level}"


class Prerequisite(Ordered):
    """Reaching `at_level` of `skill` leans on `requires` at `level`."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="requires")
    at_level = number_field("To reach this level of the skill ...")
    requires = models.ForeignKey(
        Skill,
        on_delete=models.PROTECT,
        related_name="required_by",
        help_text="... one needs this other skill ...",
    )
    level = number_field("... at this level.")
    reason = sentence_field("Why the one leans on the other. Members read it.")
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="Who says so, if it is not our own judgement.",
    )

    class Meta(Ordered.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("skill", "at_level", "requires"), name="prerequisite_once_per_level"
            ),
            models.CheckConstraint(
                condition=~Q(requires=F("skill")),
                name="no_skill_its_own_prerequisite",
                violation_error_message="A skill cannot be its own prerequisite.",
            ),
            models.CheckConstraint(
                condition=in_range("level", levels.ASKABLE_LEVELS)
                & in_range("at_level", levels.ASKABLE_LEVELS),
                name="prerequisite_levels_in_scale",
                violation_error_message="A prerequisite names levels from 1 to 4.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.skill} at {self.at_level} leans on {self.requires} at {self.level}"


class Resource(Ordered):
    """Something to learn the skill from."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="resources")
    title = name_field("What the course, book or page calls itself.")
    url = url_field("Where members find it.", blank=False)
    provider = name_field("Who offers it.", blank=True)
    free = models.BooleanField(default=True, help_text="All of it can be used without paying.")
    stated_hours = name_field("As its provider states them, such as “24” or “48–60”.", blank=True)
    hours_basis = sentence_field("Who says so, and how it was counted.")

    def __str__(self) -> str:
        return self.title
