"""Pieces of a member's pages that many members share, each rendered once a process.

Every function is pure: its answer depends on the release (whose key is its identity) and
on a few small numbers only, so that nothing kept here can be stale.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from crispy_forms.utils import render_crispy_form
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careers.domain.catalogue import Catalogue, Requirement
from careers.domain.fractions import mixed, points
from careers.domain.gaps import Gap, GapRow
from careers.domain.levels import Verdict
from careers.domain.overview import Card, Overview
from careers.domain.progress.trend import Trend
from careers.domain.readiness import Readiness, ReceiptRow, twelfths
from careers.domain.statement import Line
from careers.domain.steps import NextStep
from careers.domain.wording import MustHaves, must_haves
from careers.pieces import piece
from careers.releases import Published
from careers.what_if_form import WhatIfForm


@dataclass(frozen=True, slots=True)
class Face:
    """All that the card of one role shows; `verdict` is None without requirements."""

    role_slug: str
    is_goal: bool
    verdict: Verdict | None = None
    low_percent: int = 0
    high_percent: int = 0
    must_haves: MustHaves | None = None
    evidenced_percent: int = 0


def card(published: Published, card: Card, backed: Readiness | None) -> SafeString:
    """`backed` is what evidence supports of the role, beside what the member says of it."""
    readiness = card.readiness
    face = Face(card.role.slug, card.is_goal)
    if readiness and backed:
        face = replace(
            face,
            verdict=readiness.verdict,
            low_percent=readiness.low_percent,
            high_percent=readiness.high_percent,
            must_haves=must_haves(readiness, published.catalogue),
            evidenced_percent=backed.low_percent,
        )
    return _card(published, face)


@piece
def _card(published: Published, face: Face) -> SafeString:
    context = {"face": face, "role": published.catalogue.role(face.role_slug)}
    return render_to_string("careers/_card.html", context)


class Range(NamedTuple):
    """Both ends in whole percent."""

    low_percent: int
    high_percent: int


def range_bar(published: Published, role_slug: str, readiness: Readiness) -> SafeString:
    """The bar without the words, which a heading has said already."""
    ends = Range(readiness.low_percent, readiness.high_percent)
    return _range_bar(published, role_slug, ends)


@piece
def _range_bar(published: Published, role_slug: str, ends: Range) -> SafeString:
    role = published.catalogue.role(role_slug)
    context = {"readiness": ends, "role": role, "bar_only": True}
    return render_to_string("careers/components/_range.html", context)


def step(published: Published, step: NextStep) -> SafeString:
    return _step(
        published,
        step.skill.slug,
        step.to_level,
        points(step.gain),
        must_have=step.must_have,
        rated=step.rated,
    )


@piece
def _step(
    published: Published, skill_slug: str, to_level: int, gain: str, *, must_have: bool, rated: bool
) -> SafeString:
    skill = published.catalogue.skill(skill_slug)
    context = {
        "skill": skill,
        "level": published.catalogue.level_name(to_level),
        "can_do": skill.can_do[to_level],
        "hours": skill.hours[to_level],
        "gain": gain,
        "must_have": must_have,
        "rated": rated,
    }
    return render_to_string("careers/_step.html", context)


def gap_table(published: Published, overview: Overview) -> dict[str, object]:
    """Head and rows: each category with a cell for each role, in the order of the cards."""
    roles = tuple(card.role.slug for card in overview.cards)
    return {
        "gap_head": _gap_head(published, roles),
        "gap_rows": [_gap_row(published, roles, row) for row in overview.gaps],
    }


@piece
def _gap_head(published: Published, roles: tuple[str, ...]) -> SafeString:
    context = {"roles": [published.catalogue.role(slug) for slug in roles]}
    return render_to_string("careers/_gap_head.html", context)


@piece
def _gap_row(published: Published, roles: tuple[str, ...], row: GapRow) -> SafeString:
    cells = [_gap_cell(published, *pair) for pair in zip(roles, row.gaps, strict=True)]
    return render_to_string("careers/_gap_row.html", {"name": row.name, "cells": cells})


@piece
def _gap_cell(published: Published, role_slug: str, gap: Gap) -> SafeString:
    role = published.catalogue.role(role_slug)
    return render_to_string("careers/_gap_cell.html", {"role": role, "gap": gap})


@lru_cache(maxsize=256)
def trend(published: Published, trend: Trend) -> SafeString:
    """Of one member, so few are kept, and not with the release."""
    roles = {slug: published.catalogue.role(slug) for slug in trend.roles}
    lines = [(line, roles[line.role]) for line in trend.lines]
    context = {"trend": trend, "lines": lines, "roles": roles.values()}
    return render_to_string("careers/_trend.html", context)


class ReceiptFace(NamedTuple):
    """All that one row of a receipt shows: the place of its requirement in the role, what is
    held of it, and the level 0-4 that evidence supports, by which skill."""

    place: int
    held: int | None
    held_by: str | None
    twelfths: int
    unsure: bool
    backed: int
    backed_by: str | None


def receipt_row(published: Published, role_slug: str, line: Line, backed: Readiness) -> SafeString:
    """`backed` is the receipt of what evidence supports, of the same requirements."""
    row, proof = line.row, backed.receipt[line.place]
    said = (line.place, row.held, row.held_by, row.twelfths, row.unsure)
    face = ReceiptFace(*said, proof.held or 0, proof.held_by if proof.held else None)
    return _receipt_row(published, role_slug, face)


@piece
def _receipt_row(published: Published, role_slug: str, face: ReceiptFace) -> SafeString:
    catalogue = published.catalogue
    requirement = catalogue.role(role_slug).requirements[face.place]
    held, held_by = face.held, face.held_by
    row = ReceiptRow(requirement, held, held_by, face.twelfths, face.unsure)
    context = {
        "row": row,
        "title": catalogue.title(requirement),
        "asks": catalogue.level_name(requirement.level),
        "held": "Not rated" if held is None else catalogue.level_name(held),
        "held_by": catalogue.skill(held_by).name if held_by and len(requirement.any_of) > 1 else "",
        "earned": mixed(row.earned),
        "open": mixed(row.open),
        **_backed(catalogue, requirement, face),
    }
    return render_to_string("careers/_receipt_row.html", context)


def _backed(catalogue: Catalogue, requirement: Requirement, face: ReceiptFace) -> dict[str, object]:
    """What evidence supports of a row, and for which skill more could be attached."""
    by = face.backed_by
    met = twelfths(face.backed, requirement.level)
    proof = ReceiptRow(requirement, face.backed, by, met, unsure=False)
    return {
        "backed": mixed(proof.earned),
        "backed_level": catalogue.level_name(face.backed) if face.backed else "",
        "backed_by": catalogue.skill(by).name if by and len(requirement.any_of) > 1 else "",
        "wanting": "" if proof.met else by or face.held_by or requirement.any_of[0],
    }


@piece
def what_if_form(
    published: Published, role_slug: str, skill: str | None, level: int | None
) -> SafeString:
    """The form with a skill and a level chosen. A form with errors is not kept: anything
    may be written in an address."""
    form = WhatIfForm(
        catalogue=published.catalogue,
        role=published.catalogue.role(role_slug),
        initial={"skill": skill, "level": level},
    )
    rendered: SafeString = render_crispy_form(form)
    return rendered
