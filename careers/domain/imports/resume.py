"""A JSON Resume (schema 1.3.1): its skills by name, and what its other parts say of skills.

Shapes are checked as far as they are read. A level is taken only where the entry is called as
the skill is and its level as one of ours: "Master" is none, and a level of "Programming
languages" says nothing of Python.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from careers.domain.catalogue import Catalogue
from careers.domain.faults import DocumentError, Fault, from_validation
from careers.domain.imports import text
from careers.domain.imports.found import Found, Mention, clean, gathered, shortened
from careers.domain.levels import LEVELS

MOST: Final = 1_000
"""Entries of one part."""
LONGEST_TOLD: Final = 20
"""Faults that are told of one file."""

Words = Annotated[tuple[str | None, ...], Field(max_length=MOST)]


class _Part(BaseModel):
    """The schema allows any other key, and people leave out or empty what they like."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Skill(_Part):
    name: str | None = None
    level: str | None = None
    keywords: Words | None = None


class _Entry(_Part):
    """Whatever work, volunteering, education, projects and the rest say in words."""

    name: str | None = None
    organization: str | None = None
    institution: str | None = None
    title: str | None = None
    position: str | None = None
    area: str | None = None
    description: str | None = None
    summary: str | None = None
    highlights: Words | None = None
    courses: Words | None = None
    keywords: Words | None = None


class _Basics(_Part):
    label: str | None = None
    summary: str | None = None


Entries = Annotated[tuple[_Entry, ...], Field(max_length=MOST)]


class _Resume(_Part):
    basics: _Basics | None = None
    skills: Annotated[tuple[_Skill, ...], Field(max_length=MOST)] | None = None
    work: Entries | None = None
    volunteer: Entries | None = None
    education: Entries | None = None
    projects: Entries | None = None
    certificates: Entries | None = None
    publications: Entries | None = None
    awards: Entries | None = None


PARTS: Final = (
    "work", "volunteer", "education", "projects", "certificates", "publications", "awards",
)  # fmt: skip


def read(document: Any, catalogue: Catalogue) -> Found:
    """From parsed JSON. Raises DocumentError naming the path of each fault."""
    if not isinstance(document, dict) or not {"basics", "skills", *PARTS} & set(document):
        raise DocumentError([Fault("", "this JSON is no resume: it has no skills and no work")])
    try:
        resume = _Resume.model_validate(document)
    except ValidationError as error:
        raise DocumentError(from_validation(error)[:LONGEST_TOLD]) from error
    skills = [found for row in resume.skills or () for found in _skill(row, catalogue)]
    return gathered(
        "resume",
        catalogue,
        [*(mention for _, mentions in skills for mention in mentions), *_prose(resume, catalogue)],
        (name for name, mentions in skills if not mentions),
    )


def _skill(row: _Skill, catalogue: Catalogue) -> Iterator[tuple[str, list[Mention]]]:
    """Each name with what it stands for. Keywords are names as well, without a level; what
    only has a heading of its own is told by them."""
    levels = {catalogue.level_name(level).casefold(): level for level in LEVELS}
    name, stated = shortened(clean(row.name or "")), shortened(clean(row.level or ""))
    where = f"Skills, {name}" if name else "Skills"
    found = text.named(
        name, f"Skills, {stated}" if stated else "Skills", catalogue, levels.get(stated.casefold())
    )
    if found or (name and not row.keywords):
        yield name, found
    for keyword in row.keywords or ():
        if word := shortened(clean(keyword or "")):
            yield word, text.named(word, where, catalogue)


def _prose(resume: _Resume, catalogue: Catalogue) -> Iterator[Mention]:
    basics = resume.basics or _Basics()
    for words in (basics.label, basics.summary):
        yield from text.mentions(words or "", catalogue, "Summary")
    for part in PARTS:
        for entry in getattr(resume, part) or ():
            yield from _entry(part.capitalize(), entry, catalogue)


def _entry(part: str, entry: _Entry, catalogue: Catalogue) -> Iterator[Mention]:
    called = entry.name or entry.organization or entry.institution or entry.title or ""
    where = shortened(clean(f"{part}, {called}" if called else part))
    lists = (*(entry.highlights or ()), *(entry.courses or ()), *(entry.keywords or ()))
    alone = (entry.title, entry.position, entry.area, entry.description, entry.summary)
    own = (entry.name,) if part in {"Certificates", "Projects", "Publications"} else ()
    for words in (*own, *alone, *lists):
        yield from text.mentions(words or "", catalogue, where)
