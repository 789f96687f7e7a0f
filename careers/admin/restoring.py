"""The page that brings a release back into the working copy, once one has seen what it changes."""

from typing import Any, Final, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from careers import working_copy
from careers.actions.changing import ChangedMeanwhile
from careers.actions.restore import restore
from careers.actions.sync import Tally
from careers.admin.desk import desk_page, show
from careers.admin.differing import between, known_before
from careers.admin.findings import located
from careers.admin.published import permanent_roles, permanent_skills
from careers.domain.document import Document
from careers.domain.faults import DocumentError
from careers.domain.reading import stored
from careers.models import Release, Role, Skill

RIGHTS: Final = tuple(
    f"careers.{verb}_{model}" for model in ("role", "skill") for verb in ("add", "change", "delete")
)
"""Whoever may do all this may put another catalogue in place of the working copy."""
CHANGED: Final = (
    "Not restored: somebody changed the working copy meanwhile. Look at what restoring would "
    "change now, and decide again."
)


class RestoreForm(forms.Form):
    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)


class Fate(NamedTuple):
    """What becomes of skills and roles that only one of two versions has."""

    back: list[Skill | Role]
    retired: list[Skill | Role]
    deleted: list[Skill | Role]


@desk_page("careers.view_release", *RIGHTS)
def restoring(request: HttpRequest, number: int) -> HttpResponse:
    """What restoring would change and, after that, the restoring."""
    release = get_object_or_404(Release, number=number)
    form = RestoreForm(request.POST or None)
    if request.method != "POST":
        return _preview(request, release)
    if not form.is_valid():
        return _preview(request, release, refusal=CHANGED, status=400)
    try:
        tally = _restored(request, release, form.cleaned_data["shown"])
    except ChangedMeanwhile:
        return _changed_meanwhile(request, release)
    messages.success(request, f"{_said(release, tally)} Members see it once you publish.")
    return redirect("admin:careers_release_publish")


def _changed_meanwhile(request: HttpRequest, release: Release) -> HttpResponse:
    """By somebody else or, where a button was pressed twice, by the same decision."""
    if not _is_there(stored(release.document)):
        return _preview(request, release, refusal=CHANGED, status=409)
    messages.success(request, f"{release} is restored already. Members see it once you publish.")
    return redirect("admin:careers_release_publish")


def _is_there(document: Document) -> bool:
    try:
        return working_copy.read() == document
    except DocumentError:
        return False


@transaction.atomic
def _restored(request: HttpRequest, release: Release, shown: str) -> Tally:
    """Restored and logged, or neither."""
    tally = restore(release=release, shown=shown)
    log = admin.site.get_model_admin(Release)
    log.log_change(request, release, _said(release, tally))
    return tally


def _said(release: Release, tally: Tally) -> str:
    counts = ", ".join(f"{count} {what}" for what, count in sorted(tally.items()))
    return f"{release} is restored into the working copy ({counts or 'nothing changed'})."


def _preview(
    request: HttpRequest, release: Release, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    document = stored(release.document)
    context: dict[str, Any] = {
        "release": release,
        "refusal": refusal,
        "form": RestoreForm(initial={"shown": working_copy.mark()}),
        "fate": fate_of(document),
    }
    try:
        context["groups"] = between(working_copy.read(), document, known_before())
    except DocumentError as error:
        context["faults"] = located(error.faults)
    title = f"Restore release {release.number}"
    template = "admin/careers/release/restore.html"
    return show(request, template, title, status=status, **context)


def fate_of(document: Document) -> Fate:
    fate = Fate([], [], [])
    held = [skill.slug for skill in document.skills]
    _sort(Skill.objects.all(), held, permanent_skills, fate)
    _sort(Role.objects.all(), [role.slug for role in document.roles], permanent_roles, fate)
    return fate


def _sort(rows: QuerySet[Any], held: list[str], permanent: Any, fate: Fate) -> None:
    """By what importing does with them: retired where members' records may refer to them."""
    kept = set(permanent(rows).values_list("pk", flat=True))
    for row in rows:
        if row.retired and row.slug in held:
            fate.back.append(row)
        elif not row.retired and row.slug not in held:
            (fate.retired if row.pk in kept else fate.deleted).append(row)
