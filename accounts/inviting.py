"""The admin's pages that bring a person in: an invitation, and the link that sets a password."""

from typing import Any, Final

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from accounts import addresses, people
from accounts.adapter import UNSENT
from accounts.fields import AddressField
from accounts.links import INVITED_FOR, invitation_link, reset_link
from accounts.members import member_of
from accounts.models import TAKEN, User, validate_name
from accounts.standing import GIVEN, MAY, Standing

PERSON: Final = "admin:accounts_user_change"


class InvitationForm(forms.Form):
    email = AddressField(autocomplete="off")
    name = forms.CharField(
        max_length=60,
        required=False,
        validators=[validate_name],
        widget=forms.TextInput({"autocomplete": "off", "class": "vTextField"}),
        help_text="How Crosswalk addresses them. They can change it.",
    )
    standing = forms.ChoiceField(label="As", widget=forms.RadioSelect, initial=Standing.MEMBER)

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["class"] = "vTextField"
        given = GIVEN if by.is_superuser else (Standing.MEMBER,)
        self.fields["standing"].choices = [(kind, MAY[kind]) for kind in given]  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if addresses.is_taken(address):
            raise ValidationError(TAKEN, code="email_taken")
        return address


def inviting(request: HttpRequest) -> HttpResponse:
    """Whoever is invited gets a link by mail; without mail it is shown, once, to pass on."""
    by = member_of(request)
    form = InvitationForm(by, request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = _invited(by, form)
        if person is not None:
            return hand_over(request, person)
    status = 400 if form.errors else 200
    return _show(request, "invite", "Invite a person", status=status, form=form)


def _invited(by: User, form: InvitationForm) -> User | None:
    """None where somebody took the address since the form looked."""
    asked = form.cleaned_data
    try:
        return people.invite(
            by=by,
            email=asked["email"],
            name=asked["name"],
            standing=Standing(asked["standing"]),
        )
    except ValidationError as taken:
        form.add_error("email", taken)
        return None


def hand_over(request: HttpRequest, person: User) -> HttpResponse:
    """A link for `person`: an invitation as long as they have no password."""
    invited = not person.has_usable_password()
    link = invitation_link(person) if invited else reset_link(person)
    if not settings.MAIL_CONFIGURED:
        lasts = f"{INVITED_FOR.days} days" if invited else "one hour"
        return _show(request, "link", "A link to pass on", person=person, link=link, lasts=lasts)
    template = "account/email/invitation" if invited else "account/email/password_reset_key"
    context = {"password_reset_url": link, "days": INVITED_FOR.days}
    get_adapter(request).send_mail(template, person.email, context)
    if UNSENT not in request.META:
        messages.success(request, f"A link is on its way to {person.email}.")
    return redirect(PERSON, person.pk)


def _show(
    request: HttpRequest, page: str, title: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    request.current_app = admin.site.name
    whole = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/accounts/user/{page}.html", whole, status=status)
