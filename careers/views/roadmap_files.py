"""A member's roadmap as a file: for a calendar, a text, a spreadsheet."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from careers import planning, releases
from careers.domain.roadmap import CircularPrerequisites
from careers.domain.roadmap_files import calendar as ics
from careers.domain.roadmap_files import text
from careers.domain.roadmap_page.page import Page, Plan, file_name, title
from careers.planning import Mine
from careers.tables import sheet
from careers.views.member import MemberRequest


class Found(NamedTuple):
    mine: Mine
    plan: Plan
    page: Page


@require_safe
def calendar(request: MemberRequest, slug: str) -> HttpResponse:
    """Without a step there is nothing to put into a calendar: the page says why."""
    found = _found(request, slug)
    if found is None or not found.page.cards:
        return redirect("my-roadmap", slug)
    mine, plan, _ = found
    written = ics.calendar(
        mine.catalogue,
        mine.role,
        plan.roadmap,
        address=settings.SITE_URL + reverse("my-roadmap", args=(slug,)),
        owner=str(request.user.pk),
        now=timezone.now(),
    )
    return _file(mine, written, "ics", "text/calendar")


@require_safe
def markdown(request: MemberRequest, slug: str) -> HttpResponse:
    found = _found(request, slug)
    if found is None:
        return redirect("my-roadmap", slug)
    mine, _, shown = found
    written = text.markdown(mine.catalogue, shown, title(mine.role, mine.today))
    return _file(mine, written, "md", "text/markdown")


@require_safe
def table(request: MemberRequest, slug: str) -> HttpResponse:
    found = _found(request, slug)
    if found is None:
        return redirect("my-roadmap", slug)
    mine, plan, shown = found
    rows = text.rows(plan.roadmap, shown) if shown.parts else []
    return _file(mine, sheet.write(text.COLUMNS, rows, ","), "csv", "text/csv")


def _found(request: MemberRequest, slug: str) -> Found | None:
    """None where there is no plan to write down, and the page says why. Raises Http404 for a
    role that no release ever held."""
    published = releases.current()
    if not published.catalogue.has_role(slug):
        if releases.last_with_role(slug) is None:
            raise Http404
        return None
    role = published.catalogue.role(slug)
    mine = planning.of_member(request.user.pk, published, role, timezone.localdate())
    try:
        plan, shown = mine.plan(), mine.page()
    except CircularPrerequisites:
        return None
    return Found(mine, plan, shown)


def _file(mine: Mine, written: str, kind: str, content_type: str) -> HttpResponse:
    name = file_name(mine.role, mine.today, kind)
    return HttpResponse(
        written,
        content_type=f"{content_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
