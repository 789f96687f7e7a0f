"""What somebody sees who was asked for a review: the skills, and once sent, what they said."""

from collections.abc import Mapping

from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careers import releases, reviews
from careers.domain.review import MOST_SKILLS
from careers.models import ReviewRequest
from careers.releases import Published
from careers.review_form import ReviewForm
from careers.views.secret import FORM_REFERRER, Gone, page, secret_page

LIMITED = "Too many answers came from your network just now. Wait a minute, then send it again."
OWN = "You asked this yourself, so somebody else answers it: pass the link on."
ENDED = "This link has ended or never existed, so nothing was sent."
MEANWHILE = "This was answered meanwhile, and an answer is never changed. Yours was not sent."


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, token: str) -> HttpResponse:
    """GET changes nothing, whoever follows the link. POST do=answer or do=decline."""
    if request.method == "POST" and not _within_limits(request):
        return _refused(request, LIMITED, 429)
    asked = reviews.found(token, timezone.now())
    if request.method == "POST":
        return _post(request, asked)
    if asked is None:
        raise Gone
    if asked.answered_at or asked.declined_at:
        return _sent(asked)
    published = releases.current()
    return _show(request, asked, published, _form(None, asked, published))


def _within_limits(request: HttpRequest) -> bool:
    """By network address, in the table that all processes share."""
    allowed: bool = consume(request, action="review")
    return allowed


def _post(request: HttpRequest, asked: ReviewRequest | None) -> HttpResponse:
    if asked is None:
        return _refused(request, ENDED, 404)
    if request.user == asked.member:
        return _refused(request, OWN, 403)
    try:
        if request.POST.get("do") == "decline":
            reviews.decline(asked.pk, timezone.now())
            return redirect(request.path)
        return _answer(request, asked)
    except reviews.Answered:
        return _refused(request, MEANWHILE, 409)
    except ReviewRequest.DoesNotExist:
        return _refused(request, ENDED, 404)


def _answer(request: HttpRequest, asked: ReviewRequest) -> HttpResponse:
    """The same answer sent twice is the one that was sent."""
    published = releases.current()
    form = _form(request.POST, asked, published)
    if not form.is_valid():
        if asked.answered_at or asked.declined_at:
            raise reviews.Answered
        return _show(request, asked, published, form, 400)
    given = form.answer()
    if not reviews.is_said(asked, given):
        reviews.answer(asked.pk, given, published.catalogue, timezone.now())
    return redirect(request.path)


def _form(sent: Mapping[str, str] | None, asked: ReviewRequest, published: Published) -> ReviewForm:
    rows = reviews.rows_of(asked)
    skills = {
        pk: published.catalogue.skill(slug)
        for pk, slug in reviews.answerable(rows, published).items()
    }
    return ReviewForm(
        sent, name=asked.name, rows=rows, skills=skills, catalogue=published.catalogue
    )


def _show(
    request: HttpRequest,
    asked: ReviewRequest,
    published: Published,
    form: ReviewForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "catalogue": published.catalogue,
        "asked": asked,
        "form": form,
        "csrf_token": get_token(request),
    }
    response = page("careers/review.html", context, status)
    response.headers["Referrer-Policy"] = FORM_REFERRER
    return response


def _sent(asked: ReviewRequest) -> HttpResponse:
    """What was sent, for reading only."""
    context = {
        "catalogue": releases.current_catalogue(),
        "asked": asked,
        "rows": reviews.rows_of(asked),
    }
    return page("careers/review_sent.html", context)


def _refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """With the words that were typed, so that they are not lost. Nothing else is on the page:
    it says the same whether or not there is such a link."""
    fields = [field for field in request.POST if field.startswith("words-")]
    typed = [text for field in fields if (text := request.POST.get(field, "").strip())]
    context = {"catalogue": releases.current_catalogue(), "why": why, "typed": typed[:MOST_SKILLS]}
    return page("careers/review_refused.html", context, status)
