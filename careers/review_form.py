"""The form of a reviewer: a level for each skill by its can-dos, or "I cannot say"."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms

from careers.domain.catalogue import Catalogue, Skill
from careers.domain.levels import LEVELS
from careers.domain.review import MAX_PERSON, MAX_RELATION, MAX_WORDS, Said
from careers.link_form import person_field, text_field
from careers.models import ReviewedSkill
from careers.reviews import Answer

UNSURE: Final = "unsure"


class ReviewForm(forms.Form):
    """`skills` has the primary key of each row with its skill as the release has it. Nothing is
    chosen beforehand: agreeing is an answer as well."""

    def __init__(
        self,
        *args: Any,
        name: str,
        rows: Sequence[ReviewedSkill],
        skills: Mapping[int, Skill],
        catalogue: Catalogue,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = [row for row in rows if row.pk in skills]
        for row in self.rows:
            says = f"{name} says: {catalogue.level_name(row.own_level)}"
            skill = skills[row.pk]
            self.fields[f"level-{row.pk}"] = _level_field(catalogue, skill, says)
            label = f"In your words, about {skill.name}"
            self.fields[f"words-{row.pk}"] = text_field(label, MAX_WORDS, 3, help_text="Optional.")
        self.fields["reviewer"] = person_field(
            "Your name",
            MAX_PERSON,
            error_messages={"required": "Say who you are."},
            widget=forms.TextInput({"autocomplete": "name"}),
        )
        self.fields["relation"] = person_field(
            f"How you know {name}",
            MAX_RELATION,
            help_text="Such as: worked on the same team for two years.",
            error_messages={"required": f"Say how you know {name}."},
        )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def answer(self) -> Answer:
        said = self.cleaned_data
        return Answer(
            said["reviewer"],
            said["relation"],
            {
                row.pk: Said(_level(said[f"level-{row.pk}"]), said[f"words-{row.pk}"])
                for row in self.rows
            },
        )


def _level_field(catalogue: Catalogue, skill: Skill, says: str) -> forms.ChoiceField:
    can_dos = [(str(level), _can_do(catalogue, skill, level)) for level in LEVELS]
    return forms.ChoiceField(
        label=f"{skill.name} ({says})",
        choices=[*can_dos, (UNSURE, "I cannot say")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a level, or “I cannot say”.",
            "invalid_choice": "Choose one of these.",
        },
    )


def _can_do(catalogue: Catalogue, skill: Skill, level: int) -> str:
    statement = skill.can_do[level]
    name = catalogue.level_name(level)
    return f"{name}: {statement}" if statement else name


def _level(given: str) -> int | None:
    return None if given == UNSURE else int(given)
