"""What every template may read."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """No query: a page that shows the release passes its own `catalogue`."""
    return {"site_url": settings.SITE_URL, "mail_configured": settings.MAIL_CONFIGURED}
