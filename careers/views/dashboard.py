"""A member's first page: how ready they are for each role, and what to do next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from careers import evidence, fragments, goals, hints, planning, ratings, recently, releases, tried
from careers.domain.evidence import evidenced
from careers.domain.holdings import levels
from careers.domain.overview import Overview, overview
from careers.releases import Published
from careers.views.member import MemberRequest


@require_safe
def dashboard(request: MemberRequest) -> HttpResponse:
    published = releases.current()
    catalogue = published.catalogue
    rows = ratings.rows_of(request.user.pk)
    said = ratings.under(rows, published)
    held = levels(said)
    goal, choices = goals.with_choices(request.user.pk)
    shown = overview(catalogue, held, goal)
    today = timezone.localdate()
    backed = evidence.levels_of(request.user.pk, published, today)
    lately = _lately(request.user, published, rows, shown)
    context = {
        "catalogue": catalogue,
        "overview": shown,
        "outlook": planning.outlook(published, goal, held, choices, today) if goal else "",
        "cards": [
            fragments.card(published, card, evidenced(card.role, backed)) for card in shown.cards
        ],
        "steps": [fragments.step(published, step) for step in shown.steps],
        "trend": fragments.trend(published, lately.trend) if lately.trend else "",
        "moved": lately.moved,
        "waiting": len(tried.waiting(request.session, request.user.pk, catalogue)),
        "noticed": hints.of_member(request.user.pk, catalogue, said, timezone.now()),
        **fragments.gap_table(published, shown),
    }
    return render(request, "careers/dashboard.html", context)


def _lately(
    member: User, published: Published, rows: list[ratings.Row], shown: Overview
) -> recently.Recently:
    return recently.of_member(
        member.pk,
        published,
        rows,
        tuple(card.role.slug for card in shown.cards),
        member.release_seen,
        timezone.localdate(),
        timezone.get_current_timezone(),
    )
