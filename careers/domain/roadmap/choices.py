"""What a member changes on a roadmap by hand: which option, what not, in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from careers.domain.catalogue import Catalogue, Role
from careers.domain.holdings import final
from careers.domain.levels import ASKABLE_LEVELS, MIN_LEVEL
from careers.domain.roadmap.shapes import Pin, Roadmap, StepKey

MOST: Final = 300
"""Of each kind: more than a roadmap has steps."""


@dataclass(frozen=True, slots=True)
class Choices:
    """`order` are the steps that come first, `started` those under way with the day since when.
    Slugs may be of another release."""

    pins: tuple[Pin, ...] = ()
    skipped: tuple[StepKey, ...] = ()
    order: tuple[StepKey, ...] = ()
    started: tuple[tuple[StepKey, date], ...] = ()

    @property
    def planned_otherwise(self) -> bool:
        """Whether the roadmap may differ from the one without them."""
        return bool(self.pins or self.skipped or self.order)

    def at(self, levels: Mapping[str, int]) -> "Choices":
        """With only those skips that still leave something out for who holds `levels`."""
        return replace(self, skipped=live(self.skipped, levels))


def live(skipped: Iterable[StepKey], levels: Mapping[str, int]) -> tuple[StepKey, ...]:
    """Without skips of a level that is reached meanwhile (`levels`: skill slug to 0-4): what
    comes above it is left out by a skip of its own only."""
    return tuple(key for key in skipped if key[1] > levels.get(key[0], MIN_LEVEL))


def read(stored: Mapping[str, Any]) -> Choices:
    """From what `written` made."""
    return Choices(
        pins=tuple(Pin(slug, skill) for slug, skill in stored["pins"]),
        skipped=tuple((slug, level) for slug, level in stored["skipped"]),
        order=tuple((slug, level) for slug, level in stored["order"]),
        started=tuple(
            ((slug, level), date.fromisoformat(day)) for slug, level, day in stored["started"]
        ),
    )


def written(choices: Choices) -> dict[str, Any]:
    """As JSON can hold it; the newest MOST of each kind."""
    return {
        "pins": [list(pin) for pin in choices.pins[-MOST:]],
        "skipped": [list(key) for key in choices.skipped[-MOST:]],
        "order": [list(key) for key in choices.order[:MOST]],
        "started": [[*key, day.isoformat()] for key, day in choices.started[-MOST:]],
    }


def key_of(text: str) -> StepKey | None:
    """The step that `text` ("sql:3") names, None where it names none."""
    slug, _, level = text.rpartition(":")
    if not slug or level not in {str(number) for number in ASKABLE_LEVELS}:
        return None
    return slug, int(level)


def pinned(choices: Choices, requirement: str, skill: str | None) -> Choices:
    """With `skill` as the only option of `requirement`, or without a pin of it."""
    others = tuple(pin for pin in choices.pins if pin.requirement != requirement)
    return replace(choices, pins=(*others, Pin(requirement, skill)) if skill else others)


def skipping(choices: Choices, key: StepKey) -> Choices:
    return replace(choices, skipped=(*_without(choices.skipped, key), key))


def taking(choices: Choices, key: StepKey) -> Choices:
    """Skipped no longer."""
    return replace(choices, skipped=_without(choices.skipped, key))


def starting(choices: Choices, key: StepKey, today: date | None) -> Choices:
    """Under way since `today`; with None not started after all."""
    others = tuple(row for row in choices.started if row[0] != key)
    return replace(choices, started=(*others, (key, today)) if today else others)


def moved(choices: Choices, roadmap: Roadmap, key: StepKey, by: int) -> Choices:
    """With the step `by` places later (below 0: earlier) than `roadmap` has it. What follows
    it stays in the order of the plan. Unchanged where there is no such step or place."""
    shown = [step.key for step in roadmap.steps]
    if key not in shown:
        return choices
    place = shown.index(key)
    goes_to = place + by
    if not 0 <= goes_to < len(shown):
        return choices
    shown.insert(goes_to, shown.pop(place))
    fixed = sum(step in choices.order for step in shown)
    elsewhere = tuple(one for one in choices.order if one not in shown)
    first = tuple(shown[: max(place + 1, goes_to + 1, fixed)])
    return replace(choices, order=(*first, *elsewhere))


def _without(keys: Sequence[StepKey], key: StepKey) -> tuple[StepKey, ...]:
    return tuple(one for one in keys if one != key)


@dataclass(frozen=True, slots=True)
class Sorted:
    """`known` can be planned with; `stale` names what this release does not have."""

    known: Choices
    stale: Choices

    @property
    def all(self) -> Choices:
        """What a change begins with: nothing is lost by it."""
        return Choices(
            (*self.known.pins, *self.stale.pins),
            (*self.known.skipped, *self.stale.skipped),
            (*self.known.order, *self.stale.order),
            (*self.known.started, *self.stale.started),
        )


def sort(choices: Choices, catalogue: Catalogue, role: Role) -> Sorted:
    """With skills that were merged under the name of what they became."""
    pins = [_renamed_pin(pin, catalogue) for pin in choices.pins]
    options = {row.slug: row.any_of for row in role.requirements}
    fits = {pin: pin.skill in options.get(pin.requirement, ()) for pin in pins}
    skipped, lost_skips = _sorted(choices.skipped, catalogue)
    order, lost_places = _sorted(choices.order, catalogue)
    started = {_renamed(key, catalogue): day for key, day in choices.started}
    known_starts, lost_starts = _sorted(started, catalogue)
    return Sorted(
        Choices(
            tuple(pin for pin in pins if fits[pin]),
            skipped,
            order,
            tuple((key, started[key]) for key in known_starts),
        ),
        Choices(
            tuple(pin for pin in pins if not fits[pin]),
            lost_skips,
            lost_places,
            tuple((key, started[key]) for key in lost_starts),
        ),
    )


def _sorted(
    keys: Iterable[StepKey], catalogue: Catalogue
) -> tuple[tuple[StepKey, ...], tuple[StepKey, ...]]:
    renamed = list(dict.fromkeys(_renamed(key, catalogue) for key in keys))
    known = tuple(key for key in renamed if catalogue.has_skill(key[0]))
    return known, tuple(key for key in renamed if not catalogue.has_skill(key[0]))


def _renamed(key: StepKey, catalogue: Catalogue) -> StepKey:
    return final(key[0], catalogue.merged), key[1]


def _renamed_pin(pin: Pin, catalogue: Catalogue) -> Pin:
    return Pin(pin.requirement, final(pin.skill, catalogue.merged))
