"""What somebody sees who was given a share link."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from careers import releases, shared, sharing
from careers.domain.sharing import parts
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
