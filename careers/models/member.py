"""What a member says: ratings now, every change of them, and a goal."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from careers.domain import levels
from careers.models.base import in_range
from careers.models.role import Role
from careers.models.skill import Skill


class Rating(models.Model):
    """A member's own level for a skill, now. `level` is null once it was cleared.

    The row stays when cleared, because clearing is the newest thing the member said of the
    skill, and a merge of skills counts the newest. UNIQUE(member, skill) is the index of
    every look-up, so neither key carries one of its own.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="ratings",
        db_index=False,
    )
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, related_name="ratings", db_index=False
    )
    level = models.PositiveSmallIntegerField(null=True)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "skill"), name="one_rating_per_skill"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | in_range("level", levels.LEVELS),
                name="rating_level_in_scale",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.skill_id} at {self.level}"


class RatingEvent(models.Model):
    """One change, clearing or confirmation (old = new) of a rating. Never overwritten."""

    SOURCES = (
        ("web", "Rating page"),
        ("undo", "Undo"),
        ("import", "Import"),
        ("api", "API"),
        ("roadmap", "Roadmap"),
        ("try", "Tried before signing in"),
    )

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="rating_events",
        db_index=False,
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="rating_events")
    old_level = models.PositiveSmallIntegerField(null=True)
    new_level = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=SOURCES)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("member", "-at"), name="event_by_member_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=(Q(old_level__isnull=True) | in_range("old_level", levels.LEVELS))
                & (Q(new_level__isnull=True) | in_range("new_level", levels.LEVELS)),
                name="event_levels_in_scale",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.skill_id} {self.old_level} to {self.new_level}"


class Goal(models.Model):
    """The role a member is heading for, and the pace: hours a week, from when, until when."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="goal"
    )
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="goals")
    set_at = models.DateTimeField()
    hours_per_week = models.PositiveSmallIntegerField(
        default=levels.USUAL_HOURS_A_WEEK, db_default=levels.USUAL_HOURS_A_WEEK
    )
    start_on = models.DateField(null=True)
    """None: from the day on which somebody looks."""
    target_on = models.DateField(null=True)
    weeks_off = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    """A day of each week in which nothing is done, as ISO dates."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=in_range(
                    "hours_per_week",
                    range(levels.MIN_HOURS_A_WEEK, levels.MAX_HOURS_A_WEEK + 1),
                ),
                name="goal_hours_in_range",
            ),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True)
                | Q(target_on__isnull=True)
                | Q(target_on__gt=F("start_on")),
                name="goal_target_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.role_id}"


class FitResult(models.Model):
    """What a member was told when they answered the fit statements of a release: a record,
    which a later release does not change."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="fit_results"
    )
    release = models.PositiveIntegerField()
    answers = models.JSONField()
    """Statement slug to -2 .. 2."""
    outcome = models.CharField(max_length=8)
    roles = models.JSONField()
    """Slugs of the roles that were named."""
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ("-taken_at", "-id")

    def __str__(self) -> str:
        return f"{self.member_id}: {self.outcome} at {self.taken_at}"


class RoadmapChoices(models.Model):
    """What a member chose by hand on the way to a role: see careers.domain.roadmap.choices.

    The role is named by its slug, as everything within `made` is: a release that knows one of
    them no longer takes nothing away.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="roadmap_choices",
        db_index=False,
    )
    role = models.SlugField(max_length=80, db_index=False)
    made = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "role"), name="one_roadmap_per_role"),
        )

    def __str__(self) -> str:
        return f"{self.member_id}: {self.role}"
