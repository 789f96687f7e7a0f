"""The reviews that a member asked for: list, ask, what was said, whether it counts, the end."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from careers import ratings, releases, reviews, tokens
from careers.ask_form import AskForm
from careers.domain.holdings import levels
from careers.domain.review import MOST_A_DAY, MOST_OPEN
from careers.models import ReviewRequest
from careers.releases import Published
from careers.review_page import told
from careers.reviews import Made
from careers.secret_links import Ended, TooMany
from careers.views.member import MemberRequest

_DIGITS: Final = 18


@require_safe
def my_reviews(request: MemberRequest) -> HttpResponse:
    """Three queries: the release, the requests, their skills."""
    context = {
        "catalogue": releases.current_catalogue(),
        "lines": reviews.of_member(request.user.pk, timezone.now()),
    }
    return render(request, "careers/my_reviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MemberRequest) -> HttpResponse:
    published = releases.current()
    sent = request.POST if request.method == "POST" else None
    form = AskForm(
        sent,
        catalogue=published.catalogue,
        levels=levels(ratings.of_member(request.user.pk, published)),
        today=timezone.localdate(),
        initial={"name": request.user.name},
    )
    if not form.is_valid():
        return _form(request, published, form, 400 if form.is_bound else 200)
    now = timezone.now()
    try:
        made = reviews.ask(request.user.pk, form.asked(now), published, now)
    except TooMany:
        form.add_error(None, f"{MOST_OPEN} requests may be open, and {MOST_A_DAY} made in a day.")
        return _form(request, published, form, 409)
    except Ended:
        return _has_ended(request)
    return _made(request, published, made, replaced=made.again)


@require_http_methods(["GET", "HEAD", "POST"])
def my_review(request: MemberRequest, pk: int) -> HttpResponse:
    """POST do=renew, withdraw, delete, count/<row> or uncount/<row>."""
    own = reviews.own(request.user.pk, pk)
    if own is None:
        raise Http404
    published = releases.current()
    if request.method != "POST":
        return _show(request, published, own)
    verb, _, row = request.POST.get("do", "").partition("/")
    if verb == "renew":
        return _renewed(request, published, pk)
    if verb in _DEEDS:
        return _DEEDS[verb](request, own)
    if verb in {"count", "uncount"}:
        return _weigh(request, pk, verb, row)
    return redirect("my-review", pk)


def _show(request: MemberRequest, published: Published, own: ReviewRequest) -> HttpResponse:
    held = levels(ratings.of_member(request.user.pk, published))
    context = {
        "catalogue": published.catalogue,
        "line": reviews.line(own, timezone.now()),
        "asked": own,
        "rows": told(reviews.rows_of(own), published, held),
    }
    return render(request, "careers/my_review.html", context)


def _form(request: MemberRequest, published: Published, form: AskForm, status: int) -> HttpResponse:
    context = {"catalogue": published.catalogue, "form": form}
    return render(request, "careers/review_ask.html", context, status=status)


def _made(
    request: MemberRequest, published: Published, made: Made, *, replaced: bool
) -> HttpResponse:
    """The only answer that ever holds the address."""
    context = {
        "catalogue": published.catalogue,
        "asked": made.request,
        "address": tokens.address("review", made.token),
        "replaced": replaced,
    }
    return render(request, "careers/review_made.html", context)


def _renewed(request: MemberRequest, published: Published, pk: int) -> HttpResponse:
    try:
        made = reviews.renew(request.user.pk, pk, timezone.now())
    except Ended:
        return _has_ended(request)
    if made is None:
        raise Http404
    return _made(request, published, made, replaced=True)


def _has_ended(request: MemberRequest) -> HttpResponse:
    messages.error(request, "That link has ended. Ask anew.")
    return redirect("my-reviews")


def _withdraw(request: MemberRequest, own: ReviewRequest) -> HttpResponse:
    reviews.withdraw(request.user.pk, own.pk, timezone.now())
    messages.success(request, f"The link for “{own.label}” shows nothing any more.")
    return redirect("my-review", own.pk)


def _delete(request: MemberRequest, own: ReviewRequest) -> HttpResponse:
    reviews.delete(request.user.pk, own.pk)
    messages.success(request, f"“{own.label}” is gone, with what counted of it.")
    return redirect("my-reviews")


_DEEDS: Final[dict[str, Callable[[MemberRequest, ReviewRequest], HttpResponse]]] = {
    "withdraw": _withdraw,
    "delete": _delete,
}


def _weigh(request: MemberRequest, pk: int, verb: str, row: str) -> HttpResponse:
    """Both are the same however often they are sent."""
    if not (row.isascii() and row.isdigit() and len(row) <= _DIGITS):
        raise Http404
    if verb == "count":
        done = reviews.count(request.user.pk, pk, int(row), timezone.now())
    else:
        done = reviews.uncount(request.user.pk, pk, int(row))
    if not done:
        raise Http404
    said = "It counts as evidence now." if verb == "count" else "It does not count any more."
    messages.success(request, said)
    return redirect("my-review", pk)
