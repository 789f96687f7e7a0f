"""A file or a pasted text that may name skills."""

from typing import Any, Final

from django import forms

from careers.domain.imports.text import LONGEST
from careers.imports.recognising import LARGEST

ONE_OF_BOTH: Final = "Choose a file or paste a text, not both."
NEITHER: Final = "Choose a file, or paste a text."


class ImportForm(forms.Form):
    """Either `file` or `text`."""

    file = forms.FileField(
        label="A file",
        required=False,
        help_text="JSON Resume, a LinkedIn export (the ZIP, or its Skills.csv), or a CV as plain "
        f"text. At most {LARGEST // 1_000_000} MB.",
        error_messages={
            "empty": "This file is empty.",
            "invalid": "Choose the file once more.",
            "missing": "Choose the file once more.",
            "max_length": "The name of this file is too long.",
        },
    )
    text = forms.CharField(
        label="Or the text of your CV",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": f"This text is longer than {LONGEST:,} characters."},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(f"This file is longer than {LARGEST:,} bytes.")
        return file

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        file, text = found.get("file"), found.get("text")
        if not self.errors and bool(file) == bool(text):
            self.add_error(None, ONE_OF_BOTH if file else NEITHER)
        return found
