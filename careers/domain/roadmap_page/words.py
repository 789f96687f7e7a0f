"""The sentences of a roadmap: when, how long, in time or not, what changes by hand cost."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from careers.domain import dates, wording
from careers.domain.catalogue import Catalogue, Role
from careers.domain.fractions import percent, points
from careers.domain.levels import MAX_HOURS_A_WEEK, VERDICT_NAMES
from careers.domain.roadmap import Cost, Roadmap, Target, cost

ORDER_RULE: Final = (
    "The order: first the fewest hours to Ready, every must-have included, then the rest; in each "
    "part what brings the most readiness for the time comes first, after what it leans on."
)
ESTIMATES: Final = (
    "Hours are estimates for one level up. Order is advice: do any step when you like."
)


class Opening(NamedTuple):
    headline: str
    lede: str


class Answer(NamedTuple):
    """To "can I make it by then?": `fact` first; `in_time` says that nothing is amiss."""

    fact: str
    detail: str
    in_time: bool


def hours(number: int) -> str:
    """ "one hour", "58 hours"."""
    written = wording.number_word(number) if number < 1000 else f"{number:,}"
    return f"{written} hour{'' if number == 1 else 's'}"


def opening(role: Role, roadmap: Roadmap, today: date) -> Opening:
    if not role.requirements:
        return Opening(f"{role.name} asks for nothing yet, so there is nothing to plan.", "")
    if roadmap.verdict == "unrated":
        return Opening(
            f"Rate skills first: then your way to {role.name} begins where you are.",
            "Nothing that this role asks for is rated yet.",
        )
    return _begun(role, roadmap, today)


def _begun(role: Role, roadmap: Roadmap, today: date) -> Opening:
    if roadmap.low == 1:
        return Opening(f"You meet everything {role.name} asks.", "There is nothing left to plan.")
    if not roadmap.steps:
        return Opening("Every step that is left is skipped.", "Take one up again below.")
    if roadmap.verdict == "ready":
        return Opening(f"You are ready to be {wording.with_article(role.name)}.", _left(roadmap))
    if roadmap.ready_on is None:
        return Opening(f"No step left leads to Ready for {role.name}.", _as_far_as(roadmap))
    return Opening(f"Ready by {dates.day(roadmap.ready_on)}", _way(roadmap, today))


def _pace(roadmap: Roadmap) -> str:
    return f"at {hours(roadmap.hours_per_week)} a week"


def _left(roadmap: Roadmap) -> str:
    steps = wording.capital(wording.count(len(roadmap.steps), "step"))
    verb = "is" if len(roadmap.steps) == 1 else "are"
    return (
        f"{steps}, {hours(roadmap.hours)}, {verb} left to {_end(roadmap)}: by "
        f"{dates.day(roadmap.finish)} {_pace(roadmap)}."
    )


def _end(roadmap: Roadmap) -> str:
    return wording.percent_text(percent(roadmap.end_low))


def _as_far_as(roadmap: Roadmap) -> str:
    last = roadmap.steps[-1]
    return (
        f"What is planned reaches {_end(roadmap)}, {VERDICT_NAMES[last.verdict]}, by "
        f"{dates.day(last.finish)} {_pace(roadmap)}."
    )


def _way(roadmap: Roadmap, today: date) -> str:
    first, rest = roadmap.ready_steps, roadmap.rest_steps
    begins = "today" if roadmap.begin == today else dates.day_near(roadmap.begin, today)
    soon = (
        f"{wording.capital(wording.count(len(first), 'step'))}, {hours(roadmap.ready_hours or 0)}, "
        f"{_pace(roadmap)} from {begins}."
    )
    if not rest:
        return soon
    more = wording.capital(wording.number_word(len(rest)))
    steps = "more step leads" if len(rest) == 1 else "more steps lead"
    return f"{soon} {more} {steps} on to {_end(roadmap)} by {dates.day(roadmap.finish)}."


def in_time(catalogue: Catalogue, role: Role, roadmap: Roadmap, today: date) -> Answer | None:
    """None without a target date, or where Ready is reached already."""
    target = roadmap.target
    if target is None or roadmap.verdict in {"ready", "unrated"} or not roadmap.steps:
        return None
    then = dates.day(target.on)
    if target.on < today:
        return Answer(f"{then} has passed.", _instead(roadmap), in_time=False)
    if roadmap.ready_on is not None and roadmap.ready_on <= target.on:
        on = dates.day(roadmap.ready_on)
        return Answer(f"{then} is far enough away.", f"You would be Ready by {on}.", in_time=True)
    reached = _reached(catalogue, role, roadmap, target)
    pace = f"at {hours(roadmap.hours_per_week)} a week"
    return Answer(f"{then} is too soon {pace}.", f"{_needs(target)} {reached}", in_time=False)


def _instead(roadmap: Roadmap) -> str:
    if roadmap.ready_on is None:
        return "Choose another day."
    return f"Ready by {dates.day(roadmap.ready_on)}; choose another day."


def _needs(target: Target) -> str:
    """Steps of no hours are late only where the first day is, whatever the pace."""
    needed = target.ready_hours_per_week
    if not needed:
        return "No pace would be enough."
    if needed > MAX_HOURS_A_WEEK:
        return f"It needs {needed:,} a week, more than anybody has."
    return f"It needs {needed}."


def _reached(catalogue: Catalogue, role: Role, roadmap: Roadmap, target: Target) -> str:
    level = wording.percent_text(percent(target.low))
    sentence = f"By then you would be at {level}, {VERDICT_NAMES[target.verdict]}"
    missing = [
        wording.asked(row, catalogue)
        for step in roadmap.steps[target.done :]
        for row in step.unlocked
    ]
    if not missing or len(missing) > wording.NAMED_AT_MOST:
        return f"{sentence}."
    return f"{sentence}, without {wording.listed(missing)}."


def price(planned: Roadmap | None, by_hand: Roadmap) -> str:
    """What the changes by hand cost; `planned` is the roadmap without them. "" without any."""
    if planned is None:
        return ""
    found = cost(planned, by_hand)
    said = [*_ready_price(found), *_whole_price(found)]
    if not said:
        return "It costs no hours: only the order on the way differs."
    return f"Against the plan without them, {wording.listed(said)}."


def _ready_price(found: Cost) -> Iterator[str]:
    if found.out_of_reach:
        yield "Ready is out of reach"
    if found.ready_later:
        yield f"Ready takes {_more(found.ready_later)}"


def _whole_price(found: Cost) -> Iterator[str]:
    if found.longer:
        yield f"the whole way takes {_more(found.longer)}"
    if found.lower > 0:
        yield f"it ends {points(found.lower)} points lower"


def _more(number: int) -> str:
    return f"{hours(abs(number))} {'more' if number > 0 else 'less'}"


def outlook(catalogue: Catalogue, roadmap: Roadmap, today: date) -> str:
    """ "Ready in about 14 weeks at 6 h a week; next: SQL to Practitioner." for other pages;
    "" where there is nothing to look out for."""
    if roadmap.verdict == "unrated" or not roadmap.steps:
        return ""
    pace = f"at {roadmap.hours_per_week}\N{NO-BREAK SPACE}h a week"
    first = roadmap.steps[0]
    following = f"{catalogue.skill(first.skill).name} to {catalogue.level_name(first.to_level)}"
    if roadmap.verdict == "ready":
        begun = _weeks(today, roadmap.finish)
        return f"{_end(roadmap)} in about {begun} {pace}; next: {following}."
    if roadmap.ready_on is None:
        return f"No step left leads to Ready; next: {following}."
    return f"Ready in about {_weeks(today, roadmap.ready_on)} {pace}; next: {following}."


def _weeks(today: date, until: date) -> str:
    return wording.count(max(1, dates.weeks_between(today, until)), "week")
