"""The signed-in member of a request, where a view is only reached by one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def member_of(request: HttpRequest) -> User:
    """Raises PermissionDenied for a visitor: deny by default holds even if a route is opened."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
