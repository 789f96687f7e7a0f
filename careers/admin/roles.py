"""A role on one page, with everything that hangs on it."""

import re
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from careers.admin.base import Inline
from careers.admin.grid import Comparison, Grid, Lifecycle
from careers.admin.kept import KeptAdmin
from careers.admin.published import permanent_roles
from careers.admin.requirements import RequirementInline
from careers.admin.responsibilities import ResponsibilityInline
from careers.admin.rows import Whole
from careers.admin.trials import TrialTaskInline
from careers.domain.fields import CODE_PATTERN
from careers.domain.levels import MAX_NAME
from careers.models import Demand, Role, RoleReference


class RoleForm(Whole):
    """A role with its cells in each of `grids`."""

    grids: ClassVar[tuple[type[Grid], ...]] = ()

    @cached_property
    def nested(self) -> tuple[Grid, ...]:
        data = self.data if self.is_bound else None
        return tuple(kind([self.instance], data) for kind in self.grids)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not re.fullmatch(CODE_PATTERN, code):
            raise ValidationError("A code is two to five capitals or digits, such as “MLE”.")
        return code

    def clean_glyph(self) -> str:
        glyph: str = self.cleaned_data["glyph"]
        other = Role.objects.live().filter(glyph=glyph).exclude(pk=self.instance.pk).first()
        if other:
            raise ValidationError(f"{other} has this glyph. Choose another.")
        return glyph

    def clean_work(self) -> str:
        work: str = self.cleaned_data["work"]
        if any(len(line.strip()) > MAX_NAME for line in work.splitlines()):
            raise ValidationError(f"A line has at most {MAX_NAME} characters.")
        return work


class ReferenceInline(Inline):
    model = RoleReference
    fields = ("scheme", "code", "url", "position")


class DemandInline(Inline):
    model = Demand
    fields = ("skill", "source", "percent", "position")
    ranges = {"percent": (0, 100)}
    autocomplete_fields = ("skill",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Demand]:
        return super().get_queryset(request).select_related("role", "skill", "source")


@admin.register(Role)
class RoleAdmin(KeptAdmin):
    form = RoleForm
    list_display = ("name", "slug", "code", "glyph", "retired", "first_release", "position")
    list_editable = ("position",)
    list_filter = ("retired",)
    search_fields = ("name", "slug", "code")
    slug_from = "name"
    markdown = ("summary", "works_with")
    inlines = (
        RequirementInline,
        ResponsibilityInline,
        TrialTaskInline,
        DemandInline,
        ReferenceInline,
    )
    fieldsets: ClassVar[Any] = (
        (
            None,
            {
                "fields": (
                    "name",
                    "slug",
                    ("short_name", "code"),
                    ("accent", "glyph"),
                    "one_line",
                    "focus",
                    "goal",
                    "start_with",
                    "objective",
                    "summary",
                    "works_with",
                    "work",
                    "position",
                )
            },
        ),
        (
            "Retire",
            {
                "fields": ("first_release", "retired"),
                "description": "A role that was published or is somebody’s goal is never "
                "deleted. “Retire”, at the top of this page, takes it out of the next release, "
                "and “Bring back” puts it in again.",
            },
        ),
    )

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """With the cells that this person may fill, empty or not."""
        form = super().get_form(request, obj, **kwargs)
        form.grids = tuple(grid for grid in (Comparison, Lifecycle) if may_fill(request, grid))
        return form

    def permanent(self, rows: QuerySet[Role]) -> QuerySet[Role]:
        return permanent_roles(rows)


def may_fill(request: HttpRequest, grid: type[Grid]) -> bool:
    name = grid.cells._meta.model_name
    return request.user.has_perms(
        [f"careers.{verb}_{name}" for verb in ("add", "change", "delete")]
    )
