"""How roles differ by aspect, and who leads which stage of the lifecycle."""

from django.db import models

from careers.domain import levels
from careers.models.base import Ordered, in_range, name_field, sentence_field, slug_field
from careers.models.role import Role


class Aspect(Ordered):
    """One row of the comparison."""

    slug = slug_field()
    name = name_field("What is compared, such as “Main output”.")

    class Meta(Ordered.Meta):
        verbose_name_plural = "comparison aspects"

    def __str__(self) -> str:
        return self.name


class Cell(models.Model):
    aspect = models.ForeignKey(Aspect, on_delete=models.CASCADE, related_name="cells")
    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="aspect_cells",
        help_text="The role that the cell is about.",
    )
    text = name_field("What is true of the role, in a few words.", blank=True)

    class Meta:
        ordering = ("role__position", "role_id")
        constraints = (
            models.UniqueConstraint(fields=("aspect", "role"), name="one_cell_per_aspect_and_role"),
        )

    def __str__(self) -> str:
        return f"{self.aspect}, {self.role}"


class Stage(Ordered):
    """One stage of the lifecycle, first to last."""

    slug = slug_field()
    name = name_field("The stage, such as “Deployment”.")
    summary = sentence_field("What happens in this stage.")

    class Meta(Ordered.Meta):
        verbose_name_plural = "lifecycle stages"

    def __str__(self) -> str:
        return self.name


class Involvement(models.Model):
    """What a role does in a stage: the wording members read, and its strength."""

    RANKS = tuple(levels.RANK_NAMES.items())

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="cells")
    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="stage_cells",
        help_text="The role that the cell is about.",
    )
    rank = models.PositiveSmallIntegerField(
        choices=RANKS, help_text="How strongly the role takes part."
    )
    wording = name_field("Such as “Shares responsibility”.", blank=True)

    class Meta:
        ordering = ("role__position", "role_id")
        constraints = (
            models.UniqueConstraint(fields=("stage", "role"), name="one_cell_per_stage_and_role"),
            models.CheckConstraint(
                condition=in_range("rank", levels.RANKS),
                name="involvement_rank_in_scale",
                violation_error_message="A rank is a number from 0 to 3.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.stage}, {self.role}"
