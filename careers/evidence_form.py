"""The form on which a member attaches evidence to a skill, or changes it."""

from datetime import date
from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.template.loader import render_to_string

from careers.domain import dates
from careers.domain.catalogue import Catalogue, Skill
from careers.domain.evidence import KIND_NAMES, OF_MEMBERS
from careers.domain.evidence_pieces import Attached
from careers.domain.levels import ASKABLE_LEVELS, EARLIEST_YEAR, MAX_NAME
from careers.text_fields import OneLineText, PlainText, WebAddress

NO_DATE = "Write the day as year-month-day, such as 2026-05-03."
NOT_A_LEVEL = "There is no such level. Choose one of these."


def _day_field(label: str, help_text: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": NO_DATE, "required": f"Say when. {NO_DATE}"},
        **kwargs,
    )


class EvidenceForm(forms.Form):
    """For `skill`, None where the release does not hold it any more; `today` is the member's."""

    level = forms.TypedChoiceField(
        label="Which sentence does it show?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the sentence.", "invalid_choice": NOT_A_LEVEL},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(kind, KIND_NAMES[kind]) for kind in OF_MEMBERS],
        error_messages={"required": "Choose what it is.",
                        "invalid_choice": "There is no such kind. Choose one of these."},
    )  # fmt: skip
    title = OneLineText(
        label="Title",
        max_length=MAX_NAME,
        help_text="Its name, as you would tell a colleague.",
        error_messages={"required": "Give it a title."},
    )
    link = WebAddress(
        label="Link",
        required=False,
        max_length=500,
        help_text="Optional: where it can be seen. Crosswalk never opens it.",
        widget=forms.URLInput(attrs={"placeholder": "", "inputmode": "url"}),
    )
    dated_on = _day_field("Date", "When it was finished, awarded or written.")
    expires_on = _day_field(
        "Valid through",
        "Optional, for what ends. After that day it no longer counts.",
        required=False,
    )
    note = PlainText(
        label="Note",
        required=False,
        max_length=2000,
        help_text="Optional: what you did, in your own words.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, data: Any, *, catalogue: Catalogue, skill: Skill | None, today: date, initial: Any
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        cast("forms.ChoiceField", self.fields["level"]).choices = [
            (str(level), _choice(catalogue, skill, level)) for level in ASKABLE_LEVELS
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_dated_on(self) -> date:
        day: date = self.cleaned_data["dated_on"]
        if day > self.today:
            raise forms.ValidationError(f"{dates.day(day)} is still to come. Attach it then.")
        if day.year < EARLIEST_YEAR:
            raise forms.ValidationError(f"Write a day of {EARLIEST_YEAR} or later.")
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends = given.get("dated_on"), given.get("expires_on")
        if begins and ends and ends < begins:
            self.add_error("expires_on", f"That is before {dates.day(begins)}, when it began.")
        return given

    def said(self) -> Attached:
        """What was typed, once it is valid."""
        return Attached(**self.cleaned_data)


def _choice(catalogue: Catalogue, skill: Skill | None, level: int) -> str:
    context = {
        "level": level,
        "name": catalogue.level_name(level),
        "can_do": skill.can_do[level] if skill else "",
    }
    return render_to_string("careers/_evidence_level.html", context)


class SkillForm(forms.Form):
    """The first step: which skill, of those in the release."""

    skill = forms.ChoiceField(
        label="Skill",
        error_messages={
            "required": "Choose a skill.",
            "invalid_choice": "The current release holds no such skill. Choose one of these.",
        },
    )

    def __init__(self, data: Any, *, catalogue: Catalogue) -> None:
        super().__init__(data)
        cast("forms.ChoiceField", self.fields["skill"]).choices = [
            (category.name, [(skill.slug, skill.name) for skill in skills])
            for category in catalogue.categories
            if (skills := catalogue.skills_in(category.slug))
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
