"""The start page: the parts of the catalogue in the order an editor thinks, and what is new."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import capfirst

from careers.actions.publish import prepare
from careers.admin.differing import known_before
from careers.domain.differences.compare import differences
from careers.domain.differences.shapes import Group
from careers.domain.linter import BLOCKING
from careers.domain.reading import stored
from careers.models import (
    Aspect,
    Category,
    EffectPreview,
    Faq,
    FitStatement,
    GuidePage,
    Level,
    Release,
    Requirement,
    Responsibility,
    Role,
    Skill,
    Source,
    Stage,
    Transition,
    TrialTask,
)

PARTS: Final[dict[type[Model], str]] = {
    Role: "What each role is for, what its people do and what it asks of them: all on one page.",
    Requirement: "Everything that roles ask for, to search and compare across roles.",
    Responsibility: "The areas of work of each role, with their tasks.",
    TrialTask: "Small pieces of a role’s work, with the list that says when each is done.",
    Skill: "What members rate: a sentence for each level, prerequisites, where to learn.",
    Category: "The headings under which skills stand.",
    Level: "The names of the five levels.",
    Aspect: "The rows of the comparison: how roles differ.",
    Stage: "The rows of the lifecycle: who leads, shares or helps in each stage.",
    FitStatement: "Sentences to agree or disagree with, and the roles they speak for.",
    Transition: "The way into a role, from another one or from starting out.",
    Faq: "Questions with their answers.",
    GuidePage: "Longer texts on pages of their own.",
    Source: "Where facts come from, and the notice each licence asks for.",
    Release: "What was published, by whom and when.",
    EffectPreview: "Which editor looked at what publishing would do to members, and what they "
    "were shown.",
}
"""What an editor finds in each part, the one thought of first coming first."""


def title_of(model: type[Model]) -> str:
    """What every page of the admin calls the rows of `model`: "Comparison aspects"."""
    return capfirst(str(model._meta.verbose_name_plural))


class Part(NamedTuple):
    """A part of the catalogue: `add_url` is None where this person may add nothing."""

    name: str
    about: str
    rows: int
    url: str
    add_url: str | None


def in_order(models: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The admin's own entries for the models of the catalogue, in the order of PARTS."""
    ranks = {model: rank for rank, model in enumerate(PARTS)}
    return sorted(models, key=lambda entry: ranks.get(entry["model"], len(ranks)))


def start(request: HttpRequest, apps: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What the start page shows of `apps`, the admin's list of what this person may see. A
    fixed number of queries."""
    own = [app for app in apps if app["app_label"] == "careers"]
    sees_releases = request.user.has_perm("careers.view_release")
    return {
        "parts": [_part(entry) for app in own for entry in app["models"]],
        "others": [app for app in apps if app["app_label"] != "careers"],
        **(_news() if sees_releases else {}),
    }


def _part(entry: dict[str, Any]) -> Part:
    model = entry["model"]
    adds = None if model is Release else entry["add_url"]
    return Part(title_of(model), PARTS[model], model.objects.count(), entry["admin_url"], adds)


def _news() -> dict[str, Any]:
    current = Release.objects.select_related("author").first()
    candidate = prepare(BLOCKING)
    groups: tuple[Group, ...] = ()
    if current and candidate.changed and candidate.document:
        back = known_before(current.number)
        groups = differences(stored(current.document), candidate.document, back)
    return {"current": current, "candidate": candidate, "groups": groups}
