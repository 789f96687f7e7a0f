"""The rating page: pickers, counts and the way through them, for one member."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.dateformat import format as format_date
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from careers.domain import rating_page, rating_way
from careers.domain.catalogue import Catalogue, Role
from careers.domain.fractions import points
from careers.domain.holdings import Held, levels
from careers.domain.levels import MIN_LEVEL
from careers.domain.picker import Change, kept_open
from careers.domain.rating_page import Group, Selection
from careers.releases import Published
from careers.views import rate_fragments as fragments
from careers.views.member import MemberRequest

Picker = tuple[str, SafeString, SafeString]
"""Slug, heading with choices, state. A plain tuple: templates unpack it fastest."""

PickerGroup = tuple[Group, list[Picker]]


class Saved(NamedTuple):
    """Several ratings saved at once: how many, and what that changed."""

    number: int
    change: Change | None


@dataclass(frozen=True)
class Answer:
    """What a page shows besides what is stored: `states` and `chosen` replace those of
    single pickers (by slug), `notice` and `saved` stand above them all."""

    status: int = 200
    states: Mapping[str, SafeString] = field(default_factory=dict)
    chosen: Mapping[str, int | None] = field(default_factory=dict)
    notice: str = ""
    saved: Saved | None = None


NOTHING_NEW = Answer()


@dataclass(frozen=True)
class Member:
    """Who reads the page: what they hold under the release, and the role they head for."""

    held: Mapping[str, Held]
    levels: Mapping[str, int]
    goal: Role | None

    def level(self, slug: str) -> int | None:
        return self.levels.get(slug)


def member(published: Published, held: Mapping[str, Held], goal: str | None) -> Member:
    """`goal` is a role's slug, and may be that of a role that is retired by now."""
    return Member(held, levels(held), rating_page.find_role(published.catalogue, goal))


def respond(
    request: MemberRequest,
    published: Published,
    reader: Member,
    selection: Selection | None,
    answer: Answer,
) -> HttpResponse:
    """The page of `selection`, or of where to begin."""
    catalogue = published.catalogue
    shown = selection or rating_way.first(catalogue, reader.levels, reader.goal)
    shown_groups = _groups(published, reader, shown, answer)
    context = {
        "catalogue": catalogue,
        "begin": rating_page.first_unrated([group for group, _ in shown_groups], reader.levels),
        "selection": shown,
        "address": reverse("my-skills"),
        "carried": fragments.carried(shown, reader.goal.slug if reader.goal else ""),
        "groups": shown_groups,
        "shelves": fragments.shelves(published, shown, reader.levels),
        "choice": fragments.choice(published, None if shown.kind == "search" else shown),
        "rated": len(reader.levels),
        "total": len(catalogue.skills),
        "goal": reader.goal,
        "readiness": readiness_address(reader.goal),
        "next": _next(catalogue, shown, reader),
        "answer": answer,
        "none": catalogue.level_name(MIN_LEVEL),
        "mark": salted_hmac("careers.rating_page", str(request.user.pk)).hexdigest()[:16],
    }
    return render(request, "careers/my_skills.html", context, status=answer.status)


def _groups(
    published: Published, reader: Member, selection: Selection, answer: Answer
) -> list[PickerGroup]:
    found = rating_page.groups(published.catalogue, selection, reader.levels, answer.states)
    open_points = points_kept_open(reader)
    return [
        (
            group,
            [_picker(published, reader, skill.slug, open_points, answer) for skill in group.skills],
        )
        for group in found
    ]


def _picker(
    published: Published,
    reader: Member,
    slug: str,
    open_points: Mapping[str, str],
    answer: Answer,
) -> Picker:
    level = reader.level(slug)
    strip = fragments.strip(published, slug, answer.chosen.get(slug, level), level)
    state = answer.states.get(slug) or at_rest(published, reader, slug, open_points)
    return slug, strip, state


def points_kept_open(reader: Member) -> dict[str, str]:
    """How many points wider the target role's range is for each skill left unrated."""
    shares = kept_open(reader.goal, reader.levels) if reader.goal else {}
    return {slug: points(share) for slug, share in shares.items()}


def at_rest(
    published: Published, reader: Member, slug: str, open_points: Mapping[str, str]
) -> SafeString:
    level = reader.level(slug)
    if level is not None:
        day = day_at(reader.held[slug].at)
        return fragments.at_rest(published, slug, level, day, "", "")
    role = reader.goal.name if reader.goal else ""
    return fragments.at_rest(published, slug, None, "", role, open_points.get(slug, ""))


def day_at(moment: datetime) -> str:
    """The day of `moment` where the member is."""
    return _day(localtime(moment).date())


@lru_cache(maxsize=512)
def _day(day: date) -> str:
    """ "12 May 2026"."""
    return format_date(day, "j F Y")


def _next(catalogue: Catalogue, selection: Selection, reader: Member) -> tuple[str, str] | None:
    """Where the way through goes on: address and name of the next category."""
    following = rating_way.following(catalogue, selection, reader.levels, reader.goal)
    if following is None:
        return None
    names = {category.slug: category.name for category in catalogue.categories}
    return address(following), names[following.name]


def readiness_address(goal: Role | None) -> str:
    """Where the ratings show what they are worth."""
    return reverse("receipt", args=(goal.slug,)) if goal else reverse("me")


def address(selection: Selection | None, *, anchor: str = "", **more: str) -> str:
    """Where the page of `selection` is, at the picker of `anchor` (a slug)."""
    query = urlencode([*([selection.parameter] if selection else []), *more.items()])
    return f"{reverse('my-skills')}{'?' if query else ''}{query}{'#' if anchor else ''}{anchor}"
