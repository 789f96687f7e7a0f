"""A skill on one page: its names, can-dos, prerequisites and resources."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from careers.admin.base import Inline, StackedInline
from careers.admin.kept import KeptAdmin
from careers.admin.published import permanent_skills
from careers.admin.rows import Rows
from careers.domain.levels import ASKABLE_LEVELS, MAX_HOURS
from careers.domain.references import circle_in
from careers.models import (
    CanDo,
    Prerequisite,
    Resource,
    Skill,
    SkillAlias,
    SkillReference,
)

Edges = Mapping[str, tuple[str, ...]]


def circle_of(skill: Skill, edges: Edges, needs: tuple[str, ...]) -> list[str]:
    """The ids of a circle that begins and ends at `skill`, were `needs` its own edges; [] where
    there is none. Ids are text, and `edges` are those of all rows as they are stored."""
    own = str(skill.pk)
    circle = circle_in({own: needs, **{key: to for key, to in edges.items() if key != own}})
    if own not in circle:
        return []
    start = circle.index(own)
    return [*circle[start:-1], *circle[: start + 1]]


def named(circle: list[str]) -> str:
    """ "Docker → Kubernetes → Docker" """
    names = dict(Skill.objects.filter(pk__in=circle).values_list("pk", "name"))
    return " → ".join(names[int(pk)] for pk in circle)


class PrerequisiteRows(Rows):
    def clean(self) -> None:
        super().clean()
        wanted = {
            str(form.cleaned_data["requires"].pk): form
            for form in self.kept_forms()
            if form.cleaned_data.get("requires")
        }
        own = wanted.get(str(self.instance.pk))
        if own:
            own.add_error("requires", "A skill cannot be its own prerequisite.")
        elif wanted and self.instance.pk:
            self._refuse_circle(wanted)

    def _refuse_circle(self, wanted: dict[str, Any]) -> None:
        edges: dict[str, tuple[str, ...]] = {}
        for skill, needed in Prerequisite.objects.values_list("skill_id", "requires_id"):
            edges[str(skill)] = (*edges.get(str(skill), ()), str(needed))
        circle = circle_of(self.instance, edges, tuple(wanted))
        if circle:
            message = f"These prerequisites would run in a circle: {named(circle)}."
            wanted[circle[1]].add_error("requires", message)


class AliasInline(Inline):
    model = SkillAlias
    fields = ("name", "position")


class CanDoInline(Inline):
    model = CanDo
    fields = ("level", "statement", "hours")
    level_fields = ("level",)
    ranges = {"hours": (0, MAX_HOURS)}
    max_num = len(ASKABLE_LEVELS)


class PrerequisiteInline(StackedInline):
    model = Prerequisite
    formset = PrerequisiteRows
    fk_name = "skill"
    fields = (("at_level", "requires", "level"), "reason", ("source", "position"))
    level_fields = ("at_level", "level")
    autocomplete_fields = ("requires",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Prerequisite]:
        return super().get_queryset(request).select_related("skill", "requires")


class ResourceInline(StackedInline):
    model = Resource
    fields = (("title", "provider"), "url", ("stated_hours", "free"), "hours_basis", "position")


class ReferenceInline(Inline):
    model = SkillReference
    fields = ("scheme", "code", "url", "position")


@admin.register(Skill)
class SkillAdmin(KeptAdmin):
    list_display = ("name", "slug", "category", "kind", "retired", "first_release", "position")
    list_editable = ("position",)
    list_filter = ("category", "kind", "retired")
    list_select_related = ("category",)
    search_fields = ("name", "slug", "aliases__name")
    slug_from = "name"
    autocomplete_fields = ("category",)
    readonly_fields = (*KeptAdmin.readonly_fields, "merged_into")
    inlines = (AliasInline, CanDoInline, PrerequisiteInline, ResourceInline, ReferenceInline)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("name", "slug", "category", "kind", "summary", "position")}),
        (
            "Retire or merge",
            {
                "fields": ("first_release", "retired", "merged_into"),
                "description": "A skill that was published or rated is never deleted: members’ "
                "records refer to it. “Retire or merge”, at the top of this page, takes it out "
                "of the next release, and “Bring back” puts it in again.",
            },
        ),
    )

    def permanent(self, rows: QuerySet[Skill]) -> QuerySet[Skill]:
        return permanent_skills(rows)
