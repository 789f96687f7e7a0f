"""The form on which a member says what a share link shows, and until when."""

from datetime import datetime
from typing import Any, cast

from django import forms

from careers.domain import dates
from careers.domain.catalogue import Catalogue
from careers.domain.characters import REFUSAL, is_shown_in_a_line
from careers.domain.sharing import MAX_LABEL, choices
from careers.link_form import LinkForm
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
    label = forms.CharField(
        label="Name of this link",
        required=False,
        max_length=MAX_LABEL,
        help_text="For you alone, such as whom it is for.",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": f"Use {MAX_LABEL} characters at most."},
    )
    field_order = ("parts", "shows_name", "until", "day", "label")

    def __init__(self, *args: Any, catalogue: Catalogue, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["parts"]).choices = choices(catalogue)
        self.fields["shows_name"].help_text = (
            f"As it stands in your profile: {name}." if name else "Your profile has no name yet."
        )

    def clean_label(self) -> str:
        label: str = self.cleaned_data["label"]
        if not is_shown_in_a_line(label):
            raise forms.ValidationError(REFUSAL)
        return label or f"Link of {dates.day(self.today)}"

    def wanted(self, now: datetime) -> Wanted:
        said = self.cleaned_data
        parts = list(dict.fromkeys(said["parts"]))
        return Wanted(said["label"], parts, said["shows_name"], self.ends_at(now), self.made_from)
