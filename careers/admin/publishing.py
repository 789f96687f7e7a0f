"""The page that publishes the working copy, once one has seen what that changes."""

from typing import Any, Final, cast

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.models import User
from careers.actions.changing import ChangedMeanwhile
from careers.actions.publish import (
    Candidate,
    NothingToPublish,
    PublishedMeanwhile,
    prepare,
    publish,
)
from careers.admin.desk import desk_page, show
from careers.admin.differing import between, known_before
from careers.admin.findings import located
from careers.domain.differences.shapes import Group
from careers.domain.document import Document
from careers.domain.effect_table import HEADINGS, RoleEffect
from careers.domain.faults import DocumentError
from careers.domain.levels import MAX_SENTENCE
from careers.domain.reading import stored
from careers.effects import preview
from careers.models import Release
from careers.text_fields import PlainText

REASONS: Final[dict[type[Exception], str]] = {
    DocumentError: "Not published: the working copy has faults. They are listed below.",
    NothingToPublish: "Not published: the working copy says what the current release says.",
    PublishedMeanwhile: "Not published: somebody else published meanwhile. Look at what the "
    "working copy would change now, and decide again.",
    ChangedMeanwhile: "Not published: somebody changed the working copy after you opened this "
    "page. Look at what publishing would change now, and decide again.",
}
EFFECT: Final = "effect"
NO_PROMISE: Final = "Not published: the form came without what it showed. Open this page again."
LOOK_AGAIN: Final = (
    "Somebody changed the working copy or published after you opened this page. Look at what "
    "publishing would change now."
)


class PublishForm(forms.Form):
    """`number` and `sha256` are the promise: what was shown is what will be published."""

    number = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    sha256 = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
    note = PlainText(
        label="What changed",
        max_length=MAX_SENTENCE,
        widget=forms.Textarea({"rows": 3, "cols": 60}),
        help_text="For other editors and for members. It cannot be changed later.",
        error_messages={"required": "Say in a sentence what changed."},
    )


@desk_page("careers.add_release")
def publishing(request: HttpRequest) -> HttpResponse:
    """What would change, what stands against it and, once nothing does, the note that
    publishes. Posted with action=effect it shows the effect on members as well."""
    if request.method != "POST":
        return _page(request, prepare())
    if request.POST.get("action") == EFFECT:
        return _with_effect(request)
    form = PublishForm(request.POST)
    if not form.is_valid():
        refusal = "" if list(form.errors) == ["note"] else NO_PROMISE
        return _page(request, prepare(), form=form, refusal=refusal, status=400)
    try:
        release = _published(request, form)
    except tuple(REASONS) as error:
        return _refused(request, form, REASONS[type(error)])
    sentence = f"Release {release.number} is published. Every page shows it from now on."
    messages.success(request, sentence)
    return redirect("admin:careers_release_changelist")


def _refused(request: HttpRequest, form: PublishForm, refusal: str) -> HttpResponse:
    """Unless the same editor has just published exactly this: a button pressed twice."""
    note, number = form.cleaned_data["note"], form.cleaned_data["number"]
    newest = Release.objects.only("number", "sha256", "author").first()
    wanted = (number, form.cleaned_data["sha256"], request.user.pk)
    if newest is None or (newest.number, newest.sha256, newest.author_id) != wanted:
        return _page(request, prepare(), note=note, refusal=refusal, status=409)
    messages.success(request, f"Release {number} is published already.")
    return redirect("admin:careers_release_changelist")


def _with_effect(request: HttpRequest) -> HttpResponse:
    """The same page with the effect on members; looked at again where it is another one."""
    candidate = prepare()
    shown = (request.POST.get("number"), request.POST.get("sha256"))
    stale = shown != (str(candidate.number), candidate.sha256)
    return _page(
        request,
        candidate,
        note=request.POST.get("note", ""),
        refusal=LOOK_AGAIN if stale else "",
        effects=None if stale else _effects(request, candidate),
        status=409 if stale else 200,
    )


def _effects(request: HttpRequest, candidate: Candidate) -> tuple[RoleEffect, ...] | None:
    """None where there is nothing that could be published."""
    if candidate.errors or not candidate.changed:
        return None
    return preview(candidate=candidate, editor=cast("User", request.user), now=timezone.now())


@transaction.atomic
def _published(request: HttpRequest, form: PublishForm) -> Release:
    """Published and logged, or neither."""
    author = cast("User", request.user)
    release = publish(author=author, now=timezone.now(), **form.cleaned_data)
    log = admin.site.get_model_admin(Release)
    log.log_addition(request, release, [{"added": {}}])
    return release


def _page(
    request: HttpRequest,
    candidate: Candidate,
    *,
    form: PublishForm | None = None,
    note: str = "",
    refusal: str = "",
    effects: tuple[RoleEffect, ...] | None = None,
    status: int = 200,
) -> HttpResponse:
    current = Release.objects.select_related("author").first()
    promise = {"number": candidate.number, "sha256": candidate.sha256, "note": note}
    found = located(candidate.faults)
    context: dict[str, Any] = {
        "form": form or PublishForm(initial=promise),
        "refusal": refusal,
        "candidate": candidate,
        "current": current,
        "groups": _groups(current, candidate),
        "effects": effects,
        "headings": HEADINGS,
        "errors": [row for row in found if row.fault.severity == "error"],
        "warnings": [row for row in found if row.fault.severity == "warning"],
    }
    template = "admin/careers/release/publish.html"
    return show(request, template, "Publish the working copy", status=status, **context)


def _groups(current: Release | None, candidate: Candidate) -> tuple[Group, ...] | None:
    """None where the rows do not make a document."""
    if candidate.document is None:
        return None
    before = stored(current.document) if current else Document()
    return between(before, candidate.document, known_before(current.number if current else 0))
