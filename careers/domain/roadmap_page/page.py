"""The whole page of a roadmap, from the plan to what is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from careers.domain import dates, wording
from careers.domain.catalogue import Catalogue, Role
from careers.domain.levels import READY_FROM
from careers.domain.roadmap import Roadmap
from careers.domain.roadmap.choices import Choices, Sorted
from careers.domain.roadmap_page import cards, chart, options, words
from careers.domain.roadmap_page.cards import Card
from careers.domain.wording import MissingMustHave


@dataclass(frozen=True, slots=True)
class Part:
    """`milestone` closes part one: "Ready, 86 %, every must-have met"."""

    name: str
    key: str
    total: str
    cards: tuple[Card, ...]
    milestone: str = ""
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`automatic` is the roadmap without changes by hand, None where there are none."""

    roadmap: Roadmap
    automatic: Roadmap | None


@dataclass(frozen=True, eq=False)
class Page:
    """`rate_first` are the must-haves to rate where nothing is rated yet. Compared by identity,
    so that what is rendered of a page can be kept with it."""

    opening: words.Opening
    in_time: words.Answer | None
    parts: tuple[Part, ...]
    chart: chart.Chart | None
    any_ofs: tuple[options.AnyOf, ...]
    skipped: tuple[options.Skipped, ...]
    by_hand: str
    price: str
    warnings: tuple[str, ...]
    out_of_date: tuple[str, ...]
    rate_first: tuple[MissingMustHave, ...]
    unrated: bool
    order_rule: str = words.ORDER_RULE
    estimates: str = words.ESTIMATES

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for part in self.parts for card in part.cards)


def page(
    catalogue: Catalogue,
    role: Role,
    levels: Mapping[str, int],
    plan: Plan,
    choices: Sorted,
    today: date,
) -> Page:
    roadmap, known = plan.roadmap, choices.known.at(levels)
    unrated = roadmap.verdict == "unrated" and bool(role.requirements)
    return Page(
        opening=words.opening(role, roadmap, today),
        in_time=words.in_time(catalogue, role, roadmap, today),
        parts=() if unrated else _parts(catalogue, roadmap, levels, known),
        chart=None if unrated else chart.chart(roadmap),
        any_ofs=() if unrated else options.any_ofs(catalogue, role, levels, roadmap, known),
        skipped=options.skipped(catalogue, known),
        by_hand=_by_hand(known),
        price=words.price(plan.automatic, roadmap),
        warnings=options.warnings(catalogue, roadmap),
        out_of_date=options.out_of_date(catalogue, role, choices.stale),
        rate_first=_rate_first(catalogue, role) if unrated else (),
        unrated=unrated,
    )


def _parts(
    catalogue: Catalogue, roadmap: Roadmap, levels: Mapping[str, int], choices: Choices
) -> tuple[Part, ...]:
    made = cards.cards(catalogue, roadmap, levels, choices)
    first = len(roadmap.ready_steps)
    parts = []
    if first:
        last = roadmap.ready_steps[-1]
        level = wording.percent_text(last.low_percent)
        parts.append(
            Part(
                "Ready soonest",
                "soonest",
                _total(first, last.running_hours),
                made[:first],
                f"Ready, {level}{_must_haves_met(catalogue, roadmap)}",
                last.finish,
            )
        )
    if made[first:]:
        hours = roadmap.hours - (roadmap.ready_hours or 0)
        name = "The rest" if first or roadmap.low >= READY_FROM else "What is planned"
        parts.append(Part(name, "rest", _total(len(made) - first, hours), made[first:]))
    return tuple(parts)


def _must_haves_met(catalogue: Catalogue, roadmap: Roadmap) -> str:
    role = catalogue.role(roadmap.role)
    return ", every must-have met" if any(row.must_have for row in role.requirements) else ""


def _total(steps: int, hours: int) -> str:
    return f"{steps} step{'' if steps == 1 else 's'}, {hours:,}\N{NO-BREAK SPACE}h"


def _by_hand(choices: Choices) -> str:
    """ "two options chosen, one step skipped"; "" where nothing is."""
    said = [
        f"{wording.count(len(rows), noun)} {deed}"
        for rows, noun, deed in (
            (choices.pins, "option", "chosen"),
            (choices.skipped, "step", "skipped"),
            (choices.order, "step", "put first in an order of your own"),
        )
        if rows
    ]
    return f"{wording.capital(wording.listed(said))}." if said else ""


def _rate_first(catalogue: Catalogue, role: Role) -> tuple[MissingMustHave, ...]:
    """The must-haves, or all that is asked where there are none."""
    musts = [row for row in role.requirements if row.must_have] or role.requirements
    return tuple(MissingMustHave(wording.asked(row, catalogue), "not rated") for row in musts)


def file_name(role: Role, today: date, kind: str) -> str:
    return f"roadmap-{role.slug}-{today.isoformat()}.{kind}"


def title(role: Role, today: date) -> str:
    return f"My roadmap to {role.name}, {dates.day(today)}"
