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
    mine, plan, shown = _found(request, slug)
    if not shown.cards:
        return redirect("my-roadmap", slug)
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
    mine, _, shown = _found(request, slug)
    written = text.markdown(mine.catalogue, shown, title(mine.role, mine.today))
    return _file(mine, written, "md", "text/markdown")


@require_safe
def table(request: MemberRequest, slug: str) -> HttpResponse:
    mine, plan, shown = _found(request, slug)
    rows = text.rows(plan.roadmap, shown) if shown.parts else []
    return _file(mine, sheet.write(text.COLUMNS, rows, ","), "csv", "text/csv")


def _found(request: MemberRequest, slug: str) -> Found:
    """Raises Http404 where there is no plan to write down."""
    published = releases.current()
    if not published.catalogue.has_role(slug):
        raise Http404
    role = published.catalogue.role(slug)
    mine = planning.of_member(request.user.pk, published, role, timezone.localdate())
    try:
        plan, shown = mine.plan(), mine.page()
    except CircularPrerequisites as circle:
        raise Http404 from circle
    return Found(mine, plan, shown)


def _file(mine: Mine, written: str, kind: str, content_type: str) -> HttpResponse:
    name = file_name(mine.role, mine.today, kind)
    return HttpResponse(
        written,
        content_type=f"{content_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
