"""What a view may count on once somebody is signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class MemberRequest(HttpRequest):
    """A request that LoginRequiredMiddleware let through, so that there is a member."""

    user: User
    htmx: HtmxDetails
