"""A record as a JSON Resume (schema 1.3.1): what a member holds, with levels in words."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from careers.domain.catalogue import Catalogue
from careers.domain.record.around import Account
from careers.domain.record.document import Evidence, Record

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.3.1/schema.json"
VERSION: Final = "v1.3.1"
TYPES: Final = {"project": "project", "work_sample": "work sample", "task": "trial task"}
"""Kinds of evidence that are projects there, and what they are called."""


def resume(record: Record, catalogue: Catalogue, held: Mapping[str, int]) -> dict[str, Any]:
    """Of `held` (skill slug to 0-4) what is above 0. Notes, and what reviewers said, have no
    place there: they are in the full export."""
    return {
        "$schema": SCHEMA,
        "basics": _basics(record.account, record),
        "skills": [_skill(catalogue, slug, level) for slug, level in _in_order(catalogue, held)],
        "projects": [_project(row) for row in record.evidence if row.kind in TYPES],
        "certificates": [_certificate(row) for row in _of(record, "certificate")],
        "education": [_course(row) for row in _of(record, "course")],
        "meta": {
            "version": VERSION,
            "lastModified": f"{record.exported_at:%Y-%m-%dT%H:%M:%S}",
        },
    }


def _basics(account: Account | None, record: Record) -> dict[str, str]:
    """Without a name the e-mail address says who it is."""
    found = {"email": account.email} if account else {}
    if account and account.name:
        found["name"] = account.name
    if record.goal:
        found["summary"] = f"Heading for {record.goal.role_name or record.goal.role}."
    return found


def _in_order(catalogue: Catalogue, held: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return [(skill.slug, held[skill.slug]) for skill in catalogue.skills if held.get(skill.slug)]


def _skill(catalogue: Catalogue, slug: str, level: int) -> dict[str, Any]:
    """Keywords are its category and its other names."""
    skill = catalogue.skill(slug)
    category = next((row.name for row in catalogue.categories if row.slug == skill.category), "")
    return {
        "name": skill.name,
        "level": catalogue.level_name(level),
        "keywords": [word for word in (category, *skill.aliases) if word],
    }


def _of(record: Record, kind: str) -> list[Evidence]:
    return [row for row in record.evidence if row.kind == kind]


def _project(row: Evidence) -> dict[str, Any]:
    return _linked(
        row,
        name=row.title,
        description=row.note,
        endDate=row.dated_on.isoformat(),
        keywords=[row.skill_name or row.skill],
        type=TYPES[row.kind],
    )


def _certificate(row: Evidence) -> dict[str, Any]:
    return _linked(row, name=row.title, date=row.dated_on.isoformat())


def _course(row: Evidence) -> dict[str, Any]:
    return _linked(
        row,
        studyType="Course",
        area=row.skill_name or row.skill,
        endDate=row.dated_on.isoformat(),
        courses=[row.title],
    )


def _linked(row: Evidence, **told: Any) -> dict[str, Any]:
    """Without what is empty: no address is no address."""
    return {key: value for key, value in (told | {"url": row.link}).items() if value}
