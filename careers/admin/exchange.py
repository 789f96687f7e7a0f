"""The catalogue as files: one JSON document, or tables for people who work in spreadsheets."""

import json
from typing import Any, Final, get_args

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from careers import working_copy
from careers.admin.desk import desk_page, show
from careers.admin.findings import located
from careers.admin.restoring import RIGHTS
from careers.admin.uploading import Place, UploadForm, answer
from careers.domain.faults import DocumentError
from careers.tables.plan import TABLES, Kind, exported, exported_workbook
from careers.tables.sheet import Separator

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEPARATORS: Final[dict[str, Separator]] = {"comma": ",", "semicolon": ";"}


class TableForm(UploadForm):
    table = forms.ChoiceField(
        label="Table", choices=[(kind, kind.capitalize()) for kind in get_args(Kind)]
    )

    @property
    def kind(self) -> str:  # type: ignore[override] # one page for three kinds
        return str(self.cleaned_data["table"])


DOCUMENT: Final = Place(
    "admin:careers_import", "Import a catalogue", "admin/careers/exchange/import.html", UploadForm
)
TABLE: Final = Place(
    "admin:careers_tables",
    "Tables for spreadsheets",
    "admin/careers/exchange/tables.html",
    TableForm,
)


@desk_page("careers.view_release", *RIGHTS)
def importing(request: HttpRequest) -> HttpResponse:
    """A document that replaces the working copy."""
    return answer(request, DOCUMENT)


@desk_page("careers.view_release", *RIGHTS)
def tables(request: HttpRequest) -> HttpResponse:
    """A table that is laid over the working copy."""
    return answer(request, TABLE)


@desk_page("careers.view_release")
def exporting(request: HttpRequest) -> HttpResponse:
    """The working copy as the document that importing takes."""
    try:
        document = working_copy.read().model_dump(mode="json")
    except DocumentError as error:
        return _not_written(request, error)
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    return _download(text, "application/json", "working-copy.json")


@desk_page("careers.view_release")
def table(request: HttpRequest, kind: str) -> HttpResponse:
    """One table of the working copy, with the separator that is asked for."""
    separator = SEPARATORS.get(request.GET.get("separator", "comma"))
    if kind not in TABLES or separator is None:
        raise Http404
    try:
        text = exported(kind, working_copy.read(), separator)
    except DocumentError as error:
        return _not_written(request, error)
    return _download(text, "text/csv; charset=utf-8", f"{kind}.csv")


@desk_page("careers.view_release")
def workbook(request: HttpRequest, kind: str) -> HttpResponse:
    """One table of the working copy as a workbook."""
    if kind not in TABLES:
        raise Http404
    try:
        data = exported_workbook(kind, working_copy.read())
    except DocumentError as error:
        return _not_written(request, error)
    return _download(data, XLSX, f"{kind}.xlsx")


def _download(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    filename = f"crosswalk-{timezone.localdate():%Y-%m-%d}-{name}"
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _not_written(request: HttpRequest, error: DocumentError) -> HttpResponse:
    template = "admin/careers/exchange/not_written.html"
    found = located(error.faults)
    return show(request, template, "Nothing to download yet", status=409, faults=found)
