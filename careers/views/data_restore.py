"""A Crosswalk export, brought back: chosen, looked at, decided."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careers import releases
from careers.actions.bring_back import Missing, bring_back, missing
from careers.actions.bring_in import keep
from careers.domain.faults import DocumentError, Fault
from careers.domain.reading import decode
from careers.domain.record.brought import left, lines, told
from careers.domain.record.document import Record
from careers.domain.record.reading import parse
from careers.models import Upload
from careers.views.member import MemberRequest

KIND: Final = "record"
MOST_FAULTS: Final = 50
LONGEST_NAME: Final = 100
GONE: Final = (
    "Nothing was brought back: the file is not kept any more, because you chose another one or "
    "waited for a day. Choose it again."
)


class ExportForm(forms.Form):
    file = forms.FileField(
        label="Crosswalk export (JSON)",
        error_messages={
            "required": "Choose a file first.",
            "empty": "This file is empty.",
            "missing": "Choose a file first.",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: MemberRequest) -> HttpResponse:
    """The page to choose a file at; what the chosen one would add; the adding itself."""
    if request.method != "POST":
        return _start(request, ExportForm())
    if "upload" in request.POST:
        return _decided(request, request.POST["upload"])
    form = ExportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _start(request, form, status=400)
    return look_at(request, form.cleaned_data["file"])


def look_at(request: MemberRequest, file: Any) -> HttpResponse:
    """What the export in `file` would add, or what is wrong with it."""
    now = timezone.now()
    try:
        text = decode(file.read())
        record = parse(text, now)
    except DocumentError as error:
        return _start(request, ExportForm(), faults=error.faults, status=400)
    upload = keep(author=request.user, kind=KIND, name=_plain(file.name), text=text, now=now)
    published = releases.current()
    found = missing(member_id=request.user.pk, record=record, published=published)
    return _preview(request, upload, record, found)


def _plain(name: str | None) -> str:
    return "".join(char for char in name or "" if char.isprintable())[:LONGEST_NAME]


def _preview(
    request: MemberRequest, upload: Upload, record: Record, found: Missing
) -> HttpResponse:
    context = {
        "catalogue": releases.current_catalogue(),
        "upload": upload,
        "record": record,
        "lines": lines(record, found),
        "left": list(left(found)),
        "found": found,
    }
    return render(request, "careers/data_restore_preview.html", context)


def _decided(request: MemberRequest, sha256: str) -> HttpResponse:
    """Once more changes nothing, and says so."""
    now = timezone.now()
    kept = Upload.objects.filter(author=request.user, kind=KIND).first()
    upload = kept if kept and kept.sha256 == sha256 else None
    if upload is None:
        return _start(request, ExportForm(), refusal=GONE, status=409)
    said = told(_brought_back(request, upload, now)) if upload.text else told(None)
    messages.success(request, said)
    return redirect("data")


def _brought_back(request: MemberRequest, upload: Upload, now: datetime) -> Missing:
    found = bring_back(
        member_id=request.user.pk,
        record=parse(upload.text, now),
        published=releases.current(),
    )
    Upload.objects.filter(pk=upload.pk, sha256=upload.sha256).update(text="", brought_in_at=now)
    return found


def _start(
    request: MemberRequest,
    form: ExportForm,
    *,
    faults: tuple[Fault, ...] = (),
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "catalogue": releases.current_catalogue(),
        "form": form,
        "faults": faults[:MOST_FAULTS],
        "left_out": max(0, len(faults) - MOST_FAULTS),
        "refusal": refusal,
    }
    return render(request, "careers/data_restore.html", context, status=status)
