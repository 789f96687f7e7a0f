"""Form fields that take what can be stored and shown, and say at the field what cannot."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from careers.domain.characters import REFUSAL, is_shown, is_shown_in_a_line

WEB_ADDRESS = "Write a web address that begins with https:// or http://."


def printable(text: str) -> None:
    """Refuse the characters that no document may hold."""
    if not is_shown(text):
        raise ValidationError(REFUSAL)


def printable_in_a_line(text: str) -> None:
    if not is_shown_in_a_line(text):
        raise ValidationError(REFUSAL)


class PlainText(forms.CharField):
    """Browsers send \\r\\n for a new line; rows and documents hold \\n."""

    default_validators = [printable]

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


class OneLineText(forms.CharField):
    default_validators = [printable_in_a_line]


def names_nobody(url: str) -> None:
    """Refuse https://example.org@other.example/, which reads as if it led elsewhere, and
    passwords. What is no address at all is told by another validator."""
    try:
        who = "@" in urlsplit(url).netloc
    except ValueError:
        return
    if who:
        raise ValidationError("Leave out the name and password before the @.")


class WebAddress(forms.URLField):
    default_validators = [
        URLValidator(schemes=["http", "https"], message=WEB_ADDRESS),
        printable_in_a_line,
        names_nobody,
    ]
    default_error_messages = {"invalid": WEB_ADDRESS}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)
