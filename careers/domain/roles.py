"""What the page of one role shows, as rows ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.citations import Backing, backing
from careers.domain.trial_document import TrialTask
from careers.domain.trial_page import shown


@dataclass(frozen=True)
class Tool:
    """A requirement as a line of a tools table: any one of `skills`, "Practitioner"."""

    requirement: Requirement
    skills: tuple[Skill, ...]
    level_name: str
    backing: tuple[Backing, ...]


@dataclass(frozen=True)
class ToolGroup:
    category: str
    tools: tuple[Tool, ...]


@dataclass(frozen=True)
class Task:
    text: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True)
class Duty:
    """An area of responsibility and what is done in it."""

    area: str
    tasks: tuple[Task, ...]


def responsibilities(catalogue: Catalogue, role: Role) -> tuple[Duty, ...]:
    return tuple(
        Duty(
            row.area,
            tuple(Task(task.text, _skills(catalogue, task.skills)) for task in row.tasks),
        )
        for row in role.responsibilities
    )


class Trial(NamedTuple):
    """A trial task; `shows` is "Docker at Working and SQL at Awareness"."""

    task: TrialTask
    shows: str


def trials(catalogue: Catalogue, role: Role) -> tuple[Trial, ...]:
    return tuple(Trial(task, shown(catalogue, task)) for task in role.trial_tasks)


def headline_tools(catalogue: Catalogue, role: Role) -> tuple[ToolGroup, ...]:
    """The role's tools and skills: its headline requirements."""
    return _groups(catalogue, (row for row in role.requirements if row.headline))


def also_asked(catalogue: Catalogue, role: Role) -> tuple[ToolGroup, ...]:
    """What else the role requires."""
    return _groups(catalogue, (row for row in role.requirements if not row.headline))


def _groups(catalogue: Catalogue, asked: Iterable[Requirement]) -> tuple[ToolGroup, ...]:
    """By category, in the order in which the role first asks for one."""
    names = {category.slug: category.name for category in catalogue.categories}
    groups: dict[str, list[Tool]] = {}
    for row in asked:
        groups.setdefault(names[catalogue.category_of(row)], []).append(_tool(catalogue, row))
    return tuple(ToolGroup(name, tuple(tools)) for name, tools in groups.items())


def _tool(catalogue: Catalogue, row: Requirement) -> Tool:
    return Tool(
        row,
        _skills(catalogue, row.any_of),
        catalogue.level_name(row.level),
        backing(catalogue, row),
    )


def _skills(catalogue: Catalogue, slugs: Iterable[str]) -> tuple[Skill, ...]:
    return tuple(catalogue.skill(slug) for slug in slugs)
