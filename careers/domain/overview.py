"""What a member's first page says: the answer in words, every role, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from careers.domain import gaps, rating_way, steps, wording
from careers.domain.catalogue import Catalogue, Role
from careers.domain.goal import GoalRole
from careers.domain.rating_page import Selection
from careers.domain.readiness import Readiness, assess

SECONDS_A_RATING = 20
"""About how long one rating takes, as the page promises."""


NO_ROLES = ("No roles are published yet.", "Once an editor publishes one, it shows here.")


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
    where there is none, or where the release does not hold it: that one is `retired`.
    `towards` is the role that the page answers for: the goal, or without one the nearest."""

    cards: tuple[Card, ...]
    goal: Card | None
    retired: GoalRole | None
    towards: Role | None
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
    towards = aim if aim or retired else _nearest(cards)
    if levels:
        headline, lede = _opening(catalogue, cards, aim, towards)
    else:
        headline, lede = _beginning(catalogue, cards, aim)
    if retired:
        headline, lede = _farewell(retired)
    next_steps = _next_steps(catalogue, towards, levels)
    return Overview(
        cards=cards,
        goal=aim,
        retired=retired,
        towards=towards.role if towards else None,
        headline=headline,
        lede=lede,
        nothing_rated=not levels,
        unrated=_unrated(cards, levels) if levels else None,
        steps=next_steps,
        no_steps="" if next_steps else _no_steps(towards),
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


def _nearest(cards: tuple[Card, ...]) -> Card | None:
    """The role whose range lies highest, the first of equals; None while each is unrated."""
    rated = [card for card in cards if card.readiness and card.readiness.verdict != "unrated"]
    return max(rated, key=_nearness, default=None)


def _nearness(card: Card) -> tuple[Fraction, Fraction]:
    return (card.readiness.low, card.readiness.high) if card.readiness else (Fraction(), Fraction())


def _beginning(catalogue: Catalogue, cards: tuple[Card, ...], aim: Card | None) -> tuple[str, str]:
    """Where nothing is rated: what the rating page opens with."""
    if not cards:
        return NO_ROLES
    if not catalogue.skills:
        return "Nothing rated yet.", "No skills are published yet."
    start = rating_way.first(catalogue, {}, aim.role if aim else None)
    return "Nothing rated yet.", _start_with(catalogue, start)


def _start_with(catalogue: Catalogue, start: Selection) -> str:
    """ "Start with the must-haves for Data Scientist.", "Start with Modeling: three skills."."""
    if start.kind == "must":
        return f"Start with the must-haves for {catalogue.role(start.name).name}."
    (name,) = (row.name for row in catalogue.categories if row.slug == start.name)
    number = len(catalogue.skills_in(start.name))
    return f"Start with {name}: {wording.count(number, 'skill')}."


def _opening(
    catalogue: Catalogue, cards: tuple[Card, ...], aim: Card | None, towards: Card | None
) -> tuple[str, str]:
    if not cards:
        return NO_ROLES
    if towards is None:
        return (
            "Choose the role you are heading for.",
            "Then this page opens with how ready you are for it, and what to do next.",
        )
    missing = wording.must_have_sentence(towards.readiness, catalogue)
    choose = "" if aim else _choose(cards)
    lede = " ".join(sentence for sentence in (missing, choose) if sentence)
    return wording.opening(towards.readiness, towards.role.name), lede


def _choose(cards: tuple[Card, ...]) -> str:
    if len(cards) == 1:
        return "Choose it as your goal to keep it in view."
    return "No other role is nearer. Choose it, or another, as your goal."


def _farewell(goal: GoalRole) -> tuple[str, str]:
    last = goal.last_release
    when = f"was retired in release {last + 1}" if last else "is not published any more"
    return f"{goal.name} {when}.", "Choose another goal. Your last receipt stays readable."


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
