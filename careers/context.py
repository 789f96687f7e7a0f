"""What every template may read. No query: a page that shows the release passes its own
`catalogue`."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "site_url": settings.SITE_URL,
        "mail_configured": settings.MAIL_CONFIGURED,
        "preview_of": getattr(request, "preview_of", ""),
        "in_me": request.path.startswith(reverse("me")),
    }
