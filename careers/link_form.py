"""What every form has that makes a link: until when it is open, and a mark of its own."""

import hashlib
import json
import secrets
from datetime import date, datetime, time, timedelta
from typing import Any, Final, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from careers.domain import dates
from careers.domain.characters import REFUSAL, is_shown, is_shown_in_a_line
from careers.domain.sharing import USUAL_DAYS, last_day

ON_A_DAY: Final = "day"
UNTIL: Final = [*((str(days), f"{days} days") for days in USUAL_DAYS), (ON_A_DAY, "Until a day")]


def person_field(label: str, longest: int, **options: Any) -> forms.CharField:
    """A text in one line, such as a name."""
    return forms.CharField(
        label=label,
        max_length=longest,
        validators=[shown_in_a_line],
        error_messages={"max_length": f"Use {longest} characters at most."}
        | options.pop("error_messages", {}),
        **options,
    )


def text_field(label: str, longest: int, rows: int, **options: Any) -> forms.CharField:
    """A text of several lines. Not cut by the browser: what is too long is told."""
    return forms.CharField(
        label=label,
        required=False,
        validators=[MaxLengthValidator(longest, f"Use {longest} characters at most."), shown],
        widget=forms.Textarea({"rows": rows}),
        **options,
    )


def shown_in_a_line(text: str) -> None:
    if not is_shown_in_a_line(text):
        raise forms.ValidationError(REFUSAL)


def shown(text: str) -> None:
    """A browser sends its line ends in two characters."""
    if not is_shown(text.replace("\r\n", "\n")):
        raise forms.ValidationError(REFUSAL)


class LinkForm(forms.Form):
    """`today` is that of the member. `mark` comes back with the form, so that one sent twice
    is known; it may be anything."""

    until = forms.ChoiceField(
        label="Open for",
        choices=UNTIL,
        initial=str(USUAL_DAYS[1]),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose until when.",
            "invalid_choice": "Choose one of these.",
        },
    )
    day = forms.DateField(
        label="Last day",
        required=False,
        help_text="Only for “Until a day”. A year at most.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Write the day as year-month-day, such as 2027-01-15."},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.mark = self.data.get("made_from") or secrets.token_urlsafe(16)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self) -> dict[str, Any]:
        named = self.cleaned_data.get("until") == ON_A_DAY and "day" not in self.errors
        if named and (fault := self._fault(self.cleaned_data.get("day"))):
            self.add_error("day", fault)
        return self.cleaned_data

    def _fault(self, day: date | None) -> str:
        if day is None:
            return "Choose the last day."
        if day < self.today:
            return f"{dates.day(day)} has passed. Choose today or a later day."
        latest = last_day(self.today)
        if day > latest:
            return f"A link is open for a year at most. Choose {dates.day(latest)} or sooner."
        return ""

    @property
    def made_from(self) -> str:
        """The hash of the mark and of all that was chosen: whoever goes back, chooses
        otherwise and sends the form again wants another link."""
        said = json.dumps([self.mark, self.cleaned_data], default=str, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    def ends_at(self, now: datetime) -> datetime:
        """A day is open to its end, in the member's time zone."""
        until = self.cleaned_data["until"]
        if until != ON_A_DAY:
            return now + timedelta(days=int(until))
        following = cast("date", self.cleaned_data["day"]) + timedelta(days=1)
        return timezone.make_aware(datetime.combine(following, time.min))
