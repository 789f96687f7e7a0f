"""A member's own roadmap to a role: the page, and what is said where there is no plan."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from careers import evidence, goals, planning, releases, roadmap_pieces
from careers.domain import dates
from careers.domain.catalogue import Role
from careers.domain.fingerprints import fingerprint
from careers.domain.goal import mark
from careers.domain.roadmap import CircularPrerequisites
from careers.domain.roadmap_page.page import Page
from careers.domain.wording import listed
from careers.planning import Mine
from careers.releases import Published
from careers.roadmap_pieces import Note
from careers.views import roadmap_changes
from careers.views.member import MemberRequest
from careers.views.roadmap_changes import UNDO


@require_safe
def my_roadmaps(request: MemberRequest) -> HttpResponse:
    """To the roadmap of the goal; without one, to where it is chosen."""
    goal = goals.of_member(request.user.pk)
    return redirect("my-roadmap", goal) if goal else redirect("goal")


@require_http_methods(["GET", "HEAD", "POST"])
def my_roadmap(request: MemberRequest, slug: str) -> HttpResponse:
    """POST do=<what>/<of what>, as the buttons of the page say it."""
    published = releases.current()
    if not published.catalogue.has_role(slug):
        return _retired(request, published, slug)
    mine = planning.of_member(
        request.user.pk, published, published.catalogue.role(slug), timezone.localdate()
    )
    if request.method != "POST":
        return _show(request, mine)
    try:
        return roadmap_changes.change(request, mine)
    except roadmap_changes.Refused as refused:
        messages.error(request, str(refused))
        return _show(request, mine, refused.status)
    except CircularPrerequisites as circle:
        return _circular(request, mine, circle)


def _show(request: MemberRequest, mine: Mine, status: int = 200) -> HttpResponse:
    try:
        shown = mine.page()
    except CircularPrerequisites as circle:
        return _circular(request, mine, circle)
    told = _told(request, shown)
    context = _context(mine.role, mine) | {
        "page": shown,
        "backing": evidence.backing(request.user.pk, mine.published, mine.role, mine.today),
        "steps": roadmap_pieces.with_note(mine.published, mine.role.slug, shown, told.note),
        "was": fingerprint(mine.stored),
        "note": told.note,
        "done": told.done,
        "messages": told.others,
        "is_goal": mine.is_goal,
        "pace": mine.pace,
        "goal_was": mark(mine.goal),
        "form": roadmap_pieces.pace_form(mine.published, mine.pace, mine.today),
    }
    return render(request, "careers/my_roadmap.html", context, status=status)


def _context(role: Role, mine: Mine) -> dict[str, object]:
    return {"catalogue": mine.catalogue, "role": role, "today": dates.day(mine.today)}


class Told(NamedTuple):
    note: Note
    done: Note
    others: list[Message]


def _told(request: MemberRequest, page: Page) -> Told:
    """What was just done: said at its place on the page (`note`), with a way to undo it
    (`done`), or above all else."""
    places, note, done, others = page.places, Note(), Note(), []
    for message in messages.get_messages(request):
        told = Note(message.extra_tags or "", str(message))
        if told.place in places:
            note = told
        elif told.place.startswith(UNDO):
            done = told
        else:
            others.append(message)
    return Told(note, done, others)


def _circular(request: MemberRequest, mine: Mine, circle: CircularPrerequisites) -> HttpResponse:
    names = [mine.catalogue.skill(slug).name for slug in circle.skills[:-1]]
    context = _context(mine.role, mine) | {"circle": listed(names)}
    return render(request, "careers/my_roadmap_none.html", context)


def _retired(request: MemberRequest, published: Published, slug: str) -> HttpResponse:
    """A role that an earlier release held. What the member chose for it stays."""
    last = releases.last_with_role(slug)
    if last is None:
        raise Http404
    context = {
        "catalogue": published.catalogue,
        "role": last.catalogue.role(slug),
        "retired_in": last.catalogue.number + 1,
    }
    return render(request, "careers/my_roadmap_none.html", context)
