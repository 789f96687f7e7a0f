"""Skills: each level can be told and takes plausible hours, and each skill is there for
something."""

from collections import defaultdict
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from careers.domain.document import Document, Skill
from careers.domain.levels import ASKABLE_LEVELS
from careers.domain.linter.rule import Rule, Told

FAR: Final = 6
"""Hours of one level above this many times those of a neighbouring one look mistyped."""


def _can_dos(document: Document) -> Told:
    for index, skill in enumerate(document.skills):
        by_level = {row.level: (at, row.statement) for at, row in enumerate(skill.can_dos)}
        for level in ASKABLE_LEVELS:
            at, statement = by_level.get(level, (None, ""))
            if not statement:
                path = f"skills[{index}].can_dos"
                where = path if at is None else f"{path}[{at}].statement"
                yield where, f"{skill.name} has no can-do at level {level}"


def _hours(document: Document) -> Told:
    for index, skill in enumerate(document.skills):
        for at, row in enumerate(skill.can_dos):
            if row.statement and not row.hours:
                path = f"skills[{index}].can_dos[{at}].hours"
                yield path, f"{skill.name} has no hours at level {row.level}"


def _far_hours(document: Document) -> Told:
    for index, skill in enumerate(document.skills):
        timed = sorted((row.level, row.hours, at) for at, row in enumerate(skill.can_dos))
        for (level, hours, _), (above, others, at) in pairwise(timed):
            if above == level + 1 and max(hours, others) > FAR * min(hours, others) > 0:
                told = f"{hours} hours to level {level} and {others} from there to level {above}"
                yield f"skills[{index}].can_dos[{at}].hours", f"{skill.name} takes {told}"


def _unused(document: Document) -> Told:
    asked = {slug for role in document.roles for row in role.requirements for slug in row.any_of}
    needed = {row.skill for skill in document.skills for row in skill.requires}
    for index, skill in enumerate(document.skills):
        if skill.slug not in asked | needed:
            yield f"skills[{index}]", f"no role and no other skill asks for {skill.name}"


def _steep(document: Document) -> Told:
    names = {skill.slug: skill.name for skill in document.skills}
    for index, skill in enumerate(document.skills):
        for at, row in enumerate(skill.requires):
            if row.level > row.at_level:
                needed = f"{names[row.skill]} at level {row.level}"
                message = f"{skill.name} at level {row.at_level} leans on {needed}, which is higher"
                yield f"skills[{index}].requires[{at}].level", message


def _shared_names(document: Document) -> Told:
    """Aliases come after all names: what is told of is the alias."""
    names = [(row.name, f"skills[{at}].name", row) for at, row in enumerate(document.skills)]
    aliases = [
        (alias, f"skills[{index}].aliases[{at}]", skill)
        for index, skill in enumerate(document.skills)
        for at, alias in enumerate(skill.aliases)
    ]
    owners: dict[str, Skill] = {}
    for name, path, skill in (*names, *aliases):
        owner = owners.setdefault(name.casefold(), skill)
        if owner is not skill:
            both = f"{skill.name} ({skill.slug}) and {owner.name} ({owner.slug})"
            yield path, f"“{name}” names {both}"


def _same_resources(document: Document) -> Told:
    for index, skill in enumerate(document.skills):
        places: dict[str, list[int]] = defaultdict(list)
        for at, resource in enumerate(skill.resources):
            places[_address(resource.url)].append(at)
        for _, *again in places.values():
            for at in again:
                title = skill.resources[at].title
                path = f"skills[{index}].resources[{at}].url"
                yield path, f"{skill.name} links to the page of “{title}” twice"


def _address(url: str) -> str:
    """What two links to one page have in common. What is no address ("http://[") is itself."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc.casefold()}{parts.path.rstrip('/')}?{parts.query}"


RULES: Final = (
    Rule(
        "Level without a can-do",
        "error",
        "Members choose a level by its can-do; one that has none cannot be chosen honestly.",
        _can_dos,
    ),
    Rule(
        "Level that takes no hours",
        "error",
        "Plans and next steps count the hours of each level.",
        _hours,
    ),
    Rule(
        "Hours far from their neighbours",
        "warning",
        f"A level that takes more than {FAR} times as long as the one beside it may be a slip.",
        _far_hours,
    ),
    Rule(
        "Skill that nothing asks for",
        "warning",
        "Members rate it for nothing: it is in no role and no skill leans on it.",
        _unused,
    ),
    Rule(
        "Prerequisite above its skill",
        "warning",
        "Beginning with one skill rarely takes a higher level of another.",
        _steep,
    ),
    Rule(
        "Name shared by two skills",
        "warning",
        "Whoever searches for the name, or pastes a text that holds it, means one of them.",
        _shared_names,
    ),
    Rule(
        "Resource listed twice",
        "warning",
        "One link to a page is enough.",
        _same_resources,
    ),
)
