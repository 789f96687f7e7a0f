"""The question "what if I held this skill at that level?", asked in the address of the page."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms

from careers.domain.catalogue import Catalogue, Role
from careers.domain.levels import LEVELS


class WhatIfForm(forms.Form):
    """A skill that `role` asks for and a level 0-4, as `cleaned_data` skill and level."""

    skill = forms.ChoiceField(
        label="I held",
        error_messages={
            "required": "Choose a skill.",
            "invalid_choice": "This role does not ask for that skill. Choose one of these.",
        },
    )
    level = forms.TypedChoiceField(
        label="at",
        coerce=int,
        error_messages={
            "required": "Choose a level.",
            "invalid_choice": "There is no such level. Choose one of these.",
        },
    )

    def __init__(self, *args: Any, catalogue: Catalogue, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [skill for skill in catalogue.skills if skill.slug in role.asked]
        self._offer("skill", [(skill.slug, skill.name) for skill in asked])
        self._offer("level", [(str(level), catalogue.level_name(level)) for level in LEVELS])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices
