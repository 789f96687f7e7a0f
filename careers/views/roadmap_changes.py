"""What the buttons of a roadmap do, each a form of its own without JavaScript."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from careers import planning
from careers.actions.rate import Source, Wish, rate
from careers.domain import picker
from careers.domain.holdings import levels
from careers.domain.levels import LEVELS
from careers.domain.roadmap import StepKey, choices
from careers.domain.roadmap.choices import Choices
from careers.domain.roadmap_page.cards import anchor, title
from careers.planning import Mine
from careers.views.member import MemberRequest

_LEVELS: Final = {"": None} | {str(level): level for level in LEVELS}


class Refused(Exception):
    """Nothing was changed; says why, for the page."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def is_level(text: str) -> bool:
    """Whether it is a level as a button says it: "" for not rated."""
    return text in _LEVELS


def change(request: MemberRequest, mine: Mine) -> HttpResponse:
    """Do what was asked and go back to the page. Raises Refused and CircularPrerequisites."""
    verb, _, rest = request.POST.get("do", "").partition("/")
    if verb in {"finish", "undo"}:
        return _rate(request, mine, verb, rest)
    if verb not in _CHANGES:
        raise Refused("This button is not known any more. Nothing was changed.")
    after, told, place = _CHANGES[verb](mine, rest)
    if not planning.keep(request.user.pk, mine.role.slug, mine.stored, after):
        raise Refused("Another window changed this meanwhile. Look again, then choose.", 409)
    messages.success(request, told)
    return redirect(_address(mine, place))


Changed = tuple[Choices, str, str]
"""What is chosen now, what to say of it, and where on the page to go."""


def _start(mine: Mine, rest: str) -> Changed:
    key, name = _step(mine, rest)
    return choices.starting(mine.choices.all, key, mine.today), f"Started: {name}.", anchor(key)


def _stop(mine: Mine, rest: str) -> Changed:
    key, name = _step(mine, rest)
    return choices.starting(mine.choices.all, key, None), f"Not started: {name}.", anchor(key)


def _skip(mine: Mine, rest: str) -> Changed:
    key, name = _step(mine, rest)
    told = f"Skipped: {name}. It is listed below the steps, where you can take it up again."
    return choices.skipping(mine.choices.all, key), told, "by-hand"


def _take(mine: Mine, rest: str) -> Changed:
    key, name = _step(mine, rest)
    return choices.taking(mine.choices.all, key), f"Taken up again: {name}.", anchor(key)


def _earlier(mine: Mine, rest: str) -> Changed:
    return _move(mine, rest, -1)


def _later(mine: Mine, rest: str) -> Changed:
    return _move(mine, rest, 1)


def _move(mine: Mine, rest: str, by: int) -> Changed:
    """Raises Refused where the steps would stay as they are: one leans on the other."""
    key, name = _step(mine, rest)
    way = "earlier" if by < 0 else "later"
    before = mine.plan().roadmap
    after = choices.moved(mine.choices.all, before, key, by)
    moved = planning.planned(
        mine.published, mine.role, mine.levels, mine.pace,
        choices.sort(after, mine.catalogue, mine.role).known, mine.today,
    ).roadmap  # fmt: skip
    if [step.key for step in moved.steps] == [step.key for step in before.steps]:
        raise Refused(f"{name} cannot come {way}: one step leans on the other.")
    return after, f"Moved {way}: {name}.", anchor(key)


def _pin(mine: Mine, rest: str) -> Changed:
    slug, _, skill = rest.partition(":")
    row = next((row for row in mine.role.requirements if row.slug == slug), None)
    if row is None or skill not in row.any_of:
        raise Refused("That is no option any more. Choose one of those below.")
    name = mine.catalogue.skill(skill).name
    told = f"{name} is planned for {mine.catalogue.title(row)}."
    return choices.pinned(mine.choices.all, slug, skill), told, f"any-of-{slug}"


def _unpin(mine: Mine, rest: str) -> Changed:
    told = "The plan chooses the option again."
    return choices.pinned(mine.choices.all, rest, None), told, "options"


def _reset(mine: Mine, rest: str) -> Changed:
    """Started steps stay started; what another release had stays as well."""
    known = Choices(started=mine.choices.known.started)
    kept = choices.Sorted(known, mine.choices.stale).all
    return kept, "The plan is as it was made for you.", "steps"


def _forget(mine: Mine, rest: str) -> Changed:
    return mine.choices.known, "What was out of date is gone.", ""


_CHANGES: Final[dict[str, Callable[[Mine, str], Changed]]] = {
    "start": _start,
    "stop": _stop,
    "skip": _skip,
    "take": _take,
    "earlier": _earlier,
    "later": _later,
    "pin": _pin,
    "unpin": _unpin,
    "reset": _reset,
    "forget": _forget,
}


def _step(mine: Mine, text: str) -> tuple[StepKey, str]:
    """Raises Refused where this release has no such step."""
    key = choices.key_of(text)
    if key is None or not mine.catalogue.has_skill(key[0]):
        raise Refused("The current release has no such step. Nothing was changed.")
    return key, title(mine.catalogue, key)


def _rate(request: MemberRequest, mine: Mine, verb: str, rest: str) -> HttpResponse:
    """Finishing a step is rating its skill; `rest` is the step and the level held before."""
    text, _, was = rest.rpartition("/")
    key, name = _step(mine, text)
    if not is_level(was):
        raise Refused("The level before is not known. Nothing was saved.")
    reached, before = (key[1], _LEVELS[was]) if verb == "finish" else (_LEVELS[was], key[1])
    source: Source = "roadmap" if verb == "finish" else "undo"
    wish = Wish(reached, before, checked=True, source=source)
    outcome = rate(
        member_id=request.user.pk,
        wishes={key[0]: wish},
        published=mine.published,
        now=timezone.now(),
    )
    if outcome.stale:
        raise Refused(_stale(mine, key, outcome.stale[key[0]]), 409)
    change = picker.change(mine.role, levels(outcome.before), levels(outcome.after))
    messages.success(request, f"{'Done' if verb == 'finish' else 'Undone'}: {name}. {change}")
    if verb == "undo":
        return redirect(_address(mine, anchor(key)))
    return redirect(_address(mine, "", done=text, was=was))


def _stale(mine: Mine, key: StepKey, stored: int | None) -> str:
    skill = mine.catalogue.skill(key[0]).name
    now = "not rated" if stored is None else mine.catalogue.level_name(stored)
    return f"You changed {skill} in another window: it is {now} now. Nothing was saved."


def _address(mine: Mine, place: str, **query: str) -> str:
    path = reverse("my-roadmap", args=(mine.role.slug,))
    asked = f"?{urlencode(query)}" if query else ""
    return f"{path}{asked}{'#' if place else ''}{place}"
