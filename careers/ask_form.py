"""The form on which a member asks somebody to review chosen skills."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django import forms

from careers.domain import dates
from careers.domain.catalogue import Catalogue
from careers.domain.review import MAX_MESSAGE, MAX_PERSON, MOST_SKILLS
from careers.domain.sharing import MAX_LABEL
from careers.link_form import LinkForm, person_field, text_field
from careers.reviews import Asked


class AskForm(LinkForm):
    """`levels` are the member's own, by skill slug; only what is rated can be asked for."""

    skills = forms.MultipleChoiceField(
        label=f"Skills to confirm or correct, {MOST_SKILLS} at most",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one skill.",
            "invalid_choice": "“%(value)s” is none of your rated skills.",
        },
    )
    name = person_field(
        "Your name, as they know you",
        MAX_PERSON,
        error_messages={"required": "Say who asks: they see no other sign of you."},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    message = text_field("A message to them", MAX_MESSAGE, 4, help_text="Optional, plain text.")
    label = person_field(
        "Whom you ask",
        MAX_LABEL,
        required=False,
        help_text="For your list; they do not see it.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    field_order = ("skills", "name", "message", "label", "until", "day")

    def __init__(
        self, *args: Any, catalogue: Catalogue, levels: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.levels = levels
        cast("forms.MultipleChoiceField", self.fields["skills"]).choices = [
            (skill.slug, f"{skill.name}: {catalogue.level_name(levels[skill.slug])}")
            for skill in catalogue.skills
            if skill.slug in levels
        ]

    def clean_skills(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["skills"]
        if len(chosen) > MOST_SKILLS:
            raise forms.ValidationError(
                f"You chose {len(chosen)}. Choose {MOST_SKILLS} at most: each takes them a while."
            )
        return chosen

    def clean_label(self) -> str:
        return self.cleaned_data["label"] or f"Request of {dates.day(self.today)}"

    def asked(self, now: datetime) -> Asked:
        said = self.cleaned_data
        chosen = set(said["skills"])
        return Asked(
            said["label"],
            said["name"],
            said["message"],
            {slug: level for slug, level in self.levels.items() if slug in chosen},
            self.ends_at(now),
            self.made_from,
        )
