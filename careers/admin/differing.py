"""What lies between two releases, or a release and the working copy; a release as a file."""

from collections.abc import Container
from datetime import datetime
from typing import Any, Final

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format

from careers import working_copy
from careers.admin.desk import desk_page, show
from careers.admin.findings import located
from careers.domain.differences.compare import differences
from careers.domain.differences.shapes import Group, cut
from careers.domain.document import Document
from careers.domain.faults import DocumentError
from careers.domain.reading import stored
from careers.models import Release, Role, Skill

WORKING: Final = "working"
LONGEST: Final = 600_000
"""Characters of differences that one page shows. The default catalogue has about 270,000."""
NOTE_SHOWN: Final = 60


class DifferenceForm(forms.Form):
    """From one version to another, each the number of a release or the working copy."""

    def __init__(self, data: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        versions = [(WORKING, "The working copy"), *_releases()]
        self.fields["from"] = forms.ChoiceField(label="From", choices=versions)
        self.fields["to"] = forms.ChoiceField(label="To", choices=versions)


def _releases() -> list[tuple[str, str]]:
    rows = Release.objects.values_list("number", "published_at", "note")
    return [
        (str(number), f"Release {number}, {_day(at)}: {note[:NOTE_SHOWN]}")
        for number, at, note in rows
    ]


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j M Y")


def between(before: Document, after: Document, back: Container[str] = ()) -> tuple[Group, ...]:
    """The differences as a page can hold them. `back` is what `known_before` tells."""
    return cut(differences(before, after, back), LONGEST)


def known_before(number: int | None = None) -> frozenset[str]:
    """The slugs of skills and roles that a release up to `number` held or, without a number,
    that the working copy keeps as retired: what follows brings them back. Two queries."""
    known = Q(retired=True) if number is None else Q(first_release__lte=number)
    rows = (Skill.objects.filter(known), Role.objects.filter(known))
    return frozenset(slug for each in rows for slug in each.values_list("slug", flat=True))


@desk_page("careers.view_release")
def difference(request: HttpRequest) -> HttpResponse:
    """Any two versions; at first, the current release and the working copy."""
    newest = Release.objects.values_list("number", flat=True).first()
    asked = {"from": newest or WORKING, "to": WORKING, **request.GET.dict()}
    form = DifferenceForm(asked)
    context: dict[str, Any] = {"form": form, "groups": None}
    if form.is_valid():
        sides = [form.cleaned_data[side] for side in ("from", "to")]
        context["heading"] = "From {} to {}".format(*map(_name, sides))
        try:
            back = known_before(None if sides[0] == WORKING else int(sides[0]))
            before, after = map(_document, sides)
            context["groups"] = between(before, after, back)
        except DocumentError as error:
            context["faults"] = located(error.faults)
    template = "admin/careers/release/difference.html"
    status = 200 if form.is_valid() else 400
    return show(request, template, "What differs", status=status, **context)


def _name(version: str) -> str:
    return "the working copy" if version == WORKING else f"release {version}"


def _document(version: str) -> Document:
    if version == WORKING:
        return working_copy.read()
    return stored(Release.objects.values_list("document", flat=True).get(number=version))


@desk_page("careers.view_release")
def download(request: HttpRequest, number: int) -> HttpResponse:
    """The exact bytes that were stored, and that the release's SHA-256 is of."""
    release = get_object_or_404(Release, number=number)
    return HttpResponse(
        release.document.encode(),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="crosswalk-release-{number}.json"'},
    )
