"""Try it without an account: rate what a role asks for, and see how ready that makes you."""

from collections.abc import Mapping
from types import MappingProxyType

from allauth.core.ratelimit import consume
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from careers import forms, releases, tried
from careers.domain import trying
from careers.domain.catalogue import Catalogue, Role
from careers.domain.holdings import levels
from careers.domain.levels import MIN_LEVEL
from careers.domain.rating_page import Group
from careers.domain.wording import with_article
from careers.releases import Published
from careers.views import rate_fragments as fragments
from careers.views.public import public_page
from careers.views.same_origin import same_origin

LEAVE = "Leave it unrated"
LIMITED = "Too many people began from your network just now. Wait a minute, then send it again."
DAY = 60 * 60 * 24


@same_origin
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def try_it(request: HttpRequest) -> HttpResponse:
    """How ready what was tried makes for every role; POST forgets it."""
    if request.method != "POST":
        return _every_role(request)
    if not request.user.is_authenticated:
        tried.forget(request.session)
    return redirect("try")


@same_origin
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def try_role(request: HttpRequest, slug: str) -> HttpResponse:
    """The pickers of all that one role asks for; POST level-<slug> keeps what was chosen."""
    if request.method != "POST":
        return _one_role(request, slug)
    published = releases.current()
    _role(published.catalogue, slug)
    if request.user.is_authenticated:
        return redirect(_rating_page(slug))
    try:
        wishes = forms.read_many(request.POST, published.catalogue)
    except forms.Refused as fault:
        return _refused(request, published, slug, fault)
    chosen = {name: wish.level for name, wish in wishes.items()}
    if tried.begins(request.session, chosen) and not consume(request, action="try"):
        return _refused(request, published, slug, forms.Refused(notice=LIMITED, status=429))
    tried.note(request.session, chosen, timezone.now())
    return redirect("try")


@public_page
def _every_role(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("my-skills")
    held = levels(tried.of_visitor(request.session, catalogue))
    found = trying.chances(catalogue, held)
    context = {
        "catalogue": catalogue,
        "headline": trying.headline(found),
        "chances": found,
        "rated": len(held),
        "session_days": settings.SESSION_COOKIE_AGE // DAY,
    }
    return render(request, "careers/try.html", context)


@public_page
def _one_role(request: HttpRequest, catalogue: Catalogue, slug: str) -> HttpResponse:
    _role(catalogue, slug)
    if request.user.is_authenticated:
        return redirect(_rating_page(slug))
    return _pickers(request, releases.current(), slug)


def _refused(
    request: HttpRequest, published: Published, slug: str, fault: forms.Refused
) -> HttpResponse:
    """Nothing was kept; what was chosen is still there."""
    notice = fault.notice or next(iter(fault.problems.values()))
    chosen = forms.chosen(request.POST, published.catalogue)
    return _pickers(request, published, slug, chosen=chosen, notice=notice, status=fault.status)


def _pickers(
    request: HttpRequest,
    published: Published,
    slug: str,
    *,
    chosen: Mapping[str, int | None] = MappingProxyType({}),
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    role = _role(published.catalogue, slug)
    held = levels(tried.of_visitor(request.session, published.catalogue))
    shown = {**held, **chosen}
    groups = trying.groups(published.catalogue, role, held)
    context = {
        "catalogue": published.catalogue,
        "role": role,
        "question": f"How ready are you to be {with_article(role.name)}?",
        "groups": [(group, _strips(published, group, shown)) for group in groups],
        "none": published.catalogue.level_name(MIN_LEVEL),
        "notice": notice,
    }
    return render(request, "careers/try_role.html", context, status=status)


def _strips(
    published: Published, group: Group, shown: Mapping[str, int | None]
) -> list[tuple[str, SafeString]]:
    slugs = [skill.slug for skill in group.skills]
    return [
        (slug, fragments.plain_strip(published, slug, shown.get(slug), LEAVE)) for slug in slugs
    ]


def _role(catalogue: Catalogue, slug: str) -> Role:
    if not catalogue.has_role(slug):
        raise Http404
    return catalogue.role(slug)


def _rating_page(slug: str) -> str:
    return f"{reverse('my-skills')}?role={slug}"
