"""A member's first page: how ready they are for each role, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careers import fragments, goals, ratings, releases
from careers.domain.holdings import levels
from careers.domain.overview import overview


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    published = releases.current()
    catalogue = published.catalogue
    held = levels(ratings.of_member(request.user.pk, published))
    goal = goals.chosen(request.user.pk)
    retired = goal is not None and not catalogue.has_role(goal.slug)
    shown = overview(catalogue, held, goal, releases.retired_in(goal.slug) if retired else None)
    context = {
        "catalogue": catalogue,
        "overview": shown,
        "cards": [fragments.card(published, card) for card in shown.cards],
        "steps": [fragments.step(published, step) for step in shown.steps],
        "gap_rows": fragments.gap_rows(published, shown),
    }
    return render(request, "careers/dashboard.html", context)
