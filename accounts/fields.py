"""Form fields that several account forms share."""

from typing import Any

from allauth.account.fields import EmailField
from django import forms

from accounts import addresses
from accounts.passwords import check_length


class AddressField(EmailField):
    """An e-mail address, in the one way it is stored (accounts.addresses.canonical)."""

    def __init__(self, *, autocomplete: str = "email", **options: Any) -> None:
        options.setdefault("label", "E-mail")
        super().__init__(
            max_length=254,
            widget=forms.EmailInput({"autocomplete": autocomplete}),
            error_messages={
                "required": "Type an e-mail address.",
                "invalid": addresses.NOT_AN_ADDRESS,
            },
            **options,
        )

    def clean(self, value: Any) -> str:
        address = super().clean(value)
        return addresses.canonical(address) if address else ""


class PasswordField(forms.CharField):
    """The password that is in use, to compare with its hash. It may hold spaces, and be pasted."""

    autocomplete = "current-password"
    # Not max_length: the browser would cut a longer pasted password without a word.
    default_validators = [*forms.CharField.default_validators, check_length]

    def __init__(self, *, missing: str = "Type a password.", **options: Any) -> None:
        super().__init__(
            strip=False,
            widget=forms.PasswordInput({"autocomplete": self.autocomplete}),
            error_messages={"required": missing},
            **options,
        )


class NewPasswordField(PasswordField):
    """A password to come: the validators of the settings judge it, once, with the person known."""

    autocomplete = "new-password"
    default_validators = forms.CharField.default_validators
