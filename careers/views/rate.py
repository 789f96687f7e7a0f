"""Rate skills: the page, one skill at a time, or all that a form without script changed."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careers import forms, goals, ratings, releases
from careers.actions.rate import Wish
from careers.actions.rate import rate as save
from careers.domain import rating_page
from careers.domain.holdings import final
from careers.domain.rating_page import Selection
from careers.releases import Published
from careers.views import rate_answers, rate_page
from careers.views.member import MemberRequest
from careers.views.rate_page import Answer


@require_http_methods(["GET", "HEAD", "POST"])
def my_skills(request: MemberRequest) -> HttpResponse:
    """GET ?category=slug, ?role=slug, ?show=..., ?q=...; POST level-<slug> with was-<slug>."""
    published = releases.current()
    if request.method == "POST":
        return _rate_many(request, published)
    goal = goals.of_member(request.user.pk)
    reader = rate_page.member(published, ratings.of_member(request.user.pk, published), goal)
    try:
        selection = rating_page.read(request.GET, published.catalogue)
    except LookupError:
        answer = Answer(404, notice="The current release holds nothing of that name to show.")
        return rate_page.respond(request, published, reader, None, answer)
    answer = rate_answers.just_saved(request, published, reader)
    return rate_page.respond(request, published, reader, selection, answer)


@require_http_methods(["GET", "HEAD", "POST"])
def rate_one(request: MemberRequest, slug: str) -> HttpResponse:
    """POST level=0..4 or empty, was=<what the page showed>; or undo=<level to go back to>.
    GET leads to the skill's picker."""
    published = releases.current()
    if request.method != "POST":
        return _to_picker(published, slug)
    try:
        wishes = forms.read_one(request.POST, slug, published.catalogue)
    except forms.Refused as fault:
        return rate_answers.refused(request, published, fault)
    return _rate(request, published, wishes)


def _rate_many(request: MemberRequest, published: Published) -> HttpResponse:
    try:
        wishes = forms.read_many(request.POST, published.catalogue)
    except forms.Refused as fault:
        return rate_answers.refused(request, published, fault)
    return _rate(request, published, wishes)


def _rate(request: MemberRequest, published: Published, wishes: Mapping[str, Wish]) -> HttpResponse:
    if not wishes:
        return rate_answers.nothing(request, published)
    outcome = save(
        member_id=request.user.pk,
        wishes=wishes,
        published=published,
        now=timezone.now(),
    )
    if outcome.stale:
        return rate_answers.stale(request, published, outcome, wishes)
    return rate_answers.saved(request, published, outcome, wishes)


def _to_picker(published: Published, slug: str) -> HttpResponse:
    """A skill of another release leads to where its ratings went, or to the whole page."""
    found = final(slug, published.catalogue.merged)
    if not published.catalogue.has_skill(found):
        return redirect("my-skills")
    category = published.catalogue.skill(found).category
    return redirect(rate_page.address(Selection("category", category), anchor=found))
