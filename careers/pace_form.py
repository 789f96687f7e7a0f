"""The form on which a member says how many hours a week, from when and until when."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.html import escape

from careers.domain import dates
from careers.domain.goal import GoalPace
from careers.domain.levels import (
    FARTHEST_YEARS,
    MAX_HOURS_A_WEEK,
    MAX_WEEKS_OFF,
    MIN_HOURS_A_WEEK,
)

HOURS: Final = f"Hours a week must be between {MIN_HOURS_A_WEEK} and {MAX_HOURS_A_WEEK}."
NO_DATE: Final = "Write the day as year-month-day, such as 2027-01-15."


def _day_field(label: str, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": NO_DATE},
    )


class PaceForm(forms.Form):
    """`today` is that of the member. A week off is any day within it; `weeks_off` are those
    that stay, `week_off` is one more."""

    hours_per_week = forms.IntegerField(
        label="Hours a week",
        widget=forms.NumberInput(attrs={"min": MIN_HOURS_A_WEEK, "max": MAX_HOURS_A_WEEK}),
        validators=[
            validator(bound, f"{HOURS} You wrote %(show_value)s.")
            for validator, bound in (
                (MinValueValidator, MIN_HOURS_A_WEEK),
                (MaxValueValidator, MAX_HOURS_A_WEEK),
            )
        ],
        error_messages={
            "required": f"Say how many hours a week. {HOURS}",
            "invalid": f"Write a whole number. {HOURS}",
        },
    )
    start_on = _day_field("Start", "Left empty, dates are counted from the day you look.")
    target_on = _day_field("I want to be Ready by", "Optional.")
    weeks_off = forms.MultipleChoiceField(
        label="Weeks off",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Uncheck a week to use it after all.",
        error_messages={"invalid_choice": "“%(value)s” is not one of your weeks off."},
    )
    week_off = _day_field("Add a week off", "Any day in it. Nothing is planned from its Monday on.")

    def __init__(self, data: Any, *, pace: GoalPace, today: date) -> None:
        super().__init__(data, initial=_still_ahead(pace, today))
        self.today = today
        if pace.target_on is not None and pace.target_on < today:
            passed = f"{dates.day(pace.target_on)} has passed."
            self.fields["target_on"].help_text = escape(f"{passed} Choose another day, or none.")
        self._offer_weeks(self.initial["weeks_off"])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def _offer_weeks(self, weeks: Iterable[str]) -> None:
        field = cast("forms.MultipleChoiceField", self.fields["weeks_off"])
        field.choices = [(day, dates.week_of(date.fromisoformat(day))) for day in weeks]
        if not field.choices:
            del self.fields["weeks_off"]

    def clean_start_on(self) -> date | None:
        return self._ahead("start_on")

    def clean_target_on(self) -> date | None:
        return self._ahead("target_on")

    def clean_week_off(self) -> date | None:
        return self._ahead("week_off")

    def _ahead(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day is None:
            return None
        if day < self.today:
            raise forms.ValidationError(
                f"{dates.day(day)} has passed. Choose today or a later day."
            )
        if (day - self.today).days > 365 * FARTHEST_YEARS:
            raise forms.ValidationError(
                f"{dates.day(day)} is more than {FARTHEST_YEARS} years ahead. Choose a nearer day."
            )
        return day

    def clean(self) -> dict[str, Any]:
        start, target = self.cleaned_data.get("start_on"), self.cleaned_data.get("target_on")
        if target and target <= (start or self.today):
            begins = f"on {dates.day(start)}" if start else "today"
            self.add_error(
                "target_on",
                f"{dates.day(target)} is too soon: you start {begins}. Choose a later day.",
            )
        if len(self._weeks()) > MAX_WEEKS_OFF:
            self.add_error("week_off", f"Up to {MAX_WEEKS_OFF} weeks off can be planned ahead.")
        return self.cleaned_data

    def _weeks(self) -> set[date]:
        added = self.cleaned_data.get("week_off")
        kept = (date.fromisoformat(day) for day in self.cleaned_data.get("weeks_off", ()))
        return {_monday(day) for day in (*kept, *([added] if added else []))}

    def pace(self) -> GoalPace:
        """What was said. Weeks that are over are dropped."""
        said: Mapping[str, Any] = self.cleaned_data
        this_week = _monday(self.today)
        weeks = tuple(sorted(week for week in self._weeks() if week >= this_week))
        return GoalPace(said["hours_per_week"], said["start_on"], said["target_on"], weeks)


def _still_ahead(pace: GoalPace, today: date) -> dict[str, Any]:
    """Days that have passed are not offered again: they would keep the rest from being saved."""
    weeks = {_monday(day).isoformat() for day in pace.weeks_off if _monday(day) >= _monday(today)}
    return {
        "hours_per_week": pace.hours_per_week,
        "start_on": _unless_passed(pace.start_on, today),
        "target_on": _unless_passed(pace.target_on, today),
        "weeks_off": sorted(weeks),
    }


def _unless_passed(day: date | None, today: date) -> date | None:
    return None if day is None or day < today else day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
