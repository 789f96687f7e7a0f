"""A roadmap as Markdown, and as the rows of a spreadsheet."""

import re
from collections.abc import Iterator
from typing import Final

from careers.domain import dates
from careers.domain.catalogue import Catalogue
from careers.domain.fractions import points
from careers.domain.roadmap import Roadmap
from careers.domain.roadmap_page.cards import Card
from careers.domain.roadmap_page.page import Page

COLUMNS: Final = (
    *("number", "part", "step", "skill", "level", "hours", "hours so far", "done by"),
    *("points", "readiness after", "why", "can-do"),
)
_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&#])")
_LIST: Final = re.compile(r"^(\d*)([.)+-])")


def markdown(catalogue: Catalogue, page: Page, title: str) -> str:
    """Headings, a list of steps, and what the dates are counted with."""
    lines = [
        f"# {plain(title)}",
        "",
        f"**{plain(page.opening.headline)}** {plain(page.opening.lede)}",
    ]
    if page.in_time:
        lines += ["", f"{plain(page.in_time.fact)} {plain(page.in_time.detail)}"]
    for part in page.parts:
        lines += ["", f"## {plain(part.name)} ({part.total})", ""]
        for card in part.cards:
            lines += _step(card)
        if part.milestone and part.reached_on:
            lines += ["", f"**{dates.day(part.reached_on)}: {plain(part.milestone)}**"]
    lines += ["", plain(page.order_rule), plain(page.estimates), ""]
    return "\n".join([*lines, f"Crosswalk release {catalogue.number}", ""])


def _step(card: Card) -> Iterator[str]:
    gain = f", +{card.gain} points" if card.gain else ""
    name = plain(card.title)
    yield f"{card.number}. [ ] **{name}**, by {dates.day(card.finish)}"
    yield f"   - {plain(card.can_do)}"
    yield f"   - {card.hours} h{gain}, then {plain(card.after)}. {plain(' '.join(card.why))}"
    for resource in card.resources:
        yield f"   - Learn: {plain(resource.title)}, <{resource.url}>"


def plain(text: str) -> str:
    """Text that Markdown takes for text, on one line."""
    return _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))


def rows(roadmap: Roadmap, page: Page) -> list[tuple[str, ...]]:
    """One for each step, as COLUMNS name them. Nothing in them is guarded yet."""
    part_of = {card.key: part.name for part in page.parts for card in part.cards}
    return [
        (
            str(card.number),
            part_of[card.key],
            card.title,
            card.skill.name,
            card.level,
            str(step.hours),
            str(step.running_hours),
            step.finish.isoformat(),
            points(step.gain),
            f"{step.low_percent} %",
            " ".join(card.why),
            card.can_do,
        )
        for card, step in zip(page.cards, roadmap.steps, strict=True)
    ]
