"""What one person is asked to say of a member's skills, and what they said."""

from django.db import models
from django.db.models import Q

from careers.domain import levels
from careers.domain.review import MAX_MESSAGE, MAX_PERSON, MAX_RELATION, MAX_WORDS
from careers.models.base import in_range, no_null
from careers.models.evidence import Evidence
from careers.models.secret import SecretLink
from careers.models.skill import Skill


class ReviewRequest(SecretLink):
    """Asked of whoever is given the address, and answered once, or declined. What was
    answered is never changed; `name` is how the member wants to be called there."""

    name = models.CharField(max_length=MAX_PERSON, validators=[no_null])
    message = models.TextField(max_length=MAX_MESSAGE, blank=True, validators=[no_null])
    answered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    reviewer = models.CharField(max_length=MAX_PERSON, blank=True, validators=[no_null])
    relation = models.CharField(max_length=MAX_RELATION, blank=True, validators=[no_null])
    """How the reviewer knows the member."""

    class Meta(SecretLink.Meta):
        constraints = (
            models.UniqueConstraint(fields=("member", "made_from"), name="one_request_per_form"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(declined_at__isnull=True),
                name="request_answered_or_declined",
            ),
        )


class ReviewedSkill(models.Model):
    """One skill of a request. `skill_name` and `own_level` are as they were when it was
    asked, `statement` is the can-do that the reviewer chose: all stay readable whatever
    becomes of the skill. With `evidence` the member lets it count; taking that back leaves
    the review as it is."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="reviews")
    skill_name = models.CharField(max_length=levels.MAX_NAME)
    own_level = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(null=True)
    """None: not answered, or "I cannot say"."""
    level_name = models.CharField(max_length=levels.MAX_NAME, blank=True)
    statement = models.TextField(blank=True)
    words = models.TextField(max_length=MAX_WORDS, blank=True, validators=[no_null])
    evidence = models.OneToOneField(
        Evidence, on_delete=models.SET_NULL, null=True, related_name="review"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("request", "skill"), name="skill_once_a_request"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | in_range("level", levels.LEVELS),
                name="reviewed_level_in_scale",
            ),
            models.CheckConstraint(
                condition=in_range("own_level", levels.LEVELS), name="own_level_in_scale"
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id}: {self.skill_name}"
