"""A member's evidence: what counts, what ended, and what it says beside the own ratings."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careers import evidence as stored
from careers import goals, ratings, releases
from careers.actions import attach
from careers.domain import evidence_page
from careers.domain.holdings import levels
from careers.domain.levels import ASKABLE_LEVELS, MAX_EVIDENCE
from careers.domain.progress.page import Pages
from careers.releases import Published
from careers.views.member import MemberRequest

MAX_DIGITS = 6
_LEVELS = {str(level): level for level in ASKABLE_LEVELS}


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: MemberRequest) -> HttpResponse:
    """`?page=` from 1. POST decline=<skill> with level=<1-4>: do not ask about it again."""
    published = releases.current()
    if request.method == "POST":
        return _decline(request, published)
    pieces = stored.pieces_of(request.user.pk)
    rated = levels(ratings.of_member(request.user.pk, published))
    goal = goals.of_member(request.user.pk)
    found = evidence_page.page(published.catalogue, pieces, rated, goal, timezone.localdate())
    pages = Pages(_number(request), max(1, -(-len(pieces) // evidence_page.A_PAGE)))
    if pages.number > pages.count:
        raise Http404
    context = {
        "catalogue": published.catalogue,
        "page": found,
        "groups": evidence_page.part(found.groups, pages.number),
        "pages": pages,
        "number": len(pieces),
        "full": len(pieces) >= MAX_EVIDENCE,
    }
    return render(request, "careers/evidence.html", context)


def _decline(request: MemberRequest, published: Published) -> HttpResponse:
    skill = request.POST.get("decline", "")
    level = _LEVELS.get(request.POST.get("level", ""))
    if level is not None and published.catalogue.has_skill(skill):
        attach.decline(member_id=request.user.pk, skill=skill, level=level, published=published)
    return redirect("evidence")


def _number(request: MemberRequest) -> int:
    """The page asked for. Raises Http404 for what is none."""
    given = request.GET.get("page", "1")
    if not given.isascii() or not given.isdigit() or len(given) > MAX_DIGITS or int(given) < 1:
        raise Http404
    return int(given)
