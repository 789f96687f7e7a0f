"""What was tried before signing in, taken over rating by rating, or dropped."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careers import ratings, releases, tried
from careers.domain import merging
from careers.domain.wording import ratings_saved
from careers.releases import Published
from careers.views.bringing import Brought, bring
from careers.views.member import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: MemberRequest) -> HttpResponse:
    """GET shows both sides; POST level-<slug> with was-<slug> takes over, POST drop forgets."""
    published = releases.current()
    if request.method != "POST":
        return _page(request, published, Brought())
    if not tried.waiting(request.session, request.user.pk, published.catalogue):
        return redirect("me")
    if "drop" in request.POST:
        tried.forget(request.session)
        messages.success(request, "What you tried is gone. Your ratings are as they were.")
        return redirect("me")
    brought = bring(request, published, "try")
    if brought.refusal:
        return _page(request, published, brought)
    tried.forget(request.session)
    messages.success(request, _said(len(brought.changed)))
    return redirect("me")


def _said(number: int) -> str:
    return ratings_saved(number) if number else "Your ratings are as they were."


def _page(request: MemberRequest, published: Published, brought: Brought) -> HttpResponse:
    catalogue = published.catalogue
    waiting = tried.waiting(request.session, request.user.pk, catalogue)
    mine = ratings.of_member(request.user.pk, published) if waiting else {}
    found = merging.merge(catalogue, waiting, mine)
    context = {
        "catalogue": catalogue,
        "merge": found,
        "waiting": len(waiting),
        "sides": [
            (name, merging.sides(catalogue, offers, brought.chosen))
            for name, offers in (("conflicts", found.conflicts), ("new", found.new))
        ],
        "refusal": brought.refusal,
    }
    return render(request, "careers/merge.html", context, status=brought.status)
