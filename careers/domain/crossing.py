"""The way from one role, or from starting out, to another, as the pages tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from careers.domain import crossing_steps as steps
from careers.domain import crossing_words as words
from careers.domain import document as doc
from careers.domain.catalogue import Catalogue, Requirement, Role
from careers.domain.crossing_shift import Shift, shift
from careers.domain.levels import START_SLUG
from careers.domain.readiness import ReceiptRow, assess
from careers.domain.transition import Row, Transition, compare

STARTING_OUT: Final = "starting out"


class Segment(NamedTuple):
    """A part of the bar; `left` and `width` in percent of it, as text."""

    key: str
    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Way:
    """A pair of roles as the list of all ways shows it."""

    origin: Role | None
    target: Role
    words: str
    bar: tuple[Segment, ...]
    hours: str
    stages: tuple[str, ...]

    @property
    def origin_slug(self) -> str:
        return self.origin.slug if self.origin else START_SLUG

    @property
    def origin_name(self) -> str:
        return self.origin.name if self.origin else STARTING_OUT

    @property
    def title(self) -> str:
        return f"From {self.origin_name} to {self.target.name}"


@dataclass(frozen=True, slots=True)
class WaysTo:
    """All ways that lead to one role."""

    target: Role
    ways: tuple[Way, ...]


class LineList(NamedTuple):
    """One of the four lists; `key` is one of carries, raises, new, rests."""

    key: str
    title: str
    intro: str
    lines: tuple[steps.Line, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The page of one transition. `parts` are the editor's stages; `rest` holds, by category,
    what none of them names."""

    way: Way
    summary: str
    lede: str
    lists: tuple[LineList, ...]
    shift: Shift
    parts: tuple[steps.Part, ...]
    rest: tuple[steps.Part, ...]
    standing: words.Standing | None


def ways(catalogue: Catalogue) -> tuple[WaysTo, ...]:
    """Every pair of the catalogue: to each role from starting out, then from each other."""
    return tuple(
        WaysTo(
            target,
            tuple(
                _way(catalogue, origin, target, _known(catalogue, origin, target, {}))
                for origin in (None, *(role for role in catalogue.roles if role is not target))
            ),
        )
        for target in catalogue.roles
    )


def crossing(
    catalogue: Catalogue, origin: Role | None, target: Role, levels: Mapping[str, int] | None
) -> Crossing:
    """`levels` are a member's (skill slug to 0-4), None for a visitor."""
    readiness = assess(target.requirements, levels) if levels is not None else None
    receipt = {row.requirement.slug: row for row in readiness.receipt} if readiness else {}
    known = _known(catalogue, origin, target, receipt)
    written = _written(catalogue, origin, target)
    parts, left = steps.stages(
        catalogue, written.stages if written else (), known.steps, known.carried
    )
    return Crossing(
        way=_way(catalogue, origin, target, known),
        summary=written.summary if written else "",
        lede=words.lede(known.found, target),
        lists=_lists(catalogue, known, from_role=origin is not None),
        shift=shift(catalogue, origin, target),
        parts=parts,
        rest=steps.by_category(catalogue, left),
        standing=words.standing(readiness, target),
    )


class _Known(NamedTuple):
    """What both pages are made from: lines in the order of the target's requirements."""

    found: Transition
    carried: tuple[steps.Line, ...]
    raises: tuple[steps.Step, ...]
    new: tuple[steps.Step, ...]

    @property
    def steps(self) -> tuple[steps.Step, ...]:
        return (*self.raises, *self.new)


def _known(
    catalogue: Catalogue, origin: Role | None, target: Role, receipt: Mapping[str, ReceiptRow]
) -> _Known:
    found = compare(origin, target)

    def learned(rows: Iterable[Row]) -> tuple[steps.Step, ...]:
        return tuple(steps.step(row, steps.line(catalogue, row, receipt)) for row in rows)

    carried = tuple(steps.line(catalogue, row, receipt) for row in found.carries_over)
    return _Known(found, carried, learned(found.raises), learned(found.new))


def _written(catalogue: Catalogue, origin: Role | None, target: Role) -> doc.Transition | None:
    """What an editor wrote of the pair."""
    ends = (origin.slug if origin else START_SLUG, target.slug)
    return next(
        (row for row in catalogue.transitions if (row.from_role, row.to_role) == ends), None
    )


def _way(catalogue: Catalogue, origin: Role | None, target: Role, known: _Known) -> Way:
    written = _written(catalogue, origin, target)
    return Way(
        origin=origin,
        target=target,
        words=words.told(known.found),
        bar=_bar(known.found),
        hours=steps.about(steps.total(known.steps)),
        stages=tuple(stage.name for stage in written.stages) if written else (),
    )


def _bar(found: Transition) -> tuple[Segment, ...]:
    counts = words.counts(found)
    whole = sum(number for _, number in counts)
    segments, left = [], 0
    for key, number in counts:
        if number:
            segments.append(
                Segment(key, f"{100 * left / whole:.2f}", f"{100 * number / whole:.2f}")
            )
        left += number
    return tuple(segments)


def _lists(catalogue: Catalogue, known: _Known, *, from_role: bool) -> tuple[LineList, ...]:
    new = LineList("new", "New", "Not asked of you today.", _lines(known.new))
    if not from_role:
        return (new._replace(intro="Where each requirement ends; you begin at the first level."),)
    rests = tuple(_resting(catalogue, asked) for asked in known.found.rests)
    return (
        LineList("carries", "Carries over", "What you do today is enough.", known.carried),
        LineList("raises", "Raise", "You know it, and go further.", _lines(known.raises)),
        new,
        LineList("rests", "Can rest", "Asked today, and not by the new role.", rests),
    )


def _lines(learned: Iterable[steps.Step]) -> tuple[steps.Line, ...]:
    return tuple(step.line for step in learned)


def _resting(catalogue: Catalogue, asked: Requirement) -> steps.Line:
    return steps.Line(asked, steps.skills(catalogue, asked), catalogue.level_name(asked.level))
