"""What every row has that is opened by a secret address: see careers.tokens."""

from django.conf import settings
from django.db import models

from careers import tokens
from careers.domain.sharing import MAX_LABEL
from careers.models.base import no_null


class SecretLink(models.Model):
    """Open until `ends_at`, unless revoked before. Who opens it is not kept.

    `made_from` is a hash of the form that made it, in which there is a random mark: one sent
    twice makes one row.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    digest = models.CharField(max_length=tokens.DIGEST_LENGTH, unique=True)
    """Of the token."""
    label = models.CharField(max_length=MAX_LABEL, validators=[no_null])
    """For the member alone."""
    made_from = models.CharField(max_length=tokens.DIGEST_LENGTH)
    created_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return f"{self.member_id}: {self.label}"
