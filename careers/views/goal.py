"""The role a member is heading for and the pace: chosen, changed, given up."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.redirects import is_local
from careers import goals, releases
from careers.domain.catalogue import Catalogue
from careers.domain.goal import GoalPace, GoalRole, mark, stored
from careers.domain.overview import goal_headline
from careers.goal_form import GoalForm
from careers.pace_form import PaceForm
from careers.views.member import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: MemberRequest) -> HttpResponse:
    """`next` says where to go once a goal is saved; only a path of this site is followed.
    A form that only chooses a role leaves the pace as it is. With the mark of what the page
    showed (`was`), nothing newer is overwritten: 409 with both."""
    catalogue = releases.current_catalogue()
    held = goals.chosen(request.user.pk)
    stale = request.POST.get("was", mark(held)) != mark(held)
    if "clear" in request.POST and not (stale and held):
        goals.give_up(request.user.pk)
        messages.success(request, "You have no goal now.")
        return redirect("goal")
    form, pace = _forms(request, catalogue, held, stale=stale)
    if "clear" not in request.POST and form.is_valid() and (not pace.is_bound or pace.is_valid()):
        said = pace.pace() if pace.is_bound else None
        if _is_held(request, held, form, said) or (not stale and _chosen(request, form, said)):
            return _saved(request, catalogue, form)
        held, stale = goals.chosen(request.user.pk), True
    return _show(request, catalogue, held, (form, pace), stale=stale)


def _forms(
    request: MemberRequest, catalogue: Catalogue, held: GoalRole | None, *, stale: bool
) -> tuple[GoalForm, PaceForm]:
    """Weeks that another window has unchecked meanwhile are not offered again."""
    sent: Any = request.POST if request.method == "POST" else None
    paced = sent if sent is not None and "hours_per_week" in sent else None
    today, kept = timezone.localdate(), held.pace if held else GoalPace()
    if paced and stale:
        paced = _still_off(paced, PaceForm(None, pace=kept, today=today).initial["weeks_off"])
    return (
        GoalForm(sent, roles=catalogue.roles, initial={"role": held and held.slug}),
        PaceForm(paced, pace=kept, today=today),
    )


def _still_off(sent: QueryDict, weeks: list[str]) -> QueryDict:
    paced = sent.copy()
    paced.setlist("weeks_off", [day for day in sent.getlist("weeks_off") if day in weeks])
    return paced


def _is_held(
    request: MemberRequest, held: GoalRole | None, form: GoalForm, said: GoalPace | None
) -> bool:
    """Whether a form says what is kept already: one sent twice does."""
    if held is None or held.slug != form.cleaned_data["role"]:
        return False
    weeks = {day.isoformat() for day in held.pace.weeks_off}
    return said is None or (
        said == held.pace and weeks.issuperset(request.POST.getlist("weeks_off"))
    )


def _chosen(request: MemberRequest, form: GoalForm, said: GoalPace | None) -> bool:
    slug, was = form.cleaned_data["role"], request.POST.get("was")
    return goals.choose(request.user.pk, slug, timezone.now(), said, was=was)


def _saved(request: MemberRequest, catalogue: Catalogue, form: GoalForm) -> HttpResponse:
    role = catalogue.role(form.cleaned_data["role"])
    messages.success(request, f"Saved: your goal is {role.name}.")
    address = request.POST.get("next", "")
    return redirect(address if is_local(address) else "me")


def _show(
    request: MemberRequest,
    catalogue: Catalogue,
    held: GoalRole | None,
    forms: tuple[GoalForm, PaceForm],
    *,
    stale: bool,
) -> HttpResponse:
    form, pace = forms
    context = {
        "catalogue": catalogue,
        "form": form,
        "pace": pace,
        "goal": held,
        "was": mark(held),
        "stored": stored(held) if stale else "",
        "headline": goal_headline(catalogue, held),
        "next": request.POST.get("next", ""),
    }
    context["keep"] = context["next"] if is_local(str(context["next"])) else reverse("goal")
    status = 409 if stale else 400 if form.errors or pace.errors else 200
    return render(request, "careers/goal.html", context, status=status)
