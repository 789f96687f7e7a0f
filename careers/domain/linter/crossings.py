"""Choosing a role and the way from one to another: every end can be reached."""

from collections.abc import Mapping
from typing import Final

from careers.domain.catalogue import any_of
from careers.domain.document import Document, Requirement, Role, Transition
from careers.domain.linter.attainable import unreachable_roles, unreachable_tie
from careers.domain.linter.rule import Rule, Told


def _missed(document: Document) -> Told:
    """A requirement is new where no requirement of the origin shares an option with it."""
    roles = {role.slug: role for role in document.roles}
    for index, row in enumerate(document.transitions):
        origin = roles.get(row.from_role)
        held = {slug for asked in origin.requirements for slug in asked.any_of} if origin else set()
        learned = {slug for stage in row.stages for slug in stage.skills}
        for asked in roles[row.to_role].requirements:
            if not held.intersection(asked.any_of) and not learned.intersection(asked.any_of):
                message = f"{_way(row, roles)} never comes to {_named(asked, document)}"
                yield f"transitions[{index}].stages", f"{message}, which is new there"


def _way(row: Transition, roles: Mapping[str, Role]) -> str:
    origin = roles[row.from_role].name if row.from_role in roles else "starting out"
    return f"the way from {origin} to {roles[row.to_role].name}"


def _named(asked: Requirement, document: Document) -> str:
    names = {skill.slug: skill.name for skill in document.skills}
    return any_of(names[slug] for slug in asked.any_of)


def _outcomes(document: Document) -> Told:
    if not document.fit_statements:
        return
    names = {role.slug: role.name for role in document.roles}
    for slug in unreachable_roles(document.fit_statements, tuple(names)):
        yield "fit_statements", f"no answers lead to {names[slug]}"
    if unreachable_tie(document.fit_statements):
        yield "fit_statements", "no answers lead to a result that is too close to call"


RULES: Final = (
    Rule(
        "Transition that misses a requirement",
        "warning",
        "The stages of a way to a role name a skill for everything that is new there.",
        _missed,
    ),
    Rule(
        "Fit result that cannot be reached",
        "warning",
        "Some answers to the statements lead to each role, and some to a close call.",
        _outcomes,
    ),
)
