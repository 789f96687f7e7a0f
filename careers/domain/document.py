"""The catalogue document: what a release stores, what export writes and import reads.

References are by slug. Shapes and ranges are checked here, with paths; gaps by the linter.
"""

from typing import Annotated, Final, Literal

from pydantic import Field

from careers.domain import levels
from careers.domain.fields import (
    AskedLevel,
    Code,
    Hours,
    Label,
    Level,
    Name,
    Percent,
    Sentence,
    Slug,
    Text,
    Url,
)
from careers.domain.part import Part, nothing
from careers.domain.trial_document import TrialTask

SCHEMA_VERSION: Final = 1


class LevelName(Part):
    level: Level
    name: Name
    summary: Sentence = ""


class Category(Part):
    slug: Slug
    name: Name


class Source(Part):
    """Where facts come from, with the licence and the notice that it asks for."""

    slug: Slug
    name: Name
    publisher: Label = ""
    version: Label = ""
    url: Url = ""
    licence: Label = ""
    licence_url: Url = ""
    notice: Sentence = ""
    used_for: Sentence = ""


class Reference(Part):
    """The same thing in somebody else's taxonomy (O*NET-SOC, ESCO ...)."""

    scheme: Name
    code: Name
    url: Url = ""


class CanDo(Part):
    """The statement that anchors one level of one skill; hours are from the level below."""

    level: AskedLevel
    statement: Sentence = ""
    hours: Hours = 0


class Prerequisite(Part):
    """Reaching `at_level` of the owning skill leans on `skill` at `level`."""

    at_level: AskedLevel
    skill: Slug
    level: AskedLevel
    reason: Sentence = ""
    source: Slug | None = None


class Resource(Part):
    title: Name
    url: Url
    provider: Label = ""
    free: bool = True
    stated_hours: Label = ""
    hours_basis: Sentence = ""


class Skill(Part):
    slug: Slug
    name: Name
    category: Slug
    kind: Literal["tool", "knowledge"] = "knowledge"
    summary: Sentence = ""
    aliases: tuple[Name, ...] = ()
    can_dos: tuple[CanDo, ...] = ()
    requires: tuple[Prerequisite, ...] = ()
    resources: tuple[Resource, ...] = ()
    references: tuple[Reference, ...] = ()


class Task(Part):
    text: Name
    skills: tuple[Slug, ...] = ()


class Responsibility(Part):
    area: Name
    tasks: tuple[Task, ...] = ()


class Finding(Part):
    """A fact from a source that backs a requirement."""

    source: Slug
    text: Sentence


class Requirement(Part):
    """Any one of `any_of`, at `level`. The slug is unique in its role and permanent."""

    slug: Slug
    any_of: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=levels.MAX_OPTIONS)]
    level: AskedLevel
    weight: Annotated[int, Field(ge=levels.MIN_WEIGHT, le=levels.MAX_WEIGHT, strict=True)]
    must_have: bool = False
    headline: bool = False
    reason: Sentence = ""
    findings: tuple[Finding, ...] = ()


class Demand(Part):
    """Share of one source's postings for the role that name the skill, in whole percent."""

    skill: Slug
    source: Slug
    percent: Percent


class Role(Part):
    slug: Slug
    name: Name
    short_name: Name
    code: Code
    accent: Annotated[int, Field(ge=1, le=levels.ACCENTS[-1], strict=True)]
    glyph: levels.Glyph
    one_line: Sentence = ""
    focus: Label = ""
    goal: Label = ""
    start_with: Label = ""
    objective: Sentence = ""
    summary: Text = ""
    works_with: Text = ""
    work: tuple[Label, ...] = ()
    references: tuple[Reference, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    demand: tuple[Demand, ...] = ()
    trial_tasks: Annotated[tuple[TrialTask, ...], Field(exclude_if=nothing)] = ()


class Cell(Part):
    role: Slug
    text: Label = ""


class Aspect(Part):
    """One row of the comparison."""

    slug: Slug
    name: Name
    cells: tuple[Cell, ...] = ()


class Involvement(Part):
    """What a role does in a lifecycle stage: the wording, and its strength as a rank."""

    role: Slug
    rank: Annotated[int, Field(ge=levels.IF_NEEDED, le=levels.LEADS, strict=True)]
    wording: Label = ""


class Stage(Part):
    """One stage of the lifecycle, first to last."""

    slug: Slug
    name: Name
    summary: Sentence = ""
    cells: tuple[Involvement, ...] = ()


class FitWeight(Part):
    role: Slug
    weight: Annotated[int, Field(ge=0, le=levels.MAX_FIT_WEIGHT, strict=True)]


class FitStatement(Part):
    slug: Slug
    text: Sentence
    weights: tuple[FitWeight, ...] = ()


class TransitionStage(Part):
    name: Name
    reason: Sentence = ""
    skills: tuple[Slug, ...] = ()


class Transition(Part):
    """From one role, or from `start`, to another."""

    from_role: Slug
    to_role: Slug
    summary: Text = ""
    stages: tuple[TransitionStage, ...] = ()


class Faq(Part):
    slug: Slug
    question: Name
    answer: Text = ""


class Guide(Part):
    slug: Slug
    title: Name
    summary: Sentence = ""
    body: Text = ""


class Document(Part):
    """A whole catalogue. `merged` maps the slug of a merged skill to its successor."""

    schema_version: Literal[1] = SCHEMA_VERSION
    levels: tuple[LevelName, ...] = ()
    categories: tuple[Category, ...] = ()
    sources: tuple[Source, ...] = ()
    skills: tuple[Skill, ...] = ()
    roles: tuple[Role, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    stages: tuple[Stage, ...] = ()
    fit_statements: tuple[FitStatement, ...] = ()
    transitions: tuple[Transition, ...] = ()
    faq: tuple[Faq, ...] = ()
    guide: tuple[Guide, ...] = ()
    merged: dict[Slug, Slug] = {}
