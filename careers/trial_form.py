"""The form on which a member ticks a trial task off: what was made, and where it is."""

from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms

from careers.domain.trial_document import TrialTask
from careers.domain.trials import Attempt
from careers.text_fields import PlainText, WebAddress

LONGEST_LINK: Final = 500
LONGEST_NOTE: Final = 2000
TICKS: Final = "done"
"""The name of the boxes; each value is the slug of an item."""


class TrialForm(forms.Form):
    link = WebAddress(
        label="Link to what you made",
        help_text="A repository, a report, a running service: where somebody could look.",
        required=False,
        max_length=LONGEST_LINK,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={
            "max_length": "A link has at most %(limit_value)s characters, yours %(show_value)s.",
        },
    )
    note = PlainText(
        label="Note",
        help_text="Optional. It stands beside the evidence.",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
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
