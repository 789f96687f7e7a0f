"""The role a member is heading for: chosen, changed, given up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.redirects import is_local
from careers import goals, releases
from careers.domain.overview import goal_headline
from careers.goal_form import GoalForm
from careers.views.member import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: MemberRequest) -> HttpResponse:
    """`next` says where to go once a goal is saved; only a path of this site is followed."""
    member_id, catalogue = request.user.pk, releases.current_catalogue()
    if "clear" in request.POST:
        goals.give_up(member_id)
        messages.success(request, "You have no goal now.")
        return redirect("goal")
    held = goals.chosen(member_id)
    sent = request.POST if request.method == "POST" else None
    form = GoalForm(sent, roles=catalogue.roles, initial={"role": held and held.slug})
    if form.is_valid():
        role = catalogue.role(form.cleaned_data["role"])
        goals.choose(member_id, role.slug, timezone.now())
        messages.success(request, f"Saved: your goal is {role.name}.")
        address = request.POST.get("next", "")
        return redirect(address if is_local(address) else "me")
    headline = goal_headline(catalogue, held)
    context = {"catalogue": catalogue, "form": form, "goal": held, "headline": headline}
    return render(request, "careers/goal.html", context, status=400 if form.errors else 200)
