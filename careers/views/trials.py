"""A member's trial tasks: all of them, and one to tick off."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from careers import goals, ratings, releases, trials
from careers.actions.try_task import Tried, take_back, try_task
from careers.domain import trial_page
from careers.domain.holdings import levels
from careers.domain.trial_document import TrialTask
from careers.domain.trials import Deed, Kept, Wish, fresh, is_complete, mark, missing
from careers.releases import Published
from careers.trial_form import TICKS, TrialForm
from careers.views.member import MemberRequest

DEEDS: Final[dict[str, Deed]] = {"attach": "attach", "take_back": "take_back"}


@require_safe
def my_tasks(request: MemberRequest) -> HttpResponse:
    published = releases.current()
    catalogue = published.catalogue
    kept = trials.of_member(request.user.pk, published)
    context = {
        "catalogue": catalogue,
        "groups": trial_page.groups(catalogue, goals.of_member(request.user.pk), kept),
        "gone": trial_page.gone(catalogue, kept),
    }
    return render(request, "careers/my_tasks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def my_task(request: MemberRequest, role: str, task: str) -> HttpResponse:
    """POST `done` (slugs of items), `link`, `note`, `was` (the mark of the page) and `do`:
    attach, take_back, or nothing to save. 409 where the page is older than what is stored."""
    published = releases.current()
    found = trial_page.find(published.catalogue, role, task)
    if found is None:
        return _gone(request, published, role, task)
    kept = trials.one(request.user.pk, published, role, task) or fresh(role, found)
    posted = request.POST if request.method == "POST" else None
    form = TrialForm(posted, found, kept.attempt)
    tried = None
    if posted is not None and form.is_valid():
        tried = _tried(request, published, role, found, form)
        if not tried.stale:
            return _saved(request, published, found, tried)
        kept = tried.kept
    return _show(request, published, found, kept, form, tried)


def _tried(
    request: MemberRequest, published: Published, role: str, task: TrialTask, form: TrialForm
) -> Tried:
    deed = DEEDS.get(request.POST.get("do", ""), "save")
    return try_task(
        member_id=request.user.pk,
        role=role,
        task=task,
        wish=Wish(form.said(), deed, request.POST.get("was", "")),
        published=published,
        now=timezone.now(),
        today=timezone.localdate(),
    )


def _saved(
    request: MemberRequest, published: Published, task: TrialTask, tried: Tried
) -> HttpResponse:
    if tried.turn == "attach":
        said = f"Saved. It is evidence now: {trial_page.shown(published.catalogue, task)}."
    elif tried.turn == "take_back" and not tried.kept.attached:
        said = "Saved. The evidence of this task is taken back."
    else:
        said = f"Saved: {trial_page.progress(task, tried.kept)}."
    messages.success(request, said)
    return redirect("my-task", tried.kept.role, task.slug)


def _show(
    request: MemberRequest,
    published: Published,
    task: TrialTask,
    kept: Kept,
    form: TrialForm,
    tried: Tried | None,
) -> HttpResponse:
    catalogue = published.catalogue
    held = levels(ratings.of_member(request.user.pk, published))
    skills = trial_page.skills(catalogue, task, kept, held)
    context = {
        "catalogue": catalogue,
        "role": catalogue.role(kept.role),
        "task": task,
        "kept": kept,
        "sentence": trial_page.sentence(task, kept),
        "skills": skills,
        "above": trial_page.above(skills),
        "attachable": is_complete(task, kept.attempt) and missing(task, kept),
        "form": form,
        "ticks": TICKS,
        "was": mark(kept, task),
        "stored": trial_page.stored(task, kept) if tried else "",
    }
    status = 409 if tried else 400 if form.errors else 200
    return render(request, "careers/my_task.html", context, status=status)


def _gone(request: MemberRequest, published: Published, role: str, task: str) -> HttpResponse:
    """A task that this release does not have: what is left of it can be taken back."""
    kept = trials.one(request.user.pk, published, role, task)
    if kept is None:
        raise Http404("No trial task of this release has this address.")
    if request.method == "POST" and request.POST.get("do") == "take_back":
        if take_back(member_id=request.user.pk, role=role, task=task):
            messages.success(request, "The evidence of this task is taken back.")
        return redirect("my-task", role, task)
    context = {"catalogue": published.catalogue, "kept": kept, "said": trial_page.gone_said(kept)}
    status = 409 if request.method == "POST" else 200
    return render(request, "careers/my_task_gone.html", context, status=status)
