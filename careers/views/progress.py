"""How a member's readiness came to be what it is: by role, and skill by skill."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts import members
from careers import evidence, goals, history, releases
from careers.domain.catalogue import Catalogue, Role
from careers.domain.holdings import final
from careers.domain.progress import skills
from careers.domain.progress.page import NoSuchPage, Page, Pages, nothing, page
from careers.domain.progress.record import Record
from careers.domain.progress.spans import SPANS, USUAL, Span, span
from careers.views.member import MemberRequest

LINES = 50
"""Of the history of one skill, on one page."""
MAX_DIGITS = 6


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: MemberRequest) -> HttpResponse:
    """`?role=` (the goal, or the first one), `?range=` month, year or all, `?page=` from 1.
    POST seen=<number>: what the releases up to this one changed has been read."""
    published = releases.current()
    if request.method == "POST":
        members.has_seen(request.user, request.POST.get("seen", ""), published.catalogue.number)
        return redirect("me")
    goal = goals.of_member(request.user.pk)
    roles = _roles(published.catalogue, goal)
    role = _role(roles, request.GET.get("role"))
    events = history.events_of(request.user.pk, published)
    chosen = _span(request.GET.get("range", USUAL))
    context = {
        "catalogue": published.catalogue,
        "roles": roles,
        "role": role,
        "goal": goal,
        "spans": SPANS,
        "span": chosen,
        "nothing": nothing(role),
    }
    if role and events:
        editions = history.editions(published, events[0].at)
        zone = timezone.get_current_timezone()
        record = Record(published.catalogue, role, events, editions, zone)
        context["page"] = _page(request, record, chosen)
        # As it is today: what was attached when is told nowhere.
        today = timezone.localdate()
        context["evidenced"] = evidence.backing(request.user.pk, published, role, today)
    return render(request, "careers/progress.html", context)


@require_safe
def skill_progress(request: MemberRequest, slug: str) -> HttpResponse:
    """All that the member ever said of one skill, and of what was merged into it."""
    published = releases.current()
    catalogue = published.catalogue
    target = final(slug, catalogue.merged)
    if target != slug:
        return redirect("skill-progress", target)
    said = history.events_of_skill(request.user.pk, published, slug)
    if not catalogue.has_skill(slug) and not said:
        raise Http404
    number = _number(request)
    count = max(1, -(-len(said) // LINES))
    if number > count:
        raise Http404
    shown = said[LINES * (number - 1) : LINES * number]
    context = {
        "catalogue": catalogue,
        "slug": slug,
        "name": history.name_of(published, slug, said),
        "in_release": catalogue.has_skill(slug),
        "lines": skills.lines(catalogue, shown, timezone.get_current_timezone()),
        "pages": Pages(number, count),
    }
    return render(request, "careers/skill_progress.html", context)


def _page(request: MemberRequest, record: Record, chosen: Span) -> Page:
    try:
        return page(record, chosen, _number(request), timezone.localdate())
    except NoSuchPage as error:
        raise Http404 from error


def _roles(catalogue: Catalogue, goal: str | None) -> list[Role]:
    """Those that ask for something, the goal first."""
    found = [role for role in catalogue.roles if role.requirements]
    return sorted(found, key=lambda role: role.slug != goal)


def _role(roles: list[Role], slug: str | None) -> Role | None:
    if slug is None:
        return roles[0] if roles else None
    for role in roles:
        if role.slug == slug:
            return role
    raise Http404


def _span(key: str) -> Span:
    try:
        return span(key)
    except KeyError as error:
        raise Http404 from error


def _number(request: MemberRequest) -> int:
    """The page asked for. Raises Http404 for what is none."""
    given = request.GET.get("page", "1")
    if not given.isascii() or not given.isdigit() or len(given) > MAX_DIGITS or int(given) < 1:
        raise Http404
    return int(given)
