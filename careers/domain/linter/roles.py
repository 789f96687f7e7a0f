"""Roles: what they ask for tells them apart and is explained."""

from typing import Final

from careers.domain.catalogue import any_of
from careers.domain.document import Document
from careers.domain.linter.rule import Rule, Told

FEWEST_REQUIREMENTS: Final = 5
MARKS: Final = ("name", "code", "glyph")
"""What a role is known by, on one page or another by this alone."""


def _same_marks(document: Document) -> Told:
    for mark in MARKS:
        owners: dict[str, str] = {}
        for index, role in enumerate(document.roles):
            value = getattr(role, mark)
            owner = owners.setdefault(value.casefold(), role.slug)
            if owner != role.slug:
                told = f"{role.slug} has the {mark} of {owner}, {value}"
                yield f"roles[{index}].{mark}", told


def _few(document: Document) -> Told:
    for index, role in enumerate(document.roles):
        asked = len(role.requirements)
        if asked < FEWEST_REQUIREMENTS:
            plural = "" if asked == 1 else "s"
            yield f"roles[{index}].requirements", f"{role.name} has {asked} requirement{plural}"


def _must_haves(document: Document) -> Told:
    for index, role in enumerate(document.roles):
        if role.requirements and not any(row.must_have for row in role.requirements):
            yield f"roles[{index}].requirements", f"{role.name} has no must-have"


def _weights(document: Document) -> Told:
    for index, role in enumerate(document.roles):
        weights = {row.weight for row in role.requirements}
        if len(role.requirements) > 1 and len(weights) == 1:
            path = f"roles[{index}].requirements"
            yield path, f"every requirement of {role.name} has the weight {weights.pop()}"


def _reasons(document: Document) -> Told:
    for index, role in enumerate(document.roles):
        for at, row in enumerate(role.requirements):
            if not row.reason:
                path = f"roles[{index}].requirements[{at}].reason"
                yield path, f"{role.name} asks for {row.slug} without a reason"


def _twice(document: Document) -> Told:
    """Of the same skills and no others: an editor may well mean "Spark" at one level beside
    "Spark or Flink" at another, and each skill that meets both counts for both."""
    names = {skill.slug: skill.name for skill in document.skills}
    for index, role in enumerate(document.roles):
        asked: set[frozenset[str]] = set()
        for at, row in enumerate(role.requirements):
            if frozenset(row.any_of) in asked:
                told = f"{role.name} asks for {any_of(names[slug] for slug in row.any_of)} twice"
                yield f"roles[{index}].requirements[{at}].any_of", told
            asked.add(frozenset(row.any_of))


RULES: Final = (
    Rule(
        "Roles that look the same",
        "error",
        "Members tell roles apart by name, by code and, without colour, by glyph.",
        _same_marks,
    ),
    Rule(
        "Requirement without a reason",
        "error",
        "Members read why a role asks for something beside what it asks.",
        _reasons,
    ),
    Rule(
        "Role with few requirements",
        "warning",
        f"With fewer than {FEWEST_REQUIREMENTS} a readiness jumps with every rating.",
        _few,
    ),
    Rule(
        "Role without a must-have",
        "warning",
        "Then nothing has to be there for Ready: a share of everything is enough.",
        _must_haves,
    ),
    Rule(
        "Skill asked twice by a role",
        "warning",
        "It counts twice, and members read two levels for it, such as after a merge.",
        _twice,
    ),
    Rule(
        "Role whose weights are all equal",
        "warning",
        "Weights say what matters more; all equal, they say nothing.",
        _weights,
    ),
)
