"""Which role suits: statements to answer, and the result, which lies in the address alone."""

from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careers import fits, ratings, releases
from careers.domain.catalogue import Catalogue, Role
from careers.domain.fit import judge
from careers.domain.fit_words import ANSWER_NAMES, RULE, Agreement, agreement, told
from careers.domain.holdings import levels
from careers.domain.readiness import assess
from careers.views.member import MemberRequest
from careers.views.public import public_page

SENT: Final = "_sent"
"""In the address of a form that was sent, with answers or without; no slug begins so."""


@public_page
def fit(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    """The questionnaire; with answers in the address, what they come to."""
    answers, wrong = fits.answers_in(request.GET, catalogue)
    context: dict[str, object] = {
        "catalogue": catalogue,
        "rows": [
            (row, answers.get(row.slug), row.slug in wrong) for row in catalogue.fit_statements
        ],
        "choices": ANSWER_NAMES,
        "wrong": wrong,
        "sent": SENT in request.GET,
        "sent_name": SENT,
    }
    if answers and not wrong:
        result = told(catalogue, judge(catalogue.fit_statements, answers), answers)
        context |= {
            "told": result,
            "rule": RULE,
            "agreement": _agreement(request, catalogue, result.named),
            "answers": sorted(answers.items()),
            "kept": _kept(request, catalogue, answers),
        }
    return render(request, "careers/fit.html", context, status=400 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def my_fits(request: MemberRequest) -> HttpResponse:
    """The results that a member keeps; keep one, or drop one."""
    catalogue = releases.current_catalogue()
    if request.method != "POST":
        kept = fits.of_member(request.user.pk, catalogue)
        return render(request, "careers/my_fits.html", {"catalogue": catalogue, "kept": kept})
    if "drop" in request.POST:
        if fits.drop(request.user.pk, request.POST["drop"]):
            messages.success(request, "The result is gone.")
        return redirect("my-fits")
    answers, wrong = fits.answers_in(request.POST, catalogue)
    if wrong or not answers:
        return redirect(f"{reverse('fit')}?{urlencode(sorted(answers.items()))}")
    fits.keep(request.user.pk, catalogue, answers, timezone.now())
    messages.success(request, "Kept: you find it here, whatever becomes of the statements.")
    return redirect("my-fits")


def _kept(request: HttpRequest, catalogue: Catalogue, answers: dict[str, int]) -> bool:
    """Whether this is the result kept last. For members one query."""
    member = request.user
    return member.is_authenticated and fits.is_newest(member.pk, catalogue, answers)


def _agreement(
    request: HttpRequest, catalogue: Catalogue, named: tuple[Role, ...]
) -> Agreement | None:
    """For members who rated something. One query, that of the ratings."""
    if not request.user.is_authenticated:
        return None
    held = levels(ratings.of_member(request.user.pk, releases.current()))
    readiness = {role.slug: (role, assess(role.requirements, held)) for role in catalogue.roles}
    return agreement(named, readiness)
