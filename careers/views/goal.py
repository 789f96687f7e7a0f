"""The role a member is heading for and the pace: chosen, changed, given up."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.redirects import is_local
from careers import goals, releases
from careers.domain.catalogue import Catalogue
from careers.domain.goal import GoalPace, GoalRole
from careers.domain.overview import goal_headline
from careers.goal_form import GoalForm
from careers.pace_form import PaceForm
from careers.views.member import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: MemberRequest) -> HttpResponse:
    """`next` says where to go once a goal is saved; only a path of this site is followed.
    A form that only chooses a role leaves the pace as it is."""
    catalogue = releases.current_catalogue()
    if "clear" in request.POST:
        goals.give_up(request.user.pk)
        messages.success(request, "You have no goal now.")
        return redirect("goal")
    held = goals.chosen(request.user.pk)
    form, pace = _forms(request, catalogue, held)
    if form.is_valid() and (not pace.is_bound or pace.is_valid()):
        return _saved(request, catalogue, form, pace)
    context = {
        "catalogue": catalogue,
        "form": form,
        "pace": pace,
        "goal": held,
        "headline": goal_headline(catalogue, held),
        "next": request.POST.get("next", ""),
    }
    wrong = form.errors or pace.errors
    return render(request, "careers/goal.html", context, status=400 if wrong else 200)


def _forms(
    request: MemberRequest, catalogue: Catalogue, held: GoalRole | None
) -> tuple[GoalForm, PaceForm]:
    sent: Any = request.POST if request.method == "POST" else None
    paced = sent if sent is not None and "hours_per_week" in sent else None
    return (
        GoalForm(sent, roles=catalogue.roles, initial={"role": held and held.slug}),
        PaceForm(paced, pace=held.pace if held else GoalPace(), today=timezone.localdate()),
    )


def _saved(
    request: MemberRequest, catalogue: Catalogue, form: GoalForm, pace: PaceForm
) -> HttpResponse:
    role = catalogue.role(form.cleaned_data["role"])
    said = pace.pace() if pace.is_bound else None
    goals.choose(request.user.pk, role.slug, timezone.now(), said)
    messages.success(request, f"Saved: your goal is {role.name}.")
    address = request.POST.get("next", "")
    return redirect(address if is_local(address) else "me")
