"""A pasted article about roles: what of it was understood, what to decide, and the laying."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import User
from careers import working_copy
from careers.actions.changing import ChangedMeanwhile
from careers.actions.lay_article import lay_article, read_article
from careers.actions.sync import Tally
from careers.admin.desk import desk_page, show
from careers.admin.differing import between, known_before
from careers.admin.findings import located
from careers.admin.restoring import RIGHTS
from careers.domain.article.draft import LEAVE_OUT
from careers.domain.article.understood import MAX_ARTICLE, Reading
from careers.domain.faults import DocumentError
from careers.models import WorkingCopy
from careers.text_fields import PlainText

TITLE: Final = "Paste an article about roles"
CHANGED: Final = (
    "Nothing was changed: somebody changed the working copy after you opened this page. Look at "
    "what the article would change now, and decide again."
)
LOOK: Final = "You decided something since you last looked. This is what would change now."


class ArticleForm(forms.Form):
    text = PlainText(
        label="Article",
        max_length=MAX_ARTICLE,
        widget=forms.Textarea({"rows": 18, "cols": 90}),
        help_text="Markdown, or as you copied it from a word processor or a spreadsheet.",
        error_messages={"required": "Paste the article first."},
    )


class SeenForm(forms.Form):
    """`shown` is the mark of the working copy, `decided` that of the decisions, that the
    editor saw the outcome of."""

    shown = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    decided = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


@desk_page("careers.view_release", *RIGHTS)
def article(request: HttpRequest) -> HttpResponse:
    """The article is carried along by the page: nothing of it is kept before it is laid in."""
    form = ArticleForm(request.POST or None)
    if not form.is_valid():
        return _start(request, form, 400 if form.is_bound else 200)
    text = form.cleaned_data["text"]
    decisions = _decisions(request)
    try:
        if "lay" in request.POST:
            return _lay(request, form, text, decisions)
        reading = read_article(text=text, decisions=decisions)
        return _understood(request, form, reading, decisions)
    except DocumentError as error:
        faults = located(error.faults)
        return show(
            request, "admin/careers/article.html", TITLE, status=409, form=form, faults=faults
        )
    except ValueError as error:
        form.add_error("text", str(error))
        return _start(request, form, 400)


def _decisions(request: HttpRequest) -> dict[str, str]:
    """What was chosen, by the name of what was open. Names and choices come as they were
    sent; whoever reads them allows only those that are open."""
    names, choices = request.POST.getlist("name"), request.POST.getlist("choice")
    return {name: choice for name, choice in zip(names, choices, strict=False) if choice}


def _mark(decisions: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(sorted(decisions.items())).encode()).hexdigest()


def _lay(
    request: HttpRequest, form: ArticleForm, text: str, decisions: dict[str, str]
) -> HttpResponse:
    seen = SeenForm(request.POST)
    if not seen.is_valid() or seen.cleaned_data["decided"] != _mark(decisions):
        reading = read_article(text=text, decisions=decisions)
        return _understood(request, form, reading, decisions, refusal=LOOK, status=409)
    try:
        said = _laid(request, text, decisions, seen.cleaned_data["shown"])
    except ChangedMeanwhile:
        return _changed_meanwhile(request, form, text, decisions)
    messages.success(request, f"{said} Members see it once you publish.")
    return redirect("admin:index")


def _changed_meanwhile(
    request: HttpRequest, form: ArticleForm, text: str, decisions: dict[str, str]
) -> HttpResponse:
    """By somebody else or, where a button was pressed twice, by the same decision."""
    current = working_copy.read()
    reading = read_article(text=text, decisions=decisions)
    if reading.document != current:
        return _understood(request, form, reading, decisions, refusal=CHANGED, status=409)
    messages.success(request, "The article is in the working copy already.")
    return redirect("admin:index")


@transaction.atomic
def _laid(request: HttpRequest, text: str, decisions: dict[str, str], shown: str) -> str:
    """Laid in and logged, or neither."""
    said = _said(lay_article(text=text, decisions=decisions, shown=shown))
    LogEntry.objects.log_actions(
        cast("User", request.user).pk, WorkingCopy.objects.all(), CHANGE, said, single_object=True
    )
    return said


def _said(tally: Tally) -> str:
    counts = ", ".join(f"{count} {what}" for what, count in sorted(tally.items()))
    return f"The article is in the working copy ({counts or 'nothing changed'})."


def _start(request: HttpRequest, form: ArticleForm, status: int) -> HttpResponse:
    return show(request, "admin/careers/article.html", TITLE, status=status, form=form)


def _understood(
    request: HttpRequest,
    form: ArticleForm,
    reading: Reading,
    decisions: dict[str, str],
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    # The mark comes first: what changes while the rest is read is noticed at the laying.
    seen = SeenForm(initial={"shown": working_copy.mark(), "decided": _mark(decisions)})
    context: dict[str, Any] = {
        "form": form,
        "reading": reading,
        "seen": seen,
        "refusal": refusal,
        "leave_out": LEAVE_OUT,
        "undecided": sum(not row.chosen for row in reading.opens),
    }
    if reading.document:
        context["groups"] = between(working_copy.read(), reading.document, known_before())
    return show(
        request, "admin/careers/understood.html", "What was understood", status=status, **context
    )
