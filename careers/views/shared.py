"""What somebody sees who was given a share link, and the badge of one."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from careers import releases, shared, sharing
from careers.domain.badge import NUMBERS, Number
from careers.domain.badge import badge as badge_of
from careers.domain.catalogue import Catalogue, Role
from careers.domain.sharing import Parts, parts
from careers.models import ShareLink
from careers.views.secret import Gone, page, secret_page


@secret_page
@require_safe
def shared_page(request: HttpRequest, token: str) -> HttpResponse:
    """Five queries, and three for each roadmap. The one write of a GET is the counter; the
    member's own visits are not counted."""
    now = timezone.now()
    link = sharing.found(token, now)
    if link is None:
        raise Gone
    published = releases.current()
    if request.method == "GET" and request.user != link.member:
        sharing.count(link)
    chosen = parts(link.parts, published.catalogue)
    found = shared.shown(link.member, published, chosen, now, with_name=link.shows_name)
    return page("careers/shared.html", {"catalogue": published.catalogue, "shown": found})


@secret_page
@require_safe
def badge(request: HttpRequest, token: str) -> HttpResponse:
    """`?role=` (the first that the link shows) and `?number=` self-rated or evidenced. Four
    queries. Never counted as opening: whoever shows it fetches it by machine, again and again.
    It names nobody, and says nothing that the page of the link does not."""
    now = timezone.now()
    link = sharing.found(token, now)
    if link is None:
        raise Gone
    published = releases.current()
    role = _role(request, link, published.catalogue)
    only = Parts(readiness=(role,), skills=False, evidence=False, roadmaps=())
    rows = shared.shown(link.member, published, only, now, with_name=False).readiness
    if not rows:
        raise Gone
    context = {"badge": badge_of(rows[0], _number(request))}
    response = HttpResponse(render_to_string("careers/badge.svg", context), "image/svg+xml")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _role(request: HttpRequest, link: ShareLink, catalogue: Catalogue) -> Role:
    """Raises Gone where the link does not show how ready its member is for it."""
    roles = parts(link.parts, catalogue).readiness
    asked = request.GET.get("role")
    for role in roles:
        if asked in {None, role.slug}:
            return role
    raise Gone


def _number(request: HttpRequest) -> Number:
    asked = request.GET.get("number", NUMBERS[0])
    for number in NUMBERS:
        if asked == number:
            return number
    raise Gone
