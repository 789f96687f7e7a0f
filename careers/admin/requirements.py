"""A requirement: the skills any of which meets it, and the facts that back it."""

from collections import Counter
from operator import attrgetter
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from careers.actions.sync import sync
from careers.admin.base import CatalogueAdmin, Inline
from careers.admin.fields import AutocompleteMany, Many
from careers.admin.published import requirement_slugs
from careers.admin.rows import Nesting, Rows
from careers.domain.catalogue import any_of
from careers.domain.levels import MAX_OPTIONS, MAX_WEIGHT, MIN_WEIGHT
from careers.models import Finding, Requirement, RequirementOption, Skill

NO_OPTION = "Choose the skill, or the skills any of which will do."
TOO_MANY = f"A requirement has at most {MAX_OPTIONS} skills."
UNNAMED = " Left empty, it is made of the skills."


class OptionsField(Many):
    """Skills in the order in which they were chosen."""

    def __init__(self) -> None:
        skill = RequirementOption._meta.get_field("skill")
        super().__init__(
            Skill.objects.all(),
            label="Any one of",
            widget=AutocompleteMany(skill, admin.site),
            error_messages={"required": NO_OPTION},
            help_text="The skill that is asked for. Of several, any one will do: they are "
            "named in the order in which you choose them.",
        )

    def clean(self, value: Any) -> Any:
        """Raises ValidationError for no skill, or too many."""
        chosen = super().clean(value)
        places = {str(key): place for place, key in enumerate(dict.fromkeys(value))}
        if len(places) > MAX_OPTIONS:
            raise ValidationError(TOO_MANY)
        return sorted(chosen, key=lambda skill: places[str(skill.pk)])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(key) for key in initial or ()] != [str(key) for key in data or ()]


class RequirementForm(Nesting):
    """A requirement with its options. Left without a slug, it is named after them."""

    options = OptionsField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["options"] = [option.skill_id for option in self.instance.options.all()]
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text += UNNAMED

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("slug") == "" and cleaned.get("options"):
            whole = "-or-".join(skill.slug for skill in cleaned["options"])
            cleaned["slug"] = whole[: self.fields["slug"].max_length].strip("-")  # type: ignore[attr-defined]
        return cleaned

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if "options" in self.changed_data:
            sync(
                RequirementOption.objects.filter(requirement=self.instance),
                {skill.pk: {"skill_id": skill.pk} for skill in self.cleaned_data["options"]},
                key=attrgetter("skill_id"),
                tally=Counter(),
                parent={"requirement": self.instance},
            )

    @property
    def heading(self) -> str:
        """ "SQL · 3 Practitioner · weight 4 · must-have" """
        row = self.instance
        if row.pk is None:
            return "New requirement"
        names = dict(self.fields["level"].choices)  # type: ignore[attr-defined]
        facts = [asks(row), names.get(row.level, str(row.level)), f"weight {row.weight}"]
        return " · ".join([*facts, *(["must-have"] if row.must_have else [])])


def asks(row: Requirement) -> str:
    names = [option.skill.name for option in row.options.all()]
    return any_of(names) if names else "no skill yet"


class WithOptions(admin.options.BaseModelAdmin[Requirement]):
    """What the form's field of this name holds, for whoever may only look."""

    @admin.display(description="Any one of")
    def options(self, row: Requirement) -> str:
        return asks(row)


class FindingInline(Inline):
    model = Finding
    fields = ("source", "text", "position")
    required = ("text",)
    verbose_name = "piece of evidence"
    verbose_name_plural = "evidence"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        return super().get_queryset(request).select_related("source")


class RequirementRows(Rows):
    """The slug of a published requirement stays: members' records and plans name it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permanent = requirement_slugs(self.instance) if self.instance.pk else frozenset()

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "slug" in form.fields and form.instance.pk and form.instance.slug in self.permanent:
            form.fields["slug"].disabled = True


class RequirementInline(WithOptions, Inline):
    """The requirements on a role's page, each with its options and its evidence."""

    model = Requirement
    form = RequirementForm
    formset = RequirementRows
    nested = (FindingInline,)
    template = "admin/careers/nesting.html"
    fields = (
        "options",
        ("level", "weight", "must_have", "headline"),
        "reason",
        ("slug", "position"),
    )
    level_fields = ("level",)
    ranges = {"weight": (MIN_WEIGHT, MAX_WEIGHT)}

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if obj else 6

    def get_queryset(self, request: HttpRequest) -> QuerySet[Requirement]:
        rows: QuerySet[Requirement] = super().get_queryset(request)
        return rows.select_related("role").prefetch_related("options__skill", "findings__source")


@admin.register(Requirement)
class RequirementAdmin(WithOptions, CatalogueAdmin):
    form = RequirementForm
    list_display = ("asks", "role", "level", "weight", "must_have", "position")
    list_editable = ("position",)
    list_filter = ("role", "must_have", "headline", "level")
    list_select_related = ("role",)
    ordering = ("role__position", "role_id", "position", "id")
    search_fields = ("slug", "reason", "options__skill__name")
    level_fields = ("level",)
    ranges = {"weight": (MIN_WEIGHT, MAX_WEIGHT)}
    inlines = (FindingInline,)
    fieldsets: ClassVar[Any] = (
        (
            None,
            {"fields": ("role", "options", ("level", "weight", "must_have", "headline"), "reason")},
        ),
        ("Its name in files, and where in the list", {"fields": (("slug", "position"),)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Requirement]:
        return super().get_queryset(request).prefetch_related("options__skill")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The slug is unique in its role: where one is fixed, so is the other."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "role") if "slug" in fixed else fixed

    @admin.display(description="any one of")
    def asks(self, row: Requirement) -> str:
        return asks(row)
