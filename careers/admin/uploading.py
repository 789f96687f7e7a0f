"""The way of a file into the working copy: chosen, looked at, decided."""

from typing import Any, Final, NamedTuple, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.models import User
from careers import working_copy
from careers.actions.bring_in import CATALOGUE, bring_in, keep, plan
from careers.actions.changing import ChangedMeanwhile
from careers.actions.sync import Tally
from careers.admin.desk import show
from careers.admin.differing import LONGEST, between, known_before
from careers.admin.findings import Finding, located
from careers.admin.restoring import fate_of
from careers.domain.differences.shapes import Group, cut
from careers.domain.document import Document
from careers.domain.faults import DocumentError, Fault
from careers.domain.reading import decode
from careers.models import Upload, WorkingCopy
from careers.tables.workbook import as_csv, is_workbook

MOST_FAULTS: Final = 100
"""Faults of a file that one page lists."""
LONGEST_NAME: Final = 100
CHANGED: Final = (
    "Nothing was imported: somebody changed the working copy after you opened this page. Look at "
    "what the file would change now, and decide again."
)
GONE: Final = (
    "Nothing was imported: this file is not kept any more, because you chose another one or "
    "waited for a day. Choose it again."
)


class UploadForm(forms.Form):
    """A file of `kind`."""

    file = forms.FileField(label="File", error_messages={"required": "Choose a file first."})
    kind = CATALOGUE


class DecisionForm(forms.Form):
    """`upload` is the SHA-256 of the file, and `shown` the mark of the working copy, that the
    editor saw."""

    upload = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    shown = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class Place(NamedTuple):
    """The page that a kind of file comes in by."""

    route: str
    title: str
    template: str
    form: type[UploadForm]


def answer(request: HttpRequest, place: Place) -> HttpResponse:
    """The page to choose a file at; what the chosen one would change; the change itself."""
    if request.method != "POST":
        return _start(request, place)
    if "shown" in request.POST:
        return _decided(request, place)
    form = place.form(request.POST, request.FILES)
    if not form.is_valid():
        return _start(request, place, form=form, status=400)
    try:
        return _looked_at(request, place, form)
    except DocumentError as error:
        return _start(request, place, form=form, faults=error.faults, status=400)


def _looked_at(request: HttpRequest, place: Place, form: UploadForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    upload = keep(
        author=cast("User", request.user),
        kind=form.kind,
        name="".join(char for char in file.name if char.isprintable())[:LONGEST_NAME],
        text=_sound(form.kind, file.read()),
        now=timezone.now(),
    )
    return _preview(request, place, upload)


def _sound(kind: str, data: bytes) -> str:
    """Nothing is kept of a file that cannot be brought in. A workbook is kept as CSV."""
    text = as_csv(data) if kind != CATALOGUE and is_workbook(data) else decode(data)
    plan(kind=kind, text=text)
    return text


def _decided(request: HttpRequest, place: Place) -> HttpResponse:
    form = DecisionForm(request.POST)
    sha256 = form.cleaned_data.get("upload") if form.is_valid() else None
    upload = _kept(request, sha256)
    if upload is None:
        return _start(request, place, refusal=GONE, status=409)
    if upload.brought_in_at:
        return _start(request, place, done=upload)
    try:
        said = _brought_in(request, upload, form.cleaned_data["shown"])
    except ChangedMeanwhile:
        return _changed_meanwhile(request, place, upload)
    messages.success(request, f"{said} Members see it once you publish.")
    return redirect("admin:index")


def _kept(request: HttpRequest, sha256: str | None) -> Upload | None:
    return Upload.objects.filter(author=request.user.pk, sha256=sha256).first()


def _changed_meanwhile(request: HttpRequest, place: Place, upload: Upload) -> HttpResponse:
    """By somebody else or, where a button was pressed twice, by the same decision."""
    again = Upload.objects.filter(pk=upload.pk, sha256=upload.sha256).first()
    if again and again.brought_in_at:
        return _start(request, place, done=again)
    try:
        return _preview(request, place, upload, refusal=CHANGED, status=409)
    except DocumentError as error:  # a table that the other change left no place for
        return _start(request, place, refusal=CHANGED, faults=error.faults, status=409)


@transaction.atomic
def _brought_in(request: HttpRequest, upload: Upload, shown: str) -> str:
    """Imported and logged, or neither."""
    said = _said(upload, bring_in(upload=upload, shown=shown, now=timezone.now()))
    person = cast("User", request.user)
    LogEntry.objects.log_actions(
        person.pk, WorkingCopy.objects.all(), CHANGE, said, single_object=True
    )
    return said


def _said(upload: Upload, tally: Tally) -> str:
    counts = ", ".join(f"{count} {what}" for what, count in sorted(tally.items()))
    return f"“{upload.name}” is imported ({counts or 'nothing changed'})."


def _start(
    request: HttpRequest,
    place: Place,
    *,
    form: UploadForm | None = None,
    faults: tuple[Fault, ...] = (),
    refusal: str = "",
    done: Upload | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form or place.form(),
        "done": done,
        "place": place,
        "faults": [Finding(one, one.path or "The file") for one in faults[:MOST_FAULTS]],
        "faults_left_out": max(0, len(faults) - MOST_FAULTS),
        "refusal": refusal,
    }
    return show(request, place.template, place.title, status=status, **context)


def _preview(
    request: HttpRequest, place: Place, upload: Upload, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    # The mark comes first: what changes while the rest is read is noticed at the decision.
    seen = {"shown": working_copy.mark(), "upload": upload.sha256}
    found = plan(kind=upload.kind, text=upload.text)
    context: dict[str, Any] = {
        "place": place,
        "upload": upload,
        "refusal": refusal,
        "form": DecisionForm(initial=seen),
        "plan": found,
        "replaces": upload.kind == CATALOGUE,
    }
    if upload.kind == CATALOGUE:
        context |= _replaced(found.document)
    elif found.changes:
        context["groups"] = cut([Group(upload.kind.capitalize(), found.changes)], LONGEST)
    template = "admin/careers/exchange/preview.html"
    return show(request, template, f"Import “{upload.name}”", status=status, **context)


def _replaced(document: Document) -> dict[str, Any]:
    """What a catalogue puts in place of what, or why that cannot be told."""
    fate = fate_of(document)
    try:
        return {"fate": fate, "groups": between(working_copy.read(), document, known_before())}
    except DocumentError as error:
        return {"fate": fate, "faults": located(error.faults)}
