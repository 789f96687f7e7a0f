"""The receipt of one role: every requirement, what is held, and a sum to check by hand."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from crispy_forms.utils import render_crispy_form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from careers import evidence, fragments, ratings, releases
from careers.domain import evidence_page, wording
from careers.domain.catalogue import Role
from careers.domain.evidence import Lapsed, lapsed, standing, supported
from careers.domain.holdings import levels
from careers.domain.readiness import Readiness
from careers.domain.statement import Statement, statement
from careers.domain.supposition import Wish, first_wish, suppose
from careers.releases import Published
from careers.views.member import MemberRequest
from careers.what_if_form import WhatIfForm


@require_safe
def receipt(request: MemberRequest, slug: str) -> HttpResponse:
    current = releases.current()
    published = current if current.catalogue.has_role(slug) else releases.last_with_role(slug)
    if published is None:
        raise Http404
    role = published.catalogue.role(slug)
    today = timezone.localdate()
    held = levels(ratings.of_member(request.user.pk, published))
    items = evidence.of_member(request.user.pk, published)
    readiness, backed = standing(role, held, supported(items, published.catalogue, today))
    context = {
        "catalogue": current.catalogue,
        "role": role,
        "release": published.catalogue.number,
        "retired_in": None if published is current else published.catalogue.number + 1,
        "today": today,
        "readiness": readiness,
    }
    if readiness is None or backed is None:
        return render(request, "careers/receipt_empty.html", context)
    listed = statement(readiness)
    context |= _paper(published, readiness, listed)
    context["range"] = fragments.range_bar(published, role.slug, readiness)
    gone = lapsed(role, items, published.catalogue, today)
    context |= _rows(published, role, listed, backed, gone)
    what_if, status = _what_if(request, published, role, held, first_wish(listed))
    return render(request, "careers/receipt.html", context | what_if, status=status)


def _paper(published: Published, readiness: Readiness, listed: Statement) -> dict[str, Any]:
    catalogue = published.catalogue
    return {
        "statement": listed,
        "must_haves": wording.must_haves(readiness, catalogue),
        "why_not_ready": wording.why_not_ready(readiness, catalogue),
    }


def _rows(
    published: Published,
    role: Role,
    listed: Statement,
    backed: Readiness,
    gone: tuple[Lapsed, ...],
) -> dict[str, Any]:
    """What the member says and what evidence supports, side by side in each row; `backed` is
    the receipt of the second, `gone` what ended of it."""
    row = partial(fragments.receipt_row, published, role.slug, backed=backed)
    return {
        "open_rows": [row(line) for line in listed.open],
        "met_rows": [row(line) for line in listed.met],
        "proof": statement(backed),
        "ended": evidence_page.ended(published.catalogue, gone),
    }


def _what_if(
    request: MemberRequest,
    published: Published,
    role: Role,
    held: Mapping[str, int],
    first: Wish,
) -> tuple[dict[str, Any], int]:
    """The what-if form, on `first` until somebody asks, and what it answers once a skill
    and a level are in the address; with the status of the page, 400 if they are of no use."""
    if "skill" not in request.GET and "level" not in request.GET:
        return {"form": fragments.what_if_form(published, role.slug, *first)}, 200
    form = WhatIfForm(request.GET, catalogue=published.catalogue, role=role)
    if not form.is_valid():
        return {"form": render_crispy_form(form), "asked": True}, 400
    skill, level = form.cleaned_data["skill"], form.cleaned_data["level"]
    return {
        "form": fragments.what_if_form(published, role.slug, skill, level),
        "asked": True,
        "supposed": suppose(published.catalogue, role, held, skill=skill, level=level),
    }, 200
