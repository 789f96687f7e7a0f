"""The form on which a member says what a share link shows, and until when."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.html import escape

from careers.domain import dates
from careers.domain.catalogue import Catalogue
from careers.domain.sharing import MAX_LABEL, choices
from careers.link_form import LinkForm, person_field
from careers.sharing import Wanted


class ShareForm(LinkForm):
    """What the link shows is chosen part by part; nothing is chosen beforehand."""

    parts = forms.MultipleChoiceField(
        label="What the link shows",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one part.",
            "invalid_choice": "The current release has no such part. Choose among these.",
        },
    )
    shows_name = forms.BooleanField(required=False, label="Show my name")
    label = person_field(
        "Name of this link",
        MAX_LABEL,
        required=False,
        help_text="For you alone, such as whom it is for.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    field_order = ("parts", "shows_name", "until", "day", "label")

    def __init__(self, *args: Any, catalogue: Catalogue, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["parts"]).choices = choices(catalogue)
        known = (
            f"As it stands in your profile: {name}." if name else "Your profile has no name yet."
        )
        # Which the form library takes for HTML.
        self.fields["shows_name"].help_text = escape(known)

    def clean_label(self) -> str:
        return self.cleaned_data["label"] or f"Link of {dates.day(self.today)}"

    def wanted(self, now: datetime) -> Wanted:
        said = self.cleaned_data
        parts = list(dict.fromkeys(said["parts"]))
        return Wanted(said["label"], parts, said["shows_name"], self.ends_at(now), self.made_from)
