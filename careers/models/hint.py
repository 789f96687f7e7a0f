"""What a member told Crosswalk not to mention again."""

from django.conf import settings
from django.db import models


class HintAside(models.Model):
    """A hint put aside: its key (careers.domain.hints) changes with what it speaks of, so a
    new reason for it is told again."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="hints_aside",
        db_index=False,
    )
    key = models.CharField(max_length=16, db_index=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "hints put aside"
        constraints = (
            models.UniqueConstraint(fields=("member", "key"), name="hint_put_aside_once"),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.key}"
