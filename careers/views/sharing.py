"""A member's share links: what they show, what others will see, the address once, the end."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from careers import badges, releases, shared, sharing, tokens
from careers.domain.sharing import LISTED_DAYS, MOST_LIVE, parts
from careers.models import ShareLink
from careers.releases import Published
from careers.secret_links import Ended, TooMany
from careers.share_form import ShareForm
from careers.sharing import Made
from careers.views.member import MemberRequest
from careers.views.secret import page

MAKES = {"create", "renew"}


def _of_staff(request: HttpRequest) -> bool:
    """Whether the password is asked for again: of staff, before an address is made."""
    staff: bool = getattr(request.user, "is_staff", False)
    return staff and request.method == "POST" and request.POST.get("do") in MAKES


@require_safe
def links(request: MemberRequest) -> HttpResponse:
    """Two queries: the release and the links."""
    catalogue = releases.current_catalogue()
    context = {
        "catalogue": catalogue,
        "lines": sharing.of_member(request.user.pk, catalogue, timezone.now()),
        "listed_days": LISTED_DAYS,
    }
    return render(request, "careers/sharing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(enabled=_of_staff)  # type: ignore[untyped-decorator]
def new_link(request: MemberRequest) -> HttpResponse:
    """POST do=preview shows what others would see, do=create makes the link, anything else
    shows the form with what was chosen."""
    published = releases.current()
    sent = request.POST if request.method == "POST" else None
    form = ShareForm(
        sent, catalogue=published.catalogue, name=request.user.name, today=timezone.localdate()
    )
    deed = request.POST.get("do")
    if deed not in {"preview", "create"} or not form.is_valid():
        return _form(request, published, form, 400 if sent and deed != "edit" else 200)
    if deed == "preview":
        return _preview_of_form(request, published, form)
    now = timezone.now()
    try:
        made = sharing.make(request.user.pk, form.wanted(now), now)
    except TooMany:
        form.add_error(None, f"You have {MOST_LIVE} open links. End one of them first.")
        return _form(request, published, form, 409)
    except Ended:
        return _has_ended(request)
    return _made(request, published, made)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(enabled=_of_staff)  # type: ignore[untyped-decorator]
def link(request: MemberRequest, pk: int) -> HttpResponse:
    """GET: what others see. POST do=renew, revoke or remove."""
    own = sharing.own(request.user.pk, pk)
    if own is None:
        raise Http404
    published = releases.current()
    deed = request.POST.get("do")
    if request.method != "POST":
        return _preview_of_link(request, published, own)
    if deed == "renew":
        return _renewed(request, published, pk)
    if deed == "revoke":
        sharing.revoke(request.user.pk, pk, timezone.now())
        messages.success(request, f"“{own.label}” has ended. Its address shows nothing any more.")
    elif deed == "remove":
        sharing.remove(request.user.pk, pk)
        messages.success(request, f"“{own.label}” is gone from the list.")
    return redirect("sharing")


def _renewed(request: MemberRequest, published: Published, pk: int) -> HttpResponse:
    try:
        made = sharing.renew(request.user.pk, pk, timezone.now())
    except Ended:
        return _has_ended(request)
    if made is None:
        raise Http404
    return _made(request, published, made, renewed=True)


def _form(
    request: MemberRequest, published: Published, form: ShareForm, status: int
) -> HttpResponse:
    context = {"catalogue": published.catalogue, "form": form}
    return render(request, "careers/share_new.html", context, status=status)


def _has_ended(request: MemberRequest) -> HttpResponse:
    messages.error(request, "That link has ended. Make a new one.")
    return redirect("sharing")


def _made(
    request: MemberRequest, published: Published, made: Made, *, renewed: bool = False
) -> HttpResponse:
    """The only answer that ever holds the address."""
    context = {
        "catalogue": published.catalogue,
        "link": made.link,
        "address": tokens.address("shared", made.token),
        "replaced": made.again or renewed,
        "badges": badges.offered(made.link, made.token, published.catalogue),
    }
    return render(request, "careers/share_made.html", context)


def _preview_of_form(request: MemberRequest, published: Published, form: ShareForm) -> HttpResponse:
    keys, with_name = form.cleaned_data["parts"], form.cleaned_data["shows_name"]
    return _preview(request, published, keys, {"form": form}, with_name=with_name)


def _preview_of_link(request: MemberRequest, published: Published, own: ShareLink) -> HttpResponse:
    context: dict[str, object] = {"link": own, "state": sharing.state(own, timezone.now())}
    return _preview(request, published, own.parts, context, with_name=own.shows_name)


def _preview(
    request: MemberRequest,
    published: Published,
    keys: list[str],
    context: dict[str, object],
    *,
    with_name: bool,
) -> HttpResponse:
    """The page of the link itself, under a bar that says what it is."""
    chosen = parts(keys, published.catalogue)
    found = shared.shown(request.user, published, chosen, timezone.now(), with_name=with_name)
    context |= {"catalogue": published.catalogue, "shown": found, "is_preview": True}
    return page("careers/shared.html", context | {"csrf_token": get_token(request)})
