"""Where a member is signed in, and what happened to their way in."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import browsers, journal
from accounts.members import member_of
from accounts.models import User

ALL_OTHERS = "others"


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa", allow_get=True)  # type: ignore[untyped-decorator]
def sessions(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    if request.method == "POST":
        _end(request, member, request.POST.get("session", ""))
        return redirect("sessions")
    this = request.session.session_key
    if not browsers.listed(member).filter(session_id=this).exists():
        browsers.note(request)  # signed in before browsers were listed
    listed = [(row, row.session_id == this) for row in browsers.listed(member)]
    return render(request, "accounts/sessions.html", {"listed": listed})


@require_http_methods(["GET", "HEAD"])
def activity(request: HttpRequest) -> HttpResponse:
    events = [(event, journal.KINDS[event.kind]) for event in journal.of(member_of(request))]
    return render(request, "accounts/activity.html", {"events": events})


def _end(request: HttpRequest, member: User, asked: str) -> None:
    """`asked` names one session by the number of its row, or is ALL_OTHERS."""
    if asked == ALL_OTHERS:
        browsers.end_others(request, member)
        journal.note(member.pk, "sessions_ended", request)
        messages.success(request, "Every other browser is signed out.")
    elif browsers.end(member, asked, but=request.session.session_key):
        journal.note(member.pk, "session_ended", request)
        messages.success(request, "That browser is signed out.")
    else:
        messages.info(request, "That session had ended already.")
