"""The signed-in member of a request, where a view is only reached by one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def member_of(request: HttpRequest) -> User:
    """Raises PermissionDenied for a visitor: deny by default holds even if a route is opened."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def has_seen(member: User, number: str, newest: int) -> None:
    """Note that the member read what releases up to `number` changed, a number as a form sends
    it. One that is none, is beyond the newest release, or was noted already changes nothing."""
    if number.isascii() and number.isdigit() and len(number) <= len(str(newest)):
        read = min(int(number), newest)
        User.objects.filter(pk=member.pk, release_seen__lt=read).update(release_seen=read)
