"""What a member's first page says: the answer in words, every role, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from careers.domain import gaps, steps, wording
from careers.domain.catalogue import Catalogue, Role
from careers.domain.readiness import Readiness, assess

SECONDS_A_RATING = 20
"""About how long one rating takes, as the page promises."""


class GoalRole(NamedTuple):
    """The role a member is heading for. A later release than `last_release` (a number, None
    where no release ever did) may not hold it."""

    slug: str
    name: str
    last_release: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One role's readiness, None where the role has no requirements."""

    role: Role
    readiness: Readiness | None
    is_goal: bool


class Unrated(NamedTuple):
    """ "Eight skills are not rated yet.", "Rating them takes about three minutes.", "them"."""

    fact: str
    effort: str
    them: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`cards` has the goal first, then the other roles in catalogue order. `goal` is None
    where there is none, or where the release does not hold it: that one is `retired`."""

    cards: tuple[Card, ...]
    goal: Card | None
    retired: GoalRole | None
    headline: str
    lede: str
    nothing_rated: bool
    unrated: Unrated | None
    steps: tuple[steps.NextStep, ...]
    no_steps: str
    gaps: tuple[gaps.GapRow, ...]


def overview(catalogue: Catalogue, levels: Mapping[str, int], goal: GoalRole | None) -> Overview:
    """From `levels` (skill slug to 0-4, the rated ones only)."""
    cards = _cards(catalogue, levels, goal)
    aim = next((card for card in cards if card.is_goal), None)
    retired = goal if cards and not aim else None
    headline, lede = _opening(catalogue, cards, aim, levels)
    if retired:
        headline, lede = _farewell(retired)
    next_steps = _next_steps(catalogue, aim, levels)
    return Overview(
        cards=cards,
        goal=aim,
        retired=retired,
        headline=headline,
        lede=lede,
        nothing_rated=not levels,
        unrated=_unrated(cards, levels) if levels else None,
        steps=next_steps,
        no_steps="" if next_steps else _no_steps(aim),
        gaps=_gaps(catalogue, cards) if levels else (),
    )


def _cards(
    catalogue: Catalogue, levels: Mapping[str, int], goal: GoalRole | None
) -> tuple[Card, ...]:
    slug = goal.slug if goal else None
    cards = (
        Card(role, assess(role.requirements, levels), is_goal=role.slug == slug)
        for role in catalogue.roles
    )
    return tuple(sorted(cards, key=lambda card: not card.is_goal))


def _opening(
    catalogue: Catalogue, cards: tuple[Card, ...], aim: Card | None, levels: Mapping[str, int]
) -> tuple[str, str]:
    if not cards:
        return "No roles are published yet.", "Once an editor publishes one, it shows here."
    if not levels:
        return "Nothing rated yet.", f"Start with the skills that {_who_asks(cards)}."
    if aim is None:
        return (
            "Choose the role you are heading for.",
            "Then this page opens with how ready you are for it, and what to do next.",
        )
    return (
        wording.opening(aim.readiness, aim.role.name),
        wording.must_have_sentence(aim.readiness, catalogue),
    )


def _farewell(goal: GoalRole) -> tuple[str, str]:
    last = goal.last_release
    when = f"was retired in release {last + 1}" if last else "is not published any more"
    return f"{goal.name} {when}.", "Choose another goal. Your last receipt stays readable."


def _who_asks(cards: tuple[Card, ...]) -> str:
    asking = sum(card.readiness is not None for card in cards)
    return {1: "the role asks for", 2: "both roles ask for"}.get(asking, "most roles ask for")


def _unrated(cards: tuple[Card, ...], levels: Mapping[str, int]) -> Unrated | None:
    """The unrated skills that keep a range wide; None where every range is closed."""
    number = len(
        {
            slug
            for card in cards
            for row in (card.readiness.receipt if card.readiness else ())
            if row.unsure
            for slug in row.requirement.any_of
            if slug not in levels
        }
    )
    if not number:
        return None
    verb, them = ("is", "it") if number == 1 else ("are", "them")
    minutes = -(-number * SECONDS_A_RATING // 60)
    return Unrated(
        f"{wording.capital(wording.count(number, 'skill'))} {verb} not rated yet.",
        f"Rating {them} takes about {wording.count(minutes, 'minute')}.",
        them,
    )


def _gaps(catalogue: Catalogue, cards: tuple[Card, ...]) -> tuple[gaps.GapRow, ...]:
    return gaps.by_category(catalogue, [(card.role, card.readiness) for card in cards])


def _next_steps(
    catalogue: Catalogue, aim: Card | None, levels: Mapping[str, int]
) -> tuple[steps.NextStep, ...]:
    """None before anything that the goal asks for is rated: they would all start at None."""
    if aim is None or aim.readiness is None or aim.readiness.verdict == "unrated":
        return ()
    return steps.next_best(catalogue, aim.role, levels)


def _no_steps(aim: Card | None) -> str:
    if aim is None or aim.readiness is None or aim.readiness.verdict == "unrated":
        return ""
    if aim.readiness.low == 1:
        return "You meet everything this role asks. There is nothing left to plan."
    return "Each step that is left leans on a skill that you do not hold yet."


def goal_headline(catalogue: Catalogue, goal: GoalRole | None) -> str:
    if goal is None:
        return "Choose the role you are heading for."
    if catalogue.has_role(goal.slug):
        return f"Your goal is {catalogue.role(goal.slug).name}."
    return f"{goal.name} is not published any more."
