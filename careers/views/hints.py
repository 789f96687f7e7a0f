"""Second thoughts: hints on what a member rated, and "still true?" for what is old."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careers import forms, hints, ratings, releases
from careers.actions.rate import Wish, rate
from careers.domain.hints import due_before
from careers.domain.hints import hints as all_hints
from careers.domain.holdings import Held, levels
from careers.domain.wording import listed
from careers.releases import Published
from careers.views.member import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def my_hints(request: MemberRequest) -> HttpResponse:
    """POST aside=<key of a hint>; again=1; or confirm=<skill> (`all` for every one that the
    page showed) with was-<skill>=<level>."""
    published = releases.current()
    if "confirm" in request.POST:
        return _confirm(request, published)
    held = ratings.of_member(request.user.pk, published)
    if "aside" in request.POST:
        found = all_hints(published.catalogue, levels(held))
        hints.put_aside(request.user.pk, request.POST["aside"], found, timezone.now())
    elif "again" in request.POST:
        hints.tell_again(request.user.pk)
    if request.method == "POST":
        return redirect("hints")
    return _page(request, published, held)


def _confirm(request: MemberRequest, published: Published) -> HttpResponse:
    now = timezone.now()
    try:
        wishes = _wishes(request, published, now)
    except forms.Refused as fault:
        held = ratings.of_member(request.user.pk, published)
        sentence = fault.notice or next(iter(fault.problems.values()))
        return _page(request, published, held, sentence, fault.status)
    outcome = rate(member_id=request.user.pk, wishes=wishes, published=published, now=now)
    if outcome.stale:
        sentence = (
            f"Nothing was saved. {_names(published, outcome.stale)} changed since the page was "
            "made: look at what stands here now."
        )
        return _page(request, published, outcome.before, sentence, 409)
    if outcome.changed:
        messages.success(request, f"Confirmed: {_names(published, outcome.changed)}.")
    return redirect("hints")


def _wishes(request: MemberRequest, published: Published, now: datetime) -> dict[str, Wish]:
    """Raises forms.Refused for what the page did not send."""
    catalogue, chosen = published.catalogue, request.POST["confirm"]
    wishes = forms.read_confirmed(request.POST, catalogue, None if chosen == "all" else chosen)
    return {
        slug: Wish(
            level, was=level, checked=True, again_before=due_before(catalogue.skill(slug), now)
        )
        for slug, level in wishes.items()
    }


def _names(published: Published, slugs: Mapping[str, object] | tuple[str, ...]) -> str:
    return listed([published.catalogue.skill(slug).name for slug in slugs])


def _page(
    request: MemberRequest,
    published: Published,
    held: Mapping[str, Held],
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    found = hints.of_member(request.user.pk, published.catalogue, held, timezone.now())
    context = {
        "catalogue": published.catalogue,
        "noticed": found,
        "stale": found.stale[: hints.AT_ONCE],
        "later": len(found.stale[hints.AT_ONCE :]),
        "rated": bool(levels(held)),
        "notice": notice,
    }
    return render(request, "careers/hints.html", context, status=status)
