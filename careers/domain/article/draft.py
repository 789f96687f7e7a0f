"""The catalogue as it would be with what was understood, and what nobody may guess."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from careers.domain.article.blocks import key, plain
from careers.domain.document import Document
from careers.domain.levels import ACCENTS, GLYPHS, MAX_NAME
from careers.domain.retired import Gone, Retired

LEAVE_OUT: Final = "leave-out"
NEW: Final = "new"
MAX_OPENS: Final = 200
"""Questions that one page can ask."""
Choices = tuple[tuple[str, str], ...]
"""(value, label) pairs."""


class Said(NamedTuple):
    """One row that was understood, in words."""

    line: int
    words: str


class Left(NamedTuple):
    """Something that was not understood, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Open:
    """Something to decide. `chosen` is "" as long as nobody has."""

    name: str
    line: int
    question: str
    choices: Choices
    chosen: str = ""


@dataclass
class Draft:
    """`data` is the document as plain lists and dicts, changed row by row. What is `retired`
    is never made anew: its row would come back without its parts."""

    data: dict[str, Any]
    decisions: Mapping[str, str]
    retired: Retired
    left: list[Left] = field(default_factory=list)
    opens: dict[str, Open] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Skills and roles by every way of writing them, so that no cell searches them all."""
        self._skills: dict[str, list[dict[str, Any]]] = {}
        self._aliases: dict[str, list[dict[str, Any]]] = {}
        self._roles: dict[str, list[dict[str, Any]]] = {}
        self._gone_skills = _by_name(self.retired.skills)
        self._gone_roles = _by_name(self.retired.roles)
        for skill in self.data["skills"]:
            self._note_skill(skill)
        for role in self.data["roles"]:
            self._note_role(role)

    def _note_skill(self, skill: dict[str, Any]) -> None:
        for name in {key(skill["name"]), skill["slug"]}:
            self._skills.setdefault(name, []).append(skill)
        for alias in {key(alias) for alias in skill["aliases"]}:
            self._aliases.setdefault(alias, []).append(skill)

    def _note_role(self, role: dict[str, Any]) -> None:
        names = {key(role[part]) for part in ("name", "short_name", "code", "slug")}
        for name in names | {singular(name) for name in names}:
            self._roles.setdefault(name, []).append(role)

    def leave(self, line: int, text: str, why: str) -> None:
        words = plain(text)
        begins = words if len(words) <= MAX_NAME else f"{words[:MAX_NAME].rstrip()} …"
        self.left.append(Left(line, begins, why))

    def decide(self, name: str, line: int, question: str, choices: Choices) -> str:
        """What was chosen among `choices`; "" where it is left out or not decided yet."""
        if name not in self.opens and len(self.opens) >= MAX_OPENS:
            self.leave(
                line, question, f"More than {MAX_OPENS} things to decide. Paste it in parts."
            )
            return ""
        allowed = dict(choices)
        chosen = self.decisions.get(name, "")
        chosen = chosen if chosen in {*allowed, LEAVE_OUT} else ""
        self.opens.setdefault(name, Open(name, line, question, choices, chosen))
        return "" if chosen == LEAVE_OUT else chosen

    def role(self, name: str, line: int) -> dict[str, Any] | None:
        """The role that `name` means, by name, short name, code or slug."""
        if known := self.known_role(name):
            return known
        choices = [(role["slug"], f"It is {role['name']}") for role in self.data["roles"]]
        question = f"Which role is “{name}”?"
        if gone := self._gone_role(name):
            question = f"{question} {_refused(gone)}"
        else:
            choices.append((NEW, f"A new role, “{name}”"))
        chosen = self.decide(f"role:{key(name)}", line, question, tuple(choices))
        if chosen == NEW:
            return self._new_role(name)
        return next((role for role in self.data["roles"] if role["slug"] == chosen), None)

    def known_role(self, name: str) -> dict[str, Any] | None:
        wanted = key(name)
        found = self._roles.get(wanted) or self._roles.get(singular(wanted), [])
        return found[0] if wanted and len(found) == 1 else None

    def is_role(self, name: str) -> bool:
        """Whether it means one, or somebody decided which one it means."""
        decided = self.decisions.get(f"role:{key(name)}")
        return bool(self.known_role(name)) or any(
            role["slug"] == decided for role in self.data["roles"]
        )

    def _gone_role(self, name: str) -> Gone | None:
        wanted = key(name)
        ways = (wanted, singular(wanted), new_slug(name, set()))
        return next((self._gone_roles[way] for way in ways if way in self._gone_roles), None)

    def skill(self, name: str, line: int, category: str) -> dict[str, Any] | None:
        """The skill that `name` means, by name, alias or slug; a new one goes to `category`,
        which is a slug."""
        found = self._skills_called(name)
        if len(found) == 1:
            return found[0]
        choices = tuple(
            (skill["slug"], f"It is {skill['name']}") for skill in found or self.data["skills"]
        )
        why = "Several skills have this name" if found else "No skill has this name"
        question = f"{why}: “{name}”."
        gone = self._gone_skills.get(key(name)) or self._gone_skills.get(new_slug(name, set()))
        if gone and not found:
            question = f"{question} {_refused(gone)}"
        elif category and not found:
            choices = ((NEW, f"A new skill, “{name}”"), *choices)
        chosen = self.decide(f"skill:{key(name)}", line, question, choices)
        if chosen == NEW:
            return self._new_skill(name, category)
        return next((skill for skill in self.data["skills"] if skill["slug"] == chosen), None)

    def _skills_called(self, name: str) -> list[dict[str, Any]]:
        wanted = key(name)
        return self._skills.get(wanted) or self._aliases.get(wanted, [])

    def named(self, part: str, name: str, field_name: str = "name") -> dict[str, Any] | None:
        """The row of a part of the document that is called `name`."""
        rows: Iterable[dict[str, Any]] = self.data[part]
        return next((row for row in rows if key(row[field_name]) == key(name)), None)

    def slug(self, name: str, taken: Iterable[dict[str, Any]], gone: Iterable[str] = ()) -> str:
        return new_slug(name, {*gone, *(row["slug"] for row in taken)})

    def _new_skill(self, name: str, category: str) -> dict[str, Any]:
        slug = self.slug(name, self.data["skills"], self.retired.skills)
        skill = {"slug": slug, "name": name, "aliases": [], "category": category}
        self.data["skills"].append(skill)
        self._note_skill(skill)
        return skill

    def _new_role(self, name: str) -> dict[str, Any]:
        roles = self.data["roles"]
        used = {role["glyph"] for role in roles}
        role = {
            "slug": self.slug(name, roles, self.retired.roles),
            "name": name,
            "short_name": name,
            "code": new_code(name, {role["code"] for role in roles}),
            "accent": ACCENTS[len(roles) % len(ACCENTS)],
            "glyph": next((glyph for glyph in GLYPHS if glyph not in used), GLYPHS[0]),
            "responsibilities": [],
            "requirements": [],
        }
        roles.append(role)
        self._note_role(role)
        return role


def draft(document: Document, decisions: Mapping[str, str], retired: Retired) -> Draft:
    return Draft(json.loads(document.model_dump_json()), decisions, retired)


def _by_name(rows: Mapping[str, Gone]) -> dict[str, Gone]:
    """By every way of writing them."""
    return {
        way: gone
        for slug, gone in rows.items()
        for way in (slug, *(key(name) for name in (gone.name, *gone.names)))
    }


def _refused(gone: Gone) -> str:
    return f"{gone.told}, or choose another name."


def singular(name: str) -> str:
    """ "data scientists" is "data scientist"."""
    return name.removesuffix("s") if len(name) > len("mles") else name


def new_slug(name: str, taken: set[str]) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = "-".join(re.findall(r"[a-z0-9]+", ascii_name.lower()))[:60].strip("-") or "new"
    return _free(base, taken, lambda number: f"{base}-{number}")


def new_code(name: str, taken: set[str]) -> str:
    """Two to five capitals: the initials, or the beginning of a single word."""
    words = re.findall(r"[A-Z0-9]+", key(name).upper())
    initials = "".join(word[0] for word in words)[:4]
    base = initials if len(initials) > 1 else ("".join(words) + "XX")[:2]
    return _free(base, taken, lambda number: f"{base[: 5 - len(str(number))]}{number}")


def _free(base: str, taken: set[str], numbered: Callable[[int], str]) -> str:
    candidates: Sequence[str] = [base, *(numbered(number) for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)
