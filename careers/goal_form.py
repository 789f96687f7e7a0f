"""The form on which a member chooses a target role."""

from collections.abc import Iterable
from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.template.loader import render_to_string

from careers.domain.catalogue import Role


class GoalForm(forms.Form):
    """`roles` are those of the current release: a goal is one of them."""

    role = forms.ChoiceField(
        label="Target role",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a role.",
            "invalid_choice": "The current release has no such role. Choose one of these.",
        },
    )

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["role"]).choices = [
            (role.slug, render_to_string("careers/_goal_role.html", {"role": role}))
            for role in roles
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
