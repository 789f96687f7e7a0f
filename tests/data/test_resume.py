"""A JSON Resume of the member: its shape is that of the schema, its levels are words."""

import json
import re
from datetime import date

import pytest

from careers.models import Evidence, Skill
from tests.data.lives import moment

ISO = re.compile(r"([1-2]\d{3}-[01]\d-[0-3]\d|[1-2]\d{3}-[01]\d|[1-2]\d{3})")
TEXT, LIST = str, [str]
# Of schema 1.3.1: each key that may stand in a section, and what it holds.
SECTIONS = {
    "skills": {"name": TEXT, "level": TEXT, "keywords": LIST},
    "projects": {
        **dict.fromkeys(("name", "description", "type", "entity"), TEXT),
        **dict.fromkeys(("highlights", "keywords", "roles"), LIST),
        "startDate": ISO,
        "endDate": ISO,
        "url": "uri",
    },
    "certificates": {"name": TEXT, "date": ISO, "url": "uri", "issuer": TEXT},
    "education": {
        **dict.fromkeys(("institution", "area", "studyType", "score"), TEXT),
        "startDate": ISO,
        "endDate": ISO,
        "url": "uri",
        "courses": LIST,
    },
}


@pytest.fixture
def resume(mine, marked):
    for kind in ("project", "work_sample", "course", "note", "review", "task"):
        Evidence.objects.create(
            member=marked,
            skill=Skill.objects.get(slug="pytorch"),
            level=1,
            kind=kind,
            title=f"A {kind}",
            dated_on=date(2024, 2, 29),
            created_at=moment(1),
        )
    return json.loads(mine.get("/me/data/resume.json").content)


def test_skills_have_their_level_in_words(resume):
    """A skill rated None is no skill of theirs."""
    assert [(row["name"], row["level"]) for row in resume["skills"]] == [("SQL", "Practitioner")]
    assert resume["skills"][0]["keywords"]


def test_evidence_stands_where_it_fits(resume):
    assert [row["name"] for row in resume["certificates"]] == ["=marked-title-5c1e"]
    assert [row["name"] for row in resume["projects"]] == ["A project", "A work_sample", "A task"]
    assert [row["courses"] for row in resume["education"]] == [["A course"]]


def test_it_says_who_and_by_which_schema(resume, marked):
    assert resume["basics"]["email"] == marked.email
    assert resume["$schema"].endswith("/v1.3.1/schema.json")
    assert resume["meta"]["version"] == "v1.3.1"


def test_each_value_is_of_the_kind_that_the_schema_asks_for(resume):
    wrong = [
        f"{section}.{key} is {value!r}"
        for section, shape in SECTIONS.items()
        for row in resume[section]
        for key, value in row.items()
        if not _fits(value, shape[key])
    ]
    assert not wrong
    assert set(resume) == {"$schema", "basics", "meta", *SECTIONS}


def _fits(value, kind):
    if kind is LIST:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if kind is ISO:
        return bool(ISO.fullmatch(value))
    if kind == "uri":
        return value.startswith(("http://", "https://"))
    return isinstance(value, str) and value != ""
