"""Choosing a role, and the way from one to another."""

from django.db import models
from django.db.models import F, Q

from careers.domain import levels
from careers.models.base import Ordered, name_field, sentence_field, slug_field, text_field
from careers.models.role import Role
from careers.models.skill import Skill


class FitStatement(Ordered):
    """A statement to agree or disagree with."""

    slug = slug_field()
    text = sentence_field("In the first person, such as “I enjoy ...”.")

    def __str__(self) -> str:
        return self.text


class FitWeight(models.Model):
    """How strongly agreeing pulls towards a role."""

    statement = models.ForeignKey(FitStatement, on_delete=models.CASCADE, related_name="weights")
    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="fit_weights",
        help_text="The role that agreeing speaks for.",
    )
    weight = models.PositiveSmallIntegerField(help_text="0 (not at all) to 3 (strongly).")

    class Meta:
        ordering = ("role__position", "role_id")
        constraints = (
            models.UniqueConstraint(fields=("statement", "role"), name="one_fit_weight_per_role"),
            models.CheckConstraint(
                condition=Q(weight__lte=levels.MAX_FIT_WEIGHT),
                name="fit_weight_in_range",
                violation_error_message="A weight is a number from 0 to 3.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.statement}: {self.role} {self.weight}"


class TransitionQuerySet(models.QuerySet["Transition"]):
    def live(self) -> "TransitionQuerySet":
        """The transitions that the next release will hold."""
        return self.filter(to_role__retired=False).exclude(from_role__retired=True)


class Transition(Ordered):
    """What an editor has to say of one crossing. No origin means starting out."""

    from_role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="ways_out",
        help_text="The role that people come from.",
    )
    to_role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="ways_in",
        help_text="The role that they go to.",
    )
    summary = text_field("Markdown.")

    objects = TransitionQuerySet.as_manager()

    class Meta(Ordered.Meta):
        constraints = (
            models.UniqueConstraint(fields=("from_role", "to_role"), name="one_transition_a_pair"),
            models.UniqueConstraint(
                fields=("to_role",),
                condition=Q(from_role__isnull=True),
                name="one_transition_from_start",
            ),
            models.CheckConstraint(
                condition=Q(from_role__isnull=True) | ~Q(from_role=F("to_role")),
                name="transition_goes_somewhere",
                violation_error_message="A transition leads to another role.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_role or 'Starting out'} to {self.to_role}"


class TransitionStage(Ordered):
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="stages")
    name = name_field("What to do first, next and last on the way, in a few words.")
    reason = sentence_field("Why this comes here.")
    skills = models.ManyToManyField(
        Skill,
        related_name="transition_stages",
        blank=True,
        help_text="The skills to work on in this stage.",
    )

    def __str__(self) -> str:
        return self.name
