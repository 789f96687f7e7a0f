"""What the rows of the working copy share: an order, a slug, honest text fields."""

from django.core.validators import ProhibitNullCharactersValidator, RegexValidator
from django.db import models

from careers.domain import levels
from careers.domain.fields import SLUG_PATTERN

no_null = ProhibitNullCharactersValidator()
slug_shape = RegexValidator(
    SLUG_PATTERN, "Use small letters, digits and single hyphens, such as “model-serving”."
)


def in_range(field: str, values: range | tuple[int, ...]) -> models.Q:
    """The check that `field` lies between the ends of `values`, both included."""
    return models.Q(**{f"{field}__gte": min(values), f"{field}__lte": max(values)})


def name_field(help_text: str = "", *, blank: bool = False) -> "models.CharField[str, str]":
    return models.CharField(
        max_length=levels.MAX_NAME, blank=blank, validators=[no_null], help_text=help_text
    )


def sentence_field(help_text: str = "") -> "models.CharField[str, str]":
    return models.CharField(
        max_length=levels.MAX_SENTENCE, blank=True, validators=[no_null], help_text=help_text
    )


def text_field(help_text: str = "") -> "models.TextField[str, str]":
    return models.TextField(
        max_length=levels.MAX_TEXT, blank=True, validators=[no_null], help_text=help_text
    )


def slug_field(*, unique: bool = True) -> "models.SlugField[str, str]":
    return models.SlugField(
        max_length=80,
        unique=unique,
        validators=[slug_shape],
        help_text="The name in addresses and files. Permanent once published.",
    )


def url_field(help_text: str = "", *, blank: bool = True) -> "models.URLField[str, str]":
    return models.URLField(max_length=500, blank=blank, help_text=help_text)


def number_field(help_text: str = "") -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(help_text=help_text)


class Ordered(models.Model):
    """Rows are read by (position, id); two rows may share a position."""

    position = models.PositiveIntegerField(
        default=0, help_text="Lower comes first. Equal numbers keep the order of creation."
    )

    class Meta:
        abstract = True
        ordering = ("position", "id")
