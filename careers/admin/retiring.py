"""The pages that retire a skill or a role, merge a skill into another, and bring them back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from careers.actions import retire
from careers.admin import mentions
from careers.admin.desk import desk_page, show
from careers.domain.levels import FEWEST
from careers.models import Role, Skill

UNKNOWN = "The form came without what it was about to do. Choose again."


class TargetForm(forms.Form):
    """Which skill takes over, among those that stay."""

    into = forms.ModelChoiceField(
        Skill.objects.none(),
        label="Merge into",
        error_messages={"required": "Choose the skill that takes over.",
                        "invalid_choice": "Choose a skill that stays."},
    )  # fmt: skip

    def __init__(self, skill: Skill, *args: Any) -> None:
        super().__init__(*args)
        field: Any = self.fields["into"]
        field.queryset = Skill.objects.live().exclude(pk=skill.pk).order_by("name")


@desk_page("careers.change_skill")
def skill(request: HttpRequest, object_id: int) -> HttpResponse:
    """GET with ?into= shows what merging into that skill would do."""
    row = get_object_or_404(Skill.objects.select_related("merged_into"), pk=object_id)
    if request.method == "POST":
        return _decided(request, row, _skill_deed(request, row), _skill_page)
    return _skill_page(request, row)


def _skill_deed(request: HttpRequest, row: Skill) -> Callable[[], Any] | None:
    """What the form asks for, as something to call."""
    target = TargetForm(row, request.POST)
    deeds: dict[str | None, Callable[[], Any]] = {
        "retire": lambda: retire.retire_skill(skill_id=row.pk),
        "back": lambda: retire.bring_back_skill(skill_id=row.pk),
    }
    if target.is_valid():
        into = target.cleaned_data["into"].pk
        repoint = "repoint" in request.POST
        deeds["merge"] = lambda: retire.merge_skill(skill_id=row.pk, into_id=into, repoint=repoint)
    return deeds.get(request.POST.get("do"))


def _skill_page(
    request: HttpRequest, row: Skill, refusal: str = "", status: int = 200
) -> HttpResponse:
    target = TargetForm(row, request.GET if "into" in request.GET else None)
    into = target.cleaned_data["into"] if target.is_valid() else None
    rated = row.ratings.filter(level__isnull=False).count()
    shown = row.evidence.values("member").distinct().count()
    return show(
        request,
        "admin/careers/retire.html",
        f"Bring back “{row}”" if row.retired else f"Retire or merge “{row}”",
        status=400 if target.errors else status,
        row=row,
        opts=Skill._meta,
        refusal=refusal,
        mentions=mentions.of_skill(row, into),
        members=f"{_members(rated)} rated it. {_members(shown)} attached evidence to it.",
        target=target,
        into=into,
        followers=row.merged_from.all(),
    )


@desk_page("careers.change_role")
def role(request: HttpRequest, object_id: int) -> HttpResponse:
    row = get_object_or_404(Role, pk=object_id)
    if request.method != "POST":
        return _role_page(request, row)
    deeds: dict[str | None, Callable[[], Any]] = {
        "retire": lambda: retire.retire_role(role_id=row.pk),
        "back": lambda: retire.bring_back_role(role_id=row.pk),
    }
    return _decided(request, row, deeds.get(request.POST.get("do")), _role_page)


def _role_page(
    request: HttpRequest, row: Role, refusal: str = "", status: int = 200
) -> HttpResponse:
    return show(
        request,
        "admin/careers/retire.html",
        f"Bring back “{row}”" if row.retired else f"Retire “{row}”",
        status=status,
        row=row,
        opts=Role._meta,
        refusal=refusal,
        mentions=mentions.of_role(row),
        members=f"{_members(row.goals.count())} chose it as their goal.",
    )


def _decided(
    request: HttpRequest,
    row: Any,
    deed: Callable[[], Any] | None,
    page: Callable[..., HttpResponse],
) -> HttpResponse:
    if deed is None:
        return page(request, row, UNKNOWN, 400)
    try:
        with transaction.atomic():
            done = deed()
            sentence = _said(done)
            admin.site.get_model_admin(type(row)).log_change(request, done, sentence)
    except retire.Refused as refusal:
        return page(request, row, str(refusal), 409)
    messages.success(request, f"{sentence} Members see it once that is published.")
    return redirect(f"admin:careers_{row._meta.model_name}_change", row.pk)


def _said(row: Any) -> str:
    """For the log and for the editor."""
    if not row.retired:
        return f"“{row}” is back."
    target = getattr(row, "merged_into", None)
    return f"“{row}” is merged into “{target}”." if target else f"“{row}” is retired."


def _members(count: int) -> str:
    """How many, without telling of fewer than five."""
    if 0 < count < FEWEST:
        return f"Fewer than {FEWEST} members"
    return f"{count} members" if count else "No member"
