"""Links by which a member shows chosen parts of their record to others."""

from django.conf import settings
from django.db import models

from careers.domain.sharing import MAX_LABEL
from careers.models.base import no_null
from careers.tokens import DIGEST_LENGTH


class ShareLink(models.Model):
    """Open until `ends_at`, unless revoked before. Who opens it is not kept, only how often.

    `made_from` is a hash of the form that made it, in which there is a random mark: one sent
    twice makes one link.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="share_links"
    )
    digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    """Of the token: see careers.tokens."""
    label = models.CharField(max_length=MAX_LABEL, validators=[no_null])
    """For the member alone."""
    parts = models.JSONField()
    """Keys of careers.domain.sharing."""
    shows_name = models.BooleanField()
    made_from = models.CharField(max_length=DIGEST_LENGTH)
    created_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("member", "made_from"), name="one_link_per_form"),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.label}"
