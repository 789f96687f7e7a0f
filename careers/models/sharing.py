"""Links by which a member shows chosen parts of their record to others."""

from django.db import models

from careers.models.secret import SecretLink


class ShareLink(SecretLink):
    """How often it was opened is kept, and not by whom."""

    parts = models.JSONField()
    """Keys of careers.domain.sharing."""
    shows_name = models.BooleanField()
    opened = models.PositiveIntegerField(default=0)

    class Meta(SecretLink.Meta):
        constraints = (
            models.UniqueConstraint(fields=("member", "made_from"), name="one_link_per_form"),
        )
