"""What the buttons of a roadmap do, each a form of its own without JavaScript."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from careers import planning
from careers.actions.rate import Source, Wish, rate
from careers.domain import picker, wording
from careers.domain.fingerprints import fingerprint
from careers.domain.holdings import levels
from careers.domain.levels import LEVELS
from careers.domain.roadmap import Roadmap, StepKey, choices
from careers.domain.roadmap.choices import Choices
from careers.domain.roadmap_page.cards import anchor, title
from careers.planning import Mine
from careers.views.member import MemberRequest

_DIGITS: Final = 4
"""More than any place has."""
_LEVELS: Final = {"": None} | {str(level): level for level in LEVELS}


UNDO: Final = "undo/"
"""How the tag of a message begins that can be undone: the tag is what its button says."""
_MEANWHILE: Final = "Another window changed this meanwhile. Look again, then choose."


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
    typed = request.POST.getlist("to")[:1] if verb == "move" else []
    after, told, place = _CHANGES[verb](mine, "/".join((rest, *typed)))
    if after != mine.choices.all and not _kept(request, mine, after):
        raise Refused(_MEANWHILE, 409)
    messages.success(request, told, extra_tags=place)
    return redirect(_address(mine, place))


def _kept(request: MemberRequest, mine: Mine, after: Choices) -> bool:
    """Only as long as the choices are those that the page showed (`was`)."""
    current = fingerprint(mine.stored)
    if request.POST.get("was", current) != current:
        return False
    return planning.keep(request.user.pk, mine.role.slug, mine.stored, after)


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


def _move(mine: Mine, rest: str) -> Changed:
    """`rest` is the step, its place on the page and the place it is to have (1: the first), so
    that a form sent twice moves it once. Raises Refused where it would stay where it is."""
    text, _, places = rest.partition("/")
    key, name = _step(mine, text)
    was, to = _places(places)
    before = mine.plan().roadmap.keys
    if key not in before:
        raise Refused(f"{name} is no step of the plan any more.")
    at, to = before.index(key) + 1, max(1, min(to, len(before)))
    after, plan = planning.with_step_at(mine, key, to)
    moved = plan.roadmap.keys
    if moved != before and at not in {was, to}:
        raise Refused(_MEANWHILE, 409)
    if moved == before and at == was:
        raise Refused(_stays(name, at, to, len(before)))
    if moved == before:
        after = mine.choices.all
    return after, _moved(mine, key, plan.roadmap), anchor(key)


def _places(text: str) -> tuple[int, int]:
    was, _, to = text.partition("/")
    if not (was.isascii() and was.isdecimal() and to.isascii() and to.isdecimal()):
        raise Refused("Write the place as a whole number, such as 2. Nothing was changed.")
    return int(was[:_DIGITS]), int(to[:_DIGITS])


def _stays(name: str, at: int, to: int, count: int) -> str:
    if at != to:
        return (
            f"{name} cannot come {'earlier' if to < at else 'later'}: one step leans on the other."
        )
    if at == 1:
        return f"{name} cannot come earlier. It is the first step already."
    if at == count:
        return f"{name} cannot come later. It is the last step already."
    return f"{name} is step {at} already."


def _moved(mine: Mine, key: StepKey, roadmap: Roadmap) -> str:
    told = f"{title(mine.catalogue, key)} is step {roadmap.keys.index(key) + 1} now"
    along = [title(mine.catalogue, lean.needed) for lean in roadmap.pulled if lean.step == key]
    return f"{told}, after {wording.listed(along)}." if along else f"{told}."


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
    return choices.pinned(mine.choices.all, rest, None), told, f"any-of-{rest}"


def _reset(mine: Mine, rest: str) -> Changed:
    """Started steps stay started; what another release had stays as well."""
    known = Choices(started=mine.choices.known.started)
    kept = choices.Sorted(known, mine.choices.stale).all
    return kept, "The plan is as it was made for you.", ""


def _forget(mine: Mine, rest: str) -> Changed:
    return mine.choices.known, "What was out of date is gone.", ""


_CHANGES: Final[dict[str, Callable[[Mine, str], Changed]]] = {
    "start": _start,
    "stop": _stop,
    "skip": _skip,
    "take": _take,
    "move": _move,
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
    told = f"{'Done' if verb == 'finish' else 'Undone'}: {name}. {change}"
    place = anchor(key) if verb == "undo" else ""
    messages.success(request, told, extra_tags=place or f"{UNDO}{text}/{was}")
    return redirect(_address(mine, place))


def _stale(mine: Mine, key: StepKey, stored: int | None) -> str:
    skill = mine.catalogue.skill(key[0]).name
    now = "not rated" if stored is None else mine.catalogue.level_name(stored)
    return f"You changed {skill} in another window: it is {now} now. Nothing was saved."


def _address(mine: Mine, place: str) -> str:
    path = reverse("my-roadmap", args=(mine.role.slug,))
    return f"{path}#{place}" if place else path
