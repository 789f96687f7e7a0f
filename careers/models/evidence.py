"""What a member attaches to a skill at a level."""

from django.conf import settings
from django.db import models

from careers.domain import levels
from careers.domain.evidence import KIND_NAMES
from careers.models.base import in_range, no_null
from careers.models.skill import Skill
from careers.models.trial import TrialProgress


class Evidence(models.Model):
    """Of `level` (1-4) it shows that can-do of the skill. It counts through `expires_on`;
    None: for good. Taking it back deletes the row, and with it all that it did."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evidence"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="evidence")
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=tuple(KIND_NAMES.items()))
    title = models.CharField(max_length=levels.MAX_NAME, validators=[no_null])
    link = models.URLField(max_length=500, blank=True)
    note = models.TextField(max_length=2000, blank=True, validators=[no_null])
    dated_on = models.DateField()
    """The day that the member gives it: finished, awarded, written."""
    expires_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    declined = models.BooleanField(default=False, db_default=False)
    """Whether the member, asked, did not want to be rated by it."""
    trial = models.ForeignKey(
        TrialProgress, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )
    """The task that it came of: un-ticked, it goes again."""

    class Meta:
        ordering = ("-dated_on", "-id")
        verbose_name_plural = "evidence"
        constraints = (
            models.CheckConstraint(
                condition=in_range("level", levels.ASKABLE_LEVELS),
                name="evidence_level_in_scale",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__isnull=True)
                | models.Q(expires_on__gte=models.F("dated_on")),
                name="evidence_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("trial", "skill", "level"), name="evidence_once_per_trial"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.skill_id} at {self.level}"
