"""A member's own data: the overview, and everything to take along."""

import io
import json
import zipfile
from typing import Final

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import journal
from careers import evidence, goals, ratings, releases
from careers.domain.catalogue import Catalogue
from careers.domain.evidence import supported
from careers.domain.holdings import levels
from careers.domain.record.document import Record
from careers.domain.record.profile import profile as on_paper
from careers.domain.record.resume import resume as as_resume
from careers.domain.record.sheets import about, sheets
from careers.record import counting, inventory
from careers.record.collecting import of_member
from careers.tables import sheet
from careers.views.member import MemberRequest
from careers.views.public import public_page

JSON: Final = "application/json"


@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """What is kept and what can be done with it. Files ask for the password again, and the
    page says so before somebody chooses one: a file cannot show that question."""
    context = {
        "catalogue": releases.current_catalogue(),
        "counts": counting.counts(request.user.pk),
        "confirmed": not is_reauthentication_required(request, app=""),
        "withheld": sorted(inventory.withheld().items()),
    }
    return render(request, "careers/data.html", context)


@require_safe
@reauthentication_required  # type: ignore[untyped-decorator]
def export(request: MemberRequest) -> HttpResponse:
    record = _taken(request)
    return _file(record.model_dump_json(indent=1), "json", JSON)


@require_safe
@reauthentication_required  # type: ignore[untyped-decorator]
def tables(request: MemberRequest) -> HttpResponse:
    """One CSV file for each kind of thing, in one archive."""
    record, archive = _taken(request), io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("about.txt", about(record))
        for found in sheets(record):
            written = sheet.write(found.columns, found.rows, ",")
            files.writestr(f"{found.name}.csv", written)
    return _file(archive.getvalue(), "zip", "application/zip")


@require_safe
@reauthentication_required  # type: ignore[untyped-decorator]
def resume(request: MemberRequest) -> HttpResponse:
    published = releases.current()
    held = levels(ratings.of_member(request.user.pk, published))
    found = as_resume(_taken(request), published.catalogue, held)
    written = json.dumps(found, ensure_ascii=False, indent=1)
    return _file(written, "json", JSON, name="resume")


@public_page
def schema(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    """Of the export, for whoever writes a program that reads it: nothing of anybody."""
    written = json.dumps(Record.model_json_schema(), ensure_ascii=False, indent=1)
    return HttpResponse(written, content_type="application/schema+json")


@require_safe
def profile(request: MemberRequest) -> HttpResponse:
    """To print, or to save as PDF with the browser."""
    published, today = releases.current(), timezone.localdate()
    member = request.user.pk
    held = levels(ratings.of_member(member, published))
    backed = supported(evidence.of_member(member, published), published.catalogue, today)
    record, goal = _record(request), goals.chosen(member)
    context = {
        "catalogue": published.catalogue,
        "today": today,
        "profile": on_paper(record, published.catalogue, (held, backed), goal, today),
    }
    return render(request, "careers/data_profile.html", context)


def _record(request: MemberRequest) -> Record:
    return of_member(request.user, releases.current(), timezone.now())


def _taken(request: MemberRequest) -> Record:
    """The record, which says as well that it is taken along now: the journal tells the member."""
    journal.note(request.user.pk, "exported", request)
    return _record(request)


def _file(
    written: str | bytes, kind: str, content_type: str, *, name: str = "crosswalk"
) -> HttpResponse:
    """The day is the member's own. config.middleware.headers keeps it out of every cache."""
    day = timezone.localdate().isoformat()
    return HttpResponse(
        written,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}-{day}.{kind}"'},
    )
