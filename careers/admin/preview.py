"""Any page of the site as it would be with the working copy: for editors only, never kept."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, get_script_prefix, resolve, reverse, set_script_prefix
from django.views.decorators.http import require_safe

from careers import releases, working_copy
from careers.admin.desk import desk_page, show
from careers.admin.findings import located
from careers.domain.document import Document
from careers.domain.faults import DocumentError
from careers.domain.levels import START_SLUG
from careers.domain.references import broken
from careers.models import (
    Aspect,
    Category,
    Faq,
    GuidePage,
    Requirement,
    Responsibility,
    Role,
    Skill,
    Source,
    Stage,
    Transition,
    TrialTask,
)
from careers.releases import Published

PAGES: Final = "careers.urls"
"""Where the pages are that content appears on; accounts and the admin have none."""
PLACES: Final[dict[type[Model], Callable[[Any], str]]] = {
    Aspect: lambda _: reverse("compare"),
    Category: lambda _: reverse("skills"),
    Faq: lambda row: f"{reverse('faq')}#{row.slug}",
    GuidePage: lambda row: reverse("guide", args=(row.slug,)),
    Requirement: lambda row: reverse("role", args=(row.role.slug,)),
    Responsibility: lambda row: reverse("role", args=(row.role.slug,)),
    Role: lambda row: reverse("role", args=(row.slug,)),
    Skill: lambda row: reverse("skill", args=(row.slug,)),
    Source: lambda _: reverse("sources"),
    Stage: lambda _: reverse("compare"),
    Transition: lambda row: reverse(
        "transition",
        args=(row.from_role.slug if row.from_role else START_SLUG, row.to_role.slug),
    ),
    TrialTask: lambda row: f"{reverse('role', args=(row.role.slug,))}#try",
}
"""The page that shows a row most."""


@require_safe
@desk_page("careers.view_release")
def preview(request: HttpRequest, page: str = "") -> HttpResponse:
    """The page at `page`, a path without its leading slash. All links on it lead to previews."""
    try:
        shown = releases.unpublished(_sound())
    except DocumentError as error:
        found = located(error.faults)
        return show(request, "admin/careers/no_preview.html", "No preview", findings=found)
    response = _rendered(request, f"/{page}", shown)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def address(row: Model) -> str | None:
    """Where the preview shows `row`; None where no page would."""
    place = PLACES.get(type(row))
    if place is None or getattr(row, "retired", False):
        return None
    return reverse("admin:careers_preview") + place(row).removeprefix("/")


def _sound() -> Document:
    """The working copy. Raises DocumentError also where something names what is not there, as
    a requirement does whose skill is retired: no page could be made of it."""
    document = working_copy.read()
    if faults := broken(document):
        raise DocumentError(faults)
    return document


def _rendered(request: HttpRequest, path: str, shown: Published) -> HttpResponse:
    try:
        match = resolve(path, PAGES)
    except Resolver404 as unknown:
        if _exists(path):
            return redirect(path)
        raise Http404(path) from unknown
    outside = get_script_prefix()
    request.resolver_match, request.path_info = match, path
    request.preview_of = path  # type: ignore[attr-defined] # the frame marks the page
    set_script_prefix(request.path.removesuffix(path.removeprefix("/")))
    try:
        with releases.showing(shown):
            answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
            return answer
    finally:
        set_script_prefix(outside)


def _exists(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
