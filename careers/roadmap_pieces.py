"""Pieces of a roadmap that many members share, each rendered once a process: see
careers.pieces. What differs from member to member (days, gains) is not among them."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from crispy_forms.utils import render_crispy_form
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careers.domain.goal import GoalPace
from careers.domain.roadmap_page.cards import RESOURCES, Card
from careers.domain.roadmap_page.page import Page
from careers.pace_form import PaceForm
from careers.pieces import piece
from careers.planning import MOST
from careers.releases import Published


class Row(NamedTuple):
    card: Card
    rest: SafeString


class Steps(NamedTuple):
    """`over_time` is the chart with its table, "" without steps."""

    parts: SafeString
    over_time: SafeString | str


@lru_cache(maxsize=MOST)
def steps(published: Published, role_slug: str, page: Page) -> Steps:
    """What one member sees of their steps: pure, and asked for again after each change of
    anything else on the page."""
    parts = [(part, [_row(published, card) for card in part.cards]) for part in page.parts]
    role = published.catalogue.role(role_slug)
    context = {"parts": parts, "page": page, "role": role, "chart": page.chart}
    return Steps(
        render_to_string("careers/_roadmap_parts.html", context),
        render_to_string("careers/_roadmap_chart.html", context) if page.chart else "",
    )


def _row(published: Published, card: Card) -> Row:
    """Where to learn it, and what can be done with it. The buttons belong to a form of the
    page, so that no token of a form is in them."""
    started = card.started is not None
    return Row(card, _rest(published, *card.key, card.held, started, card.earlier, card.later))


@piece
def _rest(
    published: Published,
    slug: str,
    level: int,
    held: int | None,
    started: bool,  # noqa: FBT001
    earlier: bool,  # noqa: FBT001
    later: bool,  # noqa: FBT001
) -> SafeString:
    skill = published.catalogue.skill(slug)
    context = {
        "skill": skill,
        "resources": skill.resources[:RESOURCES],
        "title": f"{skill.name} to {published.catalogue.level_name(level)}",
        "value": f"{slug}:{level}",
        "held": held,
        "started": started,
        "earlier": earlier,
        "later": later,
    }
    return render_to_string("careers/_roadmap_rest.html", context)


@piece
def pace_form(published: Published, pace: GoalPace, today: date) -> SafeString:
    """The form with what is held. One with errors is never kept."""
    rendered: SafeString = render_crispy_form(PaceForm(None, pace=pace, today=today))
    return rendered
