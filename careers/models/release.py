"""A published catalogue, frozen; the one row that whoever changes the next one holds; and the
looks at what publishing it would change for members."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from careers.models.base import sentence_field


class Release(models.Model):
    """Immutable: `document` holds the exact bytes (UTF-8) that `sha256` was taken of.

    Rows are written by `careers.actions.publish` only, and never edited or deleted.
    """

    number = models.PositiveIntegerField(unique=True)
    schema_version = models.PositiveSmallIntegerField()
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    note = sentence_field("What changed, for other editors and for members.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )
    published_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Release"]] = models.Manager()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"Release {self.number}"


class WorkingCopy(models.Model):
    """A single row, held by whoever changes or publishes the working copy, so that two never
    do at once. `changes` counts how often that was."""

    ONLY = 1

    changes = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_working_copy"),)

    def __str__(self) -> str:
        return f"after {self.changes} changes"


class EffectPreview(models.Model):
    """One look at the effect of publishing: who, when, of which content against which release,
    and what they were shown. Written by `careers.effects.preview`, and never changed. The
    content itself is kept, since nothing else keeps what was looked at and not published."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField()
    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, help_text="None before the first release."
    )
    sha256 = models.CharField("content (SHA-256)", max_length=64)
    document = models.TextField(
        default="", help_text="The content. Empty for looks from before it was kept."
    )
    shown = models.JSONField()

    class Meta:
        ordering = ("-at", "-id")
        # Only who may do anything may see it: there is no right to give.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} UTC"
