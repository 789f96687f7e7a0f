"""Two-step sign-in as its member sees it: codes of an app, passkeys, recovery codes."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.internal.flows.add import redirect_if_add_not_allowed
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as recovery_flows
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import flows as totp_flows
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import qr, second_step
from accounts.members import member_of
from accounts.models import User
from accounts.redirects import wanted
from accounts.second_step_forms import SetUpCodeForm

OVERVIEW = "mfa_index"


@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest) -> HttpResponse:
    """`for` is "admin" for whoever has to set one up before the admin opens."""
    member = member_of(request)
    context = {
        "state": second_step.state_of(member),
        "needed": member.is_staff and request.GET.get("for") == "admin",
    }
    return render(request, "accounts/second_step.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@redirect_if_add_not_allowed  # type: ignore[untyped-decorator]
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
@sensitive_post_parameters()
def turn_codes_on(request: HttpRequest) -> HttpResponse:
    """Each visit makes a new secret: one that somebody saw before is not the one that counts."""
    member = member_of(request)
    if second_step.state_of(member).code:
        return redirect(OVERVIEW)
    form = SetUpCodeForm(request.POST if request.method == "POST" else None, user=member)
    if form.is_valid():
        try:
            _turn_on(request, form)
        except IntegrityError:  # pressed twice: the first one did it
            return redirect(OVERVIEW)
        return redirect("mfa_view_recovery_codes")
    context = {
        "form": form,
        "secret": " ".join(form.secret[i : i + 4] for i in range(0, len(form.secret), 4)),
        "qr": qr.drawing(get_adapter().build_totp_url(member, form.secret)),
    }
    return render(request, "accounts/codes_on.html", context, status=400 if form.errors else 200)


def _turn_on(request: HttpRequest, form: SetUpCodeForm) -> None:
    """The code that proved it is used up by that."""
    made, _ = totp_flows.activate_totp(request, form)
    made.data[second_step.COUNTER] = form.counter
    made.save(update_fields=["data"])


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def turn_codes_off(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    held = Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).first()
    if held is None:
        return redirect(OVERVIEW)
    if request.method == "POST":
        totp_flows.deactivate_totp(request, held)
        return redirect(OVERVIEW)
    return render(request, "accounts/codes_off.html", {"state": second_step.state_of(member)})


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def recovery(request: HttpRequest) -> HttpResponse:
    """Shows the codes until the member says that they are kept, and never again."""
    codes = _codes_of(member_of(request))
    if codes is None:
        return redirect(OVERVIEW)
    if request.method == "POST":
        codes.mark_as_viewed()
        return redirect(wanted(request, OVERVIEW))
    left = codes.get_unused_codes()
    context = {"codes": [] if codes.did_view else _in_halves(left), "left": len(left)}
    return render(request, "accounts/recovery.html", context)


@require_http_methods(["GET", "HEAD"])
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def download_recovery(request: HttpRequest) -> HttpResponse:
    codes = _codes_of(member_of(request))
    if codes is None or codes.did_view:
        raise Http404("These codes were shown, and are not shown again.")
    context = {"codes": _in_halves(codes.get_unused_codes()), "member": request.user}
    return HttpResponse(
        render_to_string("accounts/recovery.txt", context, request),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="crosswalk-recovery-codes.txt"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def make_recovery(request: HttpRequest) -> HttpResponse:
    """New codes; the old ones are worth nothing from then on."""
    member = member_of(request)
    if not second_step.is_on(member):
        return redirect(OVERVIEW)
    if request.method == "POST":
        recovery_flows.generate_recovery_codes(request)
        return redirect("mfa_view_recovery_codes")
    return render(request, "accounts/recovery_new.html", {"state": second_step.state_of(member)})


def _codes_of(member: User) -> RecoveryCodes | None:
    held = Authenticator.objects.filter(user=member, type=Authenticator.Type.RECOVERY_CODES)
    row = held.first()
    return row.wrap() if row else None


def _in_halves(codes: list[str]) -> list[str]:
    """Four digits and four: they are copied by hand, and read back without the space."""
    return [f"{code[:4]} {code[4:]}" for code in codes]
