"""The end of an account."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.erasing import LAST, LastAdministrator, erase
from accounts.members import member_of
from accounts.models import User
from careers import releases
from careers.record.inventory import KEPT


class ErasingForm(forms.Form):
    """The address of the account, typed: a slip of the hand erases nobody."""

    typed = forms.CharField(
        label="Your e-mail address, to confirm",
        max_length=254,
        strip=True,
        error_messages={"required": "Type your e-mail address."},
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        ),
    )

    def __init__(self, member: User, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.member = member

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"]
        if typed.lower() != self.member.email:
            raise forms.ValidationError(
                f"This is not the address of this account, which is {self.member.email}."
            )
        return typed


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]
def erase_account(request: HttpRequest) -> HttpResponse:
    """A page that says what goes and what stays; with the address typed, the end of both the
    account and every session of it."""
    member = member_of(request)
    form = ErasingForm(member, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, form)
    try:
        erase(member_id=member.pk)
    except LastAdministrator:
        form.add_error(None, LAST)
        return _page(request, form)
    logout(request)
    response = redirect("account_erased")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _page(request: HttpRequest, form: ErasingForm) -> HttpResponse:
    context = {
        "form": form,
        "catalogue": releases.current_catalogue(),
        "stays": [kept.stays for kept in KEPT if kept.stays],
    }
    return render(request, "accounts/erase.html", context, status=400 if form.errors else 200)


@login_not_required
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Open to everybody: there is nobody left to ask."""
    return render(request, "accounts/erased.html")
