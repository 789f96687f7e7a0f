"""The level scale, the categories of skills, and the sources of facts."""

from django.db import models
from django.db.models import Q

from careers.domain import levels
from careers.models.base import (
    Ordered,
    in_range,
    name_field,
    sentence_field,
    slug_field,
    url_field,
)


class Level(models.Model):
    """The name of one of the five levels. Their numbers are fixed."""

    level = models.PositiveSmallIntegerField(unique=True, help_text="0 to 4. Fixed.")
    name = name_field("The word that members see for this level.")
    summary = sentence_field("What the level means for any skill. Level 0's is shown when rating.")

    class Meta:
        ordering = ("level",)
        constraints = (
            models.CheckConstraint(
                condition=in_range("level", levels.LEVELS),
                name="level_in_scale",
                violation_error_message="A level is a number from 0 to 4.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.level} {self.name}"


class CategoryQuerySet(models.QuerySet["Category"]):
    def live(self) -> "CategoryQuerySet":
        """Without those that stay only because retired skills belong to them."""
        live = self.filter(skills__retired=False)
        return self.filter(Q(skills__isnull=True) | Q(pk__in=live.values("pk"))).distinct()


class Category(Ordered):
    """A heading under which skills are rated and shown."""

    slug = slug_field()
    name = name_field("The heading that members see over its skills.")

    objects = CategoryQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name


class SourceQuerySet(models.QuerySet["Source"]):
    def live(self) -> "SourceQuerySet":
        """Without those that stay only because retired skills and roles name them."""
        named = Q(findings__isnull=False) | Q(demand__isnull=False) | Q(prerequisite__isnull=False)
        live = (
            Q(findings__requirement__role__retired=False)
            | Q(demand__role__retired=False)
            | Q(prerequisite__skill__retired=False)
        )
        return self.filter(
            ~Q(pk__in=self.filter(named).values("pk")) | Q(pk__in=self.filter(live).values("pk"))
        )


class Source(Ordered):
    """Where facts come from, with the licence and the notice that it asks for."""

    slug = slug_field()
    name = name_field("What the source calls itself. Shown on the page of sources.")
    publisher = name_field("Who publishes it.", blank=True)
    version = name_field("The edition or year that was used.", blank=True)
    url = url_field("Where it can be read.")
    licence = name_field("The licence by name, such as “CC BY 4.0”.", blank=True)
    licence_url = url_field("Where the licence can be read.")
    notice = sentence_field("The sentence that the licence requires, word for word.")
    used_for = sentence_field("What Crosswalk takes from it.")

    objects = SourceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Reference(Ordered):
    """The same thing in somebody else's taxonomy."""

    scheme = name_field("The taxonomy, such as O*NET-SOC or ESCO.")
    code = name_field("The number or code that it has there.")
    url = url_field("The page about it there.")

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"
