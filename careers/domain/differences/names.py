"""The parts of a document and their values in words."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from careers.domain import document as doc
from careers.domain.catalogue import any_of
from careers.domain.differences.pairs import KEYS
from careers.domain.levels import RANK_NAMES, START_SLUG
from careers.domain.part import Part
from careers.domain.trial_document import TrialItem, TrialSkill, TrialTask

LABEL: Final = 60
"""Characters of a text that stand for it in a label."""
STARTING_OUT: Final = "Starting out"

SAID_BY_NAME: Final[dict[type[Part], tuple[str, ...]]] = {
    **KEYS,
    doc.Task: (),  # its text is all that a line says of it
    doc.LevelName: ("name",),
    doc.Resource: ("title",),
    doc.Finding: ("source",),
    doc.Requirement: ("any_of",),
    doc.FitStatement: ("text",),
    doc.Faq: ("question",),
    doc.Guide: ("title",),
    TrialTask: ("title",),
    TrialItem: (),
}
"""The fields that the name of a part says in full: mostly what tells it from others of its list;
"name" where nothing is said here."""
MAIN_FIELDS: Final[dict[type[Part], str]] = {
    doc.CanDo: "statement",
    doc.Task: "text",
    doc.Finding: "text",
    doc.Demand: "percent",
    doc.Cell: "text",
    doc.Involvement: "wording",
    doc.FitWeight: "weight",
    doc.Prerequisite: "level",
    TrialSkill: "level",
    TrialItem: "text",
}
"""The field that a part is there for: its label is that of the part."""


LABELS: Final = {
    "any_of": "Any one of",
    "can_dos": "Can-dos",
    "requires": "Prerequisites",
    "cells": "Roles",
    "weights": "Pull",
    "url": "Web address",
    "licence_url": "Licence’s web address",
}
"""Where the name of a field is not what an editor calls it."""


def said_by_name(part: Part) -> tuple[str, ...]:
    return SAID_BY_NAME.get(type(part), ("name",))


def field_label(name: str) -> str:
    """As the admin labels the field: "Must have" for must_have."""
    return LABELS.get(name) or name.replace("_", " ").capitalize()


class Names:
    """What the slugs and numbers of `document` are called in it."""

    def __init__(self, document: doc.Document) -> None:
        self.levels = {row.level: row.name for row in document.levels}
        self.skills = {row.slug: row.name for row in document.skills}
        self.roles = {row.slug: row.short_name for row in document.roles}
        self.roles[START_SLUG] = STARTING_OUT
        self.sources = {row.slug: row.name for row in document.sources}
        self.categories = {row.slug: row.name for row in document.categories}

    def value(self, field: str, value: Any) -> str:
        """`value` of a field named `field`, as an editor reads it."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, tuple):
            words = [self._one(field, each) for each in value]
            return any_of(words) if field == "any_of" and words else ", ".join(words)
        return self._one(field, value)

    def _one(self, field: str, value: Any) -> str:
        known: Mapping[str, Mapping[Any, str]] = {
            "level": self.levels,
            "at_level": self.levels,
            "rank": RANK_NAMES,
            "skill": self.skills,
            "skills": self.skills,
            "any_of": self.skills,
            "role": self.roles,
            "from_role": self.roles,
            "to_role": self.roles,
            "source": self.sources,
            "category": self.categories,
        }
        return known.get(field, {}).get(value, str(value))

    def part(self, part: Part) -> str:
        """ "Docker for Engineer" has its role from the caller; this is "Docker"."""
        if type(part) in _PART_NAMES:
            return _PART_NAMES[type(part)](self, part)
        return str(getattr(part, "name", ""))

    def field(self, part: Part, field: str) -> str:
        return self.value(field, getattr(part, field))


def exact(value: Any) -> str:
    """The value itself, for the rare case that two of them read the same."""
    return json.dumps(value, ensure_ascii=False)


def quoted(text: str) -> str:
    """The beginning of a text, as its name."""
    return f"“{text if len(text) <= LABEL else text[:LABEL].rstrip() + '…'}”"


_PART_NAMES: Final[dict[type[Part], Callable[[Names, Any], str]]] = {
    doc.LevelName: lambda names, row: f"{row.level} {row.name}",
    doc.CanDo: lambda names, row: f"Can-do at {names.field(row, 'level')}",
    doc.Prerequisite: lambda names, row: (
        f"Leans on {names.field(row, 'skill')} for {names.field(row, 'at_level')}"
    ),
    doc.Resource: lambda names, row: f"Resource “{row.title}”",
    doc.Reference: lambda names, row: f"Reference {row.scheme} {row.code}",
    doc.Responsibility: lambda names, row: row.area,
    doc.Task: lambda names, row: quoted(row.text),
    doc.Finding: lambda names, row: f"Finding from {names.field(row, 'source')}",
    doc.Requirement: lambda names, row: names.field(row, "any_of"),
    doc.Demand: lambda names, row: (
        f"Postings in % that name {names.field(row, 'skill')}, by {names.field(row, 'source')}"
    ),
    doc.Cell: lambda names, row: names.field(row, "role"),
    doc.Involvement: lambda names, row: names.field(row, "role"),
    doc.FitWeight: lambda names, row: f"Weight for {names.field(row, 'role')}",
    doc.Transition: lambda names, row: (
        f"{names.field(row, 'from_role')} to {names.field(row, 'to_role')}"
    ),
    doc.TransitionStage: lambda names, row: f"Stage “{row.name}”",
    doc.FitStatement: lambda names, row: f"“{row.text}”",
    doc.Faq: lambda names, row: f"“{row.question}”",
    doc.Guide: lambda names, row: row.title,
    TrialTask: lambda names, row: f"Trial task “{row.title}”",
    TrialSkill: lambda names, row: f"Shows {names.field(row, 'skill')}",
    TrialItem: lambda names, row: f"Item {row.slug}",
}
