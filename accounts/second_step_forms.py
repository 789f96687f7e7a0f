"""The forms of two-step sign-in and passkeys: allauth's flows with our fields, words and limits."""

from typing import Any, Final

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.internal.flows.add import validate_can_add_authenticator
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import get_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django import forms
from django.core.exceptions import ValidationError

from accounts import journal, second_step
from accounts.models import User, validate_name

NOT_READ: Final = "This passkey could not be used. Try again, or choose another way."
UNREADABLE: Final = (
    *(TypeError, ValueError, KeyError, AttributeError, IndexError, RecursionError),
    ValidationError,
)
"""What the packages raise for an answer that no browser makes, or that opens nothing."""
LONGEST_ANSWER: Final = 20_000


def code_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        error_messages={"required": "Type the code."},
        widget=forms.TextInput({"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class CodeForm(base_forms.AuthenticateForm):
    """The second step at sign-in: a code of the app, or one of the recovery codes."""

    code = code_field("Code")

    def clean_code(self) -> str:
        counted = second_step.count_guess(self.user)
        code: str = self.cleaned_data["code"]
        used = second_step.accepted(self.user, code)
        if used is None:
            journal.note(self.user.pk, "failed_code", context.request)
            raise get_adapter().validation_error("incorrect_code")
        second_step.take_back(counted)
        self.authenticator = used
        self.authenticator.user = self.user
        return code

    def save(self) -> None:
        super().save()
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            self.authenticator.refresh_from_db(fields=["data"])
            left = len(self.authenticator.wrap().get_unused_codes())
            get_adapter().send_notification_mail(
                "mfa/email/recovery_code_used", self.user, {"left": left}
            )


class CodeAgainForm(CodeForm):
    """The same, of somebody who is signed in."""

    def save(self) -> None:
        post_authentication(context.request, self.authenticator, reauthenticated=True)


class SetUpCodeForm(forms.Form):
    """The first code of an app: proof that it holds the secret."""

    code = code_field("Code that the app shows")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.secret: str = get_totp_secret(regenerate=not self.is_bound)
        self.counter = -1

    def clean_code(self) -> str:
        validate_can_add_authenticator(self.user)
        code: str = self.cleaned_data["code"]
        counter = second_step.matching(self.secret, code)
        if counter is None:
            raise ValidationError(
                "This is not the code that belongs to this picture. Is the clock right?"
            )
        self.counter = counter
        return code


class AnswerField(forms.JSONField):
    """What the browser answers for a passkey, as its script sends it. A page never shows it."""

    def bound_data(self, data: Any, initial: Any) -> None:
        return None

    def prepare_value(self, value: Any) -> str:
        return ""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > LONGEST_ANSWER:
            raise ValidationError(NOT_READ)
        try:
            answer = super().to_python(value)
        except (RecursionError, ValueError) as error:  # a number of thousands of digits
            raise ValidationError(NOT_READ) from error
        if answer is not None and not isinstance(answer, dict):
            raise ValidationError(NOT_READ)
        return answer


def answer_field() -> AnswerField:
    wordings = {"required": "Your browser gave no passkey. Try again.", "invalid": NOT_READ}
    return AnswerField(widget=forms.HiddenInput, error_messages=wordings)


class PasskeyNameForm(forms.Form):
    name = forms.CharField(
        max_length=60,
        validators=[validate_name],
        help_text="Such as the device it is on.",
        error_messages={"required": "Give it a name."},
    )


class NewPasskeyForm(PasskeyNameForm):
    """A passkey that knows who is asked: it needs a fingerprint, a face or a PIN."""

    credential = answer_field()

    def clean_credential(self) -> dict[str, Any]:
        try:
            answer = _kept(self.cleaned_data["credential"])
            webauthn.parse_registration_response(answer)
            made = webauthn.complete_registration(answer)
        except UNREADABLE as error:
            raise ValidationError(NOT_READ) from error
        if not made.is_user_verified():
            raise ValidationError(NOT_READ)
        return answer


class PasskeyForm(forms.Form):
    """A passkey, of `user`, or of whomever it names where nobody is known yet."""

    credential = answer_field()

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_credential(self) -> Authenticator:
        """No guesses are counted: there is nothing to guess, and counting by the member that an
        answer names would let anybody keep them out."""
        answer = self.cleaned_data["credential"]
        try:
            webauthn.parse_authentication_response(answer)
            user = self.user or webauthn.extract_user_from_response(answer)
            return webauthn.complete_authentication(user, answer)
        except UNREADABLE as error:
            raise ValidationError(NOT_READ) from error


class PasskeyStepForm(PasskeyForm):
    """As the second step, behind the password."""

    def save(self) -> None:
        post_authentication(context.request, self.cleaned_data["credential"])


def _kept(answer: dict[str, Any]) -> dict[str, Any]:
    """The parts of a new passkey's answer that are used later, and nothing else: it is stored."""
    response, extensions = answer["response"], answer.get("clientExtensionResults") or {}
    resident = (extensions.get("credProps") or {}).get("rk")
    return {
        "id": str(answer["id"]),
        "rawId": str(answer["rawId"]),
        "type": "public-key",
        "response": {
            "clientDataJSON": str(response["clientDataJSON"]),
            "attestationObject": str(response["attestationObject"]),
        },
        "clientExtensionResults": {"credProps": {"rk": resident is True}},
    }
