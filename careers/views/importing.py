"""Skills suggested by a file or a text: chosen, looked at one by one, confirmed.

What was sent is read while it is answered and never stored: the form of suggestions carries
the levels that it shows, and nothing of the file.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careers import forms, ratings, releases
from careers.domain.faults import DocumentError
from careers.domain.imports.found import Found, Suggestion
from careers.domain.imports.proposing import PROPOSED, Proposal, groups, proposals
from careers.domain.wording import ratings_saved
from careers.import_form import ImportForm
from careers.imports import recognising
from careers.releases import Published
from careers.views import data_restore
from careers.views import rate_fragments as fragments
from careers.views.bringing import bring
from careers.views.member import MemberRequest
from careers.views.rate_page import day_at

CONFIRM: Final = "confirm"


@require_http_methods(["GET", "HEAD", "POST"])
def import_skills(request: MemberRequest) -> HttpResponse:
    """POST file or text: what it suggests. POST confirm with level-<slug>: save it."""
    published = releases.current()
    if request.method != "POST":
        return _start(request, published, ImportForm())
    if CONFIRM in request.POST:
        return _confirmed(request, published)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _start(request, published, form, status=400)
    file = _as_file(form.cleaned_data)
    try:
        found = recognising.read_bytes(file.read(), published.catalogue)
    except recognising.IsExport:
        file.seek(0)
        return data_restore.look_at(request, file)
    except DocumentError as error:
        return _start(request, published, form, faults=error.faults, status=400)
    return _suggested(request, published, found)


def _as_file(sent: Mapping[str, Any]) -> Any:
    """The file that was chosen, or the text that was pasted as one."""
    return sent["file"] or ContentFile(sent["text"].encode(), name="pasted")


def _confirmed(request: MemberRequest, published: Published) -> HttpResponse:
    brought = bring(request, published, "import")
    if brought.refusal:
        slugs = forms.chosen(request.POST, published.catalogue)
        again = Found("text", tuple(Suggestion(slug, (), None) for slug in slugs))
        return _suggested(
            request,
            published,
            again,
            chosen=brought.chosen,
            refusal=brought.refusal,
            status=brought.status,
        )
    number = len(brought.changed)
    messages.success(request, ratings_saved(number) if number else "Nothing was changed.")
    return redirect("me" if number else "import")


def _start(
    request: MemberRequest,
    published: Published,
    form: ImportForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"catalogue": published.catalogue, "form": form} | more
    return render(request, "careers/import.html", context, status=status)


def _suggested(
    request: MemberRequest,
    published: Published,
    found: Found,
    *,
    chosen: Mapping[str, int | None] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    held = ratings.of_member(request.user.pk, published)
    rows = proposals(found, held, published.catalogue, chosen or {})
    context = {
        "catalogue": published.catalogue,
        "found": found,
        "groups": [
            (PROPOSED[key], key, [_picker(published, row) for row in group])
            for key, group in groups(rows).items()
        ],
        "number": len(rows),
        "refusal": refusal,
    }
    return render(request, "careers/import_preview.html", context, status=status)


def _picker(published: Published, row: Proposal) -> dict[str, Any]:
    leave = "Leave it unrated"
    if row.was is not None and row.since:
        leave = f"Keep {published.catalogue.level_name(row.was)}, rated {day_at(row.since)}"
    strip = fragments.plain_strip(published, row.skill, row.chosen, leave, row.was)
    stated = "" if row.stated is None else published.catalogue.level_name(row.stated)
    return {"slug": row.skill, "was": row.was, "strip": strip, "row": row, "stated": stated}
