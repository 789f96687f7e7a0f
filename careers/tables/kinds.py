"""The three tables: what roles ask, the skills with their can-dos, where to learn them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from careers.domain import document as doc
from careers.domain.levels import ASKABLE_LEVELS
from careers.domain.retired import Gone, Retired
from careers.tables.base import Data, Line, Table
from careers.tables.columns import AnyOf, Names, Number, OneOf, YesNo, column


def _named(parts: Sequence[Any]) -> list[tuple[str, str]]:
    return [(part.slug, part.name) for part in parts]


class Requirements(Table):
    role = column("role")
    requirement = column("requirement")
    any_of = column("any_of")
    level = column("level", Number())
    weight = column("weight", Number())
    must_have = column("must_have", YesNo())
    headline = column("headline", YesNo())
    reason = column("reason")

    keys = ("role", "requirement")
    shape = doc.Requirement
    renamed: ClassVar[Mapping[str, str]] = {"slug": "requirement"}

    def __init__(self, document: doc.Document, retired: Retired) -> None:
        super().__init__(document, retired)
        self.fields["role"].widget = OneOf("role", _named(document.roles), retired.roles)
        self.fields["any_of"].widget = AnyOf("skill", _named(document.skills), retired.skills)

    def get_queryset(self) -> Iterator[Line]:
        for role in self.data["roles"]:
            for part in role["requirements"]:
                own = {"role": role["slug"], "requirement": part["slug"]}
                own |= {name: part[name] for name in self.fields if name in part}
                yield Line(part, own | {"any_of": tuple(part["any_of"])})

    def siblings(self, line: Line) -> list[Data]:
        return _with_slug(self.data["roles"], line.values()["role"], "requirements")


class Skills(Table):
    skill = column("skill")
    name = column("name")
    category = column("category")
    kind = column("kind")
    summary = column("summary")
    aliases = column("aliases", Names())
    can_do_1 = column("can_do_1")
    hours_1 = column("hours_1", Number())
    can_do_2 = column("can_do_2")
    hours_2 = column("hours_2", Number())
    can_do_3 = column("can_do_3")
    hours_3 = column("hours_3", Number())
    can_do_4 = column("can_do_4")
    hours_4 = column("hours_4", Number())

    keys = ("skill",)
    shape = doc.Skill
    renamed: ClassVar[Mapping[str, str]] = {"slug": "skill"}

    def __init__(self, document: doc.Document, retired: Retired) -> None:
        super().__init__(document, retired)
        self.fields["category"].widget = OneOf("category", _named(document.categories))

    def get_queryset(self) -> Iterator[Line]:
        for part in self.data["skills"]:
            own = {name: part[name] for name in self.fields if name in part}
            own |= {"skill": part["slug"], "aliases": tuple(part["aliases"])}
            for can_do in part["can_dos"]:
                own[f"can_do_{can_do['level']}"] = can_do["statement"]
                own[f"hours_{can_do['level']}"] = can_do["hours"]
            yield Line(part, own)

    def siblings(self, line: Line) -> list[Data]:
        skills: list[Data] = self.data["skills"]
        return skills

    def gone(self, line: Line) -> Gone | None:
        return self.retired.skills.get(line.values().get("skill", ""))

    def filled(self, line: Line) -> Data:
        return super().filled(line) | {"can_dos": _can_dos(line.values())}

    def column_of(self, path: Sequence[str | int], line: Line) -> str:
        if path[0] != "can_dos":
            return super().column_of(path, line)
        level = _can_dos(line.values())[int(path[1])]["level"]
        return f"hours_{level}" if path[-1] == "hours" else f"can_do_{level}"


def _can_dos(values: Mapping[str, Any]) -> list[Data]:
    """A level with neither a statement nor hours has no can-do."""
    said = [
        (level, values.get(f"can_do_{level}"), values.get(f"hours_{level}"))
        for level in ASKABLE_LEVELS
    ]
    return [
        {"level": level, "statement": statement or "", "hours": hours or 0}
        for level, statement, hours in said
        if statement or hours is not None
    ]


class Resources(Table):
    """A link has no name that lasts: it is known by its skill and address. Where a skill has
    the same address twice, the first row is about the first of them, and so on."""

    skill = column("skill")
    url = column("url")
    title = column("title")
    provider = column("provider")
    free = column("free", YesNo())
    stated_hours = column("stated_hours")
    hours_basis = column("hours_basis")

    keys = ("skill", "url")
    shape = doc.Resource

    def __init__(self, document: doc.Document, retired: Retired) -> None:
        self.rows_about: Counter[tuple[Any, ...]] = Counter()
        super().__init__(document, retired)
        self.fields["skill"].widget = OneOf("skill", _named(document.skills), retired.skills)

    def get_queryset(self) -> Iterator[Line]:
        for skill in self.data["skills"]:
            seen: Counter[str] = Counter()
            for part in skill["resources"]:
                seen[part["url"]] += 1
                yield Line(part, {"skill": skill["slug"], **part, "nth": seen[part["url"]]})

    def siblings(self, line: Line) -> list[Data]:
        return _with_slug(self.data["skills"], line.values()["skill"], "resources")

    def key(self, line: Line) -> tuple[Any, ...]:
        return (*super().key(line), line.values().get("nth"))

    def known(self, key: tuple[Any, ...]) -> Line | None:
        self.rows_about[key] += 1
        return super().known((*key, self.rows_about[key]))

    def import_instance(self, instance: Line, row: Data, **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        if not instance.part and self.rows_about[self.key(instance)[:2]] > 1:
            raise ValidationError({"url": "this skill has this address already"})


def _with_slug(parts: Sequence[Data], slug: str, name: str) -> list[Data]:
    found: list[Data] = next(part[name] for part in parts if part["slug"] == slug)
    return found
