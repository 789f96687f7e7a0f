"""The form on which a member ticks a trial task off: what was made, and where it is."""

from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from careers.domain.characters import REFUSAL, is_shown
from careers.domain.trial_document import TrialTask
from careers.domain.trials import Attempt

ADDRESS: Final = "Write a web address that begins with https:// or http://."
LONGEST_LINK: Final = 500
LONGEST_NOTE: Final = 2000
TICKS: Final = "done"
"""The name of the boxes; each value is the slug of an item."""


def printable(text: str) -> None:
    if not is_shown(text):
        raise ValidationError(REFUSAL)


class Note(forms.CharField):
    """Browsers send \\r\\n for a new line."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class TrialForm(forms.Form):
    link = forms.URLField(
        label="Link to what you made",
        help_text="A repository, a report, a running service: where somebody could look.",
        required=False,
        max_length=LONGEST_LINK,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        validators=[URLValidator(schemes=["http", "https"], message=ADDRESS), printable],
        error_messages={
            "invalid": ADDRESS,
            "max_length": "A link has at most %(limit_value)s characters, yours %(show_value)s.",
        },
    )
    note = Note(
        label="Note",
        help_text="Optional. It stands beside the evidence.",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[printable],
        error_messages={
            "max_length": "A note has at most %(limit_value)s characters, yours %(show_value)s."
        },
    )

    def __init__(self, data: Any, task: TrialTask, attempt: Attempt) -> None:
        super().__init__(data, initial={"link": attempt.link, "note": attempt.note})
        items = [item.slug for item in task.acceptance]
        held = data.getlist(TICKS) if data is not None else attempt.ticked
        self.ticked = frozenset(items).intersection(held)
        self.boxes = [(item, item.slug in self.ticked) for item in task.acceptance]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def said(self) -> Attempt:
        """What a sound form says."""
        return Attempt(self.ticked, self.cleaned_data["link"], self.cleaned_data["note"])
