"""The part of a catalogue document that holds the trial tasks of a role."""

from careers.domain.fields import AskedLevel, FullSentence, Hours, Name, Slug, Text
from careers.domain.part import Part


class TrialSkill(Part):
    """That `skill` is there at `level`: what a finished task is evidence of."""

    skill: Slug
    level: AskedLevel


class TrialItem(Part):
    """A line of the acceptance list. The slug is unique in its task and permanent, so that a
    member's tick outlives a better wording."""

    slug: Slug
    text: FullSentence


class TrialTask(Part):
    """A small piece of the role's work. The slug is unique in its role and permanent."""

    slug: Slug
    title: Name
    description: Text = ""
    hours: Hours = 0
    shows: tuple[TrialSkill, ...] = ()
    acceptance: tuple[TrialItem, ...] = ()
