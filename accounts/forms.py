"""The account forms: allauth's flows with our fields, words and limits."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse

from accounts import addresses, signing_up, time_zones
from accounts.fields import AddressField, NewPasswordField, PasswordField
from accounts.models import User

CHOOSING = "At least 10 characters. A few words in a row are easiest to keep in mind."
AGAIN = "Type the password a second time."


class SignUpForm(allauth_forms.SignupForm):
    """E-mail, password twice, and the zone that the browser names in a hidden field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "email": AddressField(),
            "password1": NewPasswordField(label="Password", help_text=CHOOSING),
            "password2": NewPasswordField(label="Password again", missing=AGAIN),
            "time_zone": forms.CharField(required=False, widget=forms.HiddenInput()),
        }
        if self.by_passkey:
            del self.fields["password1"], self.fields["password2"]

    def clean_time_zone(self) -> str:
        """What the browser says, where it makes sense: nobody typed it, so nobody is told."""
        named = self.cleaned_data["time_zone"]
        return named if named in time_zones.known() else settings.TIME_ZONE

    def signup(self, request: HttpRequest, user: User) -> None:
        user.time_zone = self.cleaned_data["time_zone"]
        user.save(update_fields=["time_zone"])

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Who never proved the address begins again; the owner of a proven one is sent a mail."""
        if self.account_already_exists:
            # Saving would have hashed: an answer that comes sooner tells of the account.
            chosen = "" if self.by_passkey else make_password(self.cleaned_data["password1"])
            waiting = signing_up.unproven(self.cleaned_data["email"])
            if waiting:
                signing_up.begin(request.session, waiting, chosen)
                self.signup(request, waiting)
                return waiting, None
        answer: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return answer


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "login": AddressField(autocomplete="username"),
            "password": PasswordField(label="Password"),
        }

    def add_error(self, field: str | None, error: Any) -> None:
        """What is wrong with the pair is said at the password: that is what to type again."""
        super().add_error("password" if field in {None, NON_FIELD_ERRORS} else field, error)


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    password = PasswordField(label="Password")


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    email = AddressField()


class CodeForm(allauth_forms.ConfirmEmailVerificationCodeForm):
    code = forms.CharField(
        label="Code",
        max_length=40,
        error_messages={"required": "Type the code from the mail."},
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    """A new password, twice, for the person that a mailed link names."""

    password1 = NewPasswordField(label="New password", help_text=CHOOSING)
    password2 = NewPasswordField(label="New password again", missing=AGAIN)

    def clean_password1(self) -> str:
        password: str = get_adapter().clean_password(self.cleaned_data["password1"], self.user)
        return password


class ChangePasswordForm(NewPasswordForm):
    """The present password first: a session left open is not enough to change it."""

    oldpassword = PasswordField(label="Present password")
    field_order = ("oldpassword", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.user.has_usable_password():
            del self.fields["oldpassword"]  # the view asks for a passkey first

    def clean_oldpassword(self) -> str:
        old: str = self.cleaned_data["oldpassword"]
        if not self.user.check_password(old):
            raise get_adapter().validation_error("enter_current_password")
        return old

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("password1") and cleaned["password1"] == cleaned.get("oldpassword"):
            self.add_error("password1", "This is your present password. Choose another.")
        return cleaned


class ChangeEmailForm(forms.Form):
    """A new address, and the password: a session left open is not enough to change it."""

    email = AddressField(label="New e-mail")
    password = PasswordField(label="Password")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not user.has_usable_password():
            del self.fields["password"]  # the view asks for a passkey first

    def clean_email(self) -> str:
        """With mail, whether somebody else has the address is only told to who reads its mail."""
        address: str = self.cleaned_data["email"]
        if address == self.user.email:
            raise get_adapter().validation_error("duplicate_email")
        if not settings.MAIL_CONFIGURED and addresses.is_taken(address, by_other_than=self.user):
            raise get_adapter().validation_error("email_taken")
        return address

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise get_adapter().validation_error("incorrect_password")
        return password


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("name", "time_zone", "theme")
        widgets = {
            "name": forms.TextInput({"autocomplete": "name"}),
            "theme": forms.RadioSelect(),
        }
        help_texts = {"time_zone": "Dates and times are shown in it. Type a city to find it."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"] = forms.ChoiceField(
            choices=time_zones.offered(self.instance.time_zone),
            help_text=self.fields["time_zone"].help_text,
            error_messages={"invalid_choice": "Choose a time zone from the list."},
        )
