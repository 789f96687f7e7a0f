"""A fit result in words and rows that anybody can add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from careers.domain.catalogue import Catalogue, FitStatement, Role
from careers.domain.fit import Fit
from careers.domain.levels import FIT_ANSWERS, FIT_APART, FIT_PULLS_FROM, FIT_SUITS_FROM
from careers.domain.readiness import Readiness
from careers.domain.trial_document import TrialTask
from careers.domain.wording import capital, listed, number_word

ANSWER_NAMES: Final = {
    -2: "Strongly disagree",
    -1: "Disagree",
    0: "Neither",
    1: "Agree",
    2: "Strongly agree",
}
MINUS: Final = "−"

RULE: Final = (
    "Each answer counts from −2 to 2, times the weight of its statement for a role; a role’s "
    "score is what it earned of the most it could. What is not answered counts like Neither. "
    f"No role reaches {int(FIT_PULLS_FROM * 100)} %: none pulls you. "
    f"One leads by more than {int(FIT_APART * 100)} points: that one. Otherwise every role within "
    f"{int(FIT_APART * 100)} points of the first is named: all suit you if each reaches "
    f"{int(FIT_SUITS_FROM * 100)} %, and if not it is too close to call."
)


class Score(NamedTuple):
    """`earned` of `most` whole points; `percent` is cut towards 0, and signed."""

    role: Role
    earned: str
    most: int
    percent: str
    bar: int
    """The length of its bar, 0-100."""


class AnswerRow(NamedTuple):
    """`by_role` holds for each score what the answer adds, in whole points, signed."""

    statement: FitStatement
    answer: str
    by_role: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A result as the page tells it. `offers` are the roles to say of what they would offer:
    where one role is named the others, and otherwise all that are judged."""

    headline: str
    lede: str
    named: tuple[Role, ...]
    offers: tuple[Role, ...]
    scores: tuple[Score, ...]
    rows: tuple[AnswerRow, ...]
    unanswered: int


def told(catalogue: Catalogue, fit: Fit, answers: Mapping[str, int]) -> Told:
    """Roles stand in the order of the catalogue, whatever they score."""
    judged = [role for role in catalogue.roles if role.slug in fit.scores]
    named = tuple(catalogue.role(slug) for slug in fit.roles)
    return Told(
        headline=headline(fit, named),
        lede=_lede(fit, named, answers, catalogue),
        named=named,
        offers=tuple(role for role in judged if fit.roles != (role.slug,)),
        scores=tuple(_score(role, fit.scores[role.slug], catalogue, answers) for role in judged),
        rows=tuple(_row(row, judged, answers) for row in catalogue.fit_statements),
        unanswered=sum(row.slug not in answers for row in catalogue.fit_statements),
    )


def headline(fit: Fit, named: tuple[Role, ...]) -> str:
    if fit.outcome == "one":
        return f"{named[0].name} suits your answers"
    if fit.outcome == "all":
        return (
            "Both suit you" if len(named) == 2 else f"{capital(number_word(len(named)))} suit you"
        )
    if fit.outcome == "close":
        return "Too close to call"
    return "No role pulls you yet"


def _lede(
    fit: Fit, named: tuple[Role, ...], answers: Mapping[str, int], catalogue: Catalogue
) -> str:
    names = listed([role.name for role in named]) if named else ""
    if fit.outcome == "one":
        return "Your answers pull there, and clearly more than anywhere else."
    if fit.outcome == "all":
        return f"{names}: your answers agree with what each of them is about."
    if fit.outcome == "close":
        return f"Your answers lean towards {names}, and not clearly to one of them."
    if 2 * len(answers) < len(catalogue.fit_statements):
        return "Too few answers to tell. Answer some more of them below."
    return "Your answers agree with what no role is about, or cancel each other out."


def _score(role: Role, score: Fraction, catalogue: Catalogue, answers: Mapping[str, int]) -> Score:
    weights = [(row.slug, row.weights.get(role.slug, 0)) for row in catalogue.fit_statements]
    earned = sum(answers.get(slug, 0) * weight for slug, weight in weights)
    most = max(FIT_ANSWERS) * sum(weight for _, weight in weights)
    whole = int(score * 100)
    return Score(role, signed(earned), most, signed(whole), max(0, whole))


def _row(statement: FitStatement, judged: list[Role], answers: Mapping[str, int]) -> AnswerRow:
    answer = answers.get(statement.slug)
    added = tuple(signed((answer or 0) * statement.weights.get(role.slug, 0)) for role in judged)
    return AnswerRow(statement, "Not answered" if answer is None else ANSWER_NAMES[answer], added)


def signed(number: int) -> str:
    """A true minus sign, and none before 0."""
    return f"{MINUS}{-number}" if number < 0 else str(number)


class Agreement(NamedTuple):
    """Whether what somebody likes and what they can point the same way."""

    sentence: str
    try_out: Role | None
    """The role to find out about, where they do not."""

    @property
    def trial(self) -> TrialTask | None:
        """The shortest of its trial tasks; of two, the first."""
        tasks = self.try_out.trial_tasks if self.try_out else ()
        return min(tasks, key=lambda task: task.hours, default=None)


def agreement(
    named: tuple[Role, ...], readiness: Mapping[str, tuple[Role, Readiness | None]]
) -> Agreement | None:
    """`readiness` maps slugs to each role with its readiness. None where nothing is rated, no
    role is named, or two roles are equally near."""
    rated = [(role, one) for role, one in readiness.values() if one and one.verdict != "unrated"]
    if not rated or not named:
        return None
    highest = max(one.low for _, one in rated)
    nearest = [(role, one) for role, one in rated if one.low == highest]
    if len(nearest) > 1:
        return None
    role, one = nearest[0]
    if role in named:
        return Agreement(f"Your ratings are nearest to {role.name} too: {one.low_percent} %.", None)
    wanted = listed([other.name for other in named])
    sentence = (
        f"Your answers point to {wanted}; your ratings are nearer {role.name} "
        f"({one.low_percent} %)."
    )
    return Agreement(sentence, named[0])
