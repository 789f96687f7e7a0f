"""One row of an article's table laid into the draft; each yields what it understood."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from careers.domain.article.blocks import Row, Table, items, key
from careers.domain.article.draft import NEW, Draft, Said
from careers.domain.article.kinds import Columns, Kind
from careers.domain.article.questions import Question
from careers.domain.article.ranks import told_rank
from careers.domain.levels import (
    ASKABLE_LEVELS,
    MAX_FIT_WEIGHT,
    MIN_WEIGHT,
    RANK_NAMES,
)


def _roles(
    table: Table, known: Columns, row: Row, draft: Draft
) -> Iterator[tuple[dict[str, Any], str]]:
    """The roles that the row speaks of, each with its cell."""
    if known.by_role:
        named = [(name, row.cells[at]) for at, name in known.by_role]
    elif known.role is not None:
        value = row.cells[known.value] if known.value is not None else ""
        named = [(row.cells[known.role], value)]
    else:
        under = [name for name in reversed(table.headings) if draft.is_role(_bare(name))]
        if not under or known.value is None:
            draft.leave(row.line, " | ".join(row.cells), "It does not say which role it is about.")
            return
        named = [(_bare(under[0]), row.cells[known.value])]
    for name, cell in named:
        role = draft.role(name, row.line) if name and (cell or known.value is None) else None
        if role:
            yield role, cell


def _bare(heading: str) -> str:
    """ "Data Scientist: responsibilities" and "Responsibilities of a Data Scientist"."""
    words = key(heading)
    for part in ("responsibilities", "tools and skills", "tools", "skills", " of a ", " of an "):
        words = words.replace(part, " ")
    return words.strip(" :-–")


def _focus(table: Table, known: Columns, row: Row, draft: Draft) -> Iterator[Said]:
    role = draft.role(row.cells[known.role or 0], row.line)
    for at, field in known.fields if role else ():
        if role and row.cells[at]:
            role[field] = row.cells[at]
            yield Said(row.line, f"{role['name']}, {table.head[at].lower()}: {row.cells[at]}")


def _tasks(table: Table, known: Columns, row: Row, draft: Draft) -> Iterator[Said]:
    area = row.cells[known.label]
    for role, cell in _roles(table, known, row, draft):
        responsibilities = role["responsibilities"]
        found = next((one for one in responsibilities if key(one["area"]) == key(area)), None)
        if found is None:
            found = {"area": area, "tasks": []}
            responsibilities.append(found)
        held = {key(task["text"]) for task in found["tasks"]}
        told = items(cell)
        found["tasks"] += [{"text": text} for text in told if key(text) not in held]
        yield Said(row.line, f"{role['name']}, {area}: {' · '.join(told)}")


def _tools(table: Table, known: Columns, row: Row, draft: Draft) -> Iterator[Said]:
    for role, cell in _roles(table, known, row, draft):
        category = _category(row.cells[known.label], row.line, draft)
        for name in items(cell):
            skill = draft.skill(name, row.line, category)
            if skill and (words := _headline(role, skill, row.line, draft)):
                yield Said(row.line, words)


def _category(name: str, line: int, draft: Draft) -> str:
    """The slug, "" where nobody said."""
    if known := draft.named("categories", name):
        return str(known["slug"])
    choices = [(row["slug"], f"It is {row['name']}") for row in draft.data["categories"]]
    chosen = draft.decide(
        f"category:{key(name)}",
        line,
        f"No category has this name: “{name}”. New skills of this row would need one.",
        ((NEW, f"A new category, “{name}”"), *choices),
    )
    if chosen != NEW:
        return chosen
    slug = draft.slug(name, draft.data["categories"])
    draft.data["categories"].append({"slug": slug, "name": name})
    return slug


def _headline(role: dict[str, Any], skill: dict[str, Any], line: int, draft: Draft) -> str:
    """What the role's tools table shows from now on, "" where it is left out."""
    for asked in role["requirements"]:
        if skill["slug"] in asked["any_of"]:
            asked["headline"] = True
            return f"{role['name']} asks for {skill['name']}, shown in its tools table"
    level = draft.decide(
        f"level:{role['slug']}:{skill['slug']}",
        line,
        f"{role['name']} does not ask for {skill['name']} yet. At which level should it?",
        tuple((str(level), _level_name(draft, level)) for level in ASKABLE_LEVELS),
    )
    if not level:
        return ""
    role["requirements"].append(_requirement(role, skill, int(level), draft))
    named = _level_name(draft, int(level))
    return f"{role['name']} asks for {skill['name']} at {named}, weight {MIN_WEIGHT}, no reason yet"


def _requirement(
    role: dict[str, Any], skill: dict[str, Any], level: int, draft: Draft
) -> dict[str, Any]:
    return {
        "slug": draft.slug(skill["name"], role["requirements"]),
        "any_of": [skill["slug"]],
        "level": level,
        "weight": MIN_WEIGHT,
        "headline": True,
    }


def _level_name(draft: Draft, level: int) -> str:
    names = {row["level"]: row["name"] for row in draft.data["levels"]}
    return f"{level} {names.get(level, '')}".strip()


def _aspects(table: Table, known: Columns, row: Row, draft: Draft) -> Iterator[Said]:
    for role, cell in _roles(table, known, row, draft):
        aspect = _labelled("aspects", row.cells[known.label], draft)
        _cell(aspect, role)["text"] = cell
        yield Said(row.line, f"{aspect['name']}, {role['name']}: {cell}")


def _stages(table: Table, known: Columns, row: Row, draft: Draft) -> Iterator[Said]:
    for role, cell in _roles(table, known, row, draft):
        rank = _rank(row.cells[known.label], role, cell, row.line, draft)
        if rank is not None:
            stage = _labelled("stages", row.cells[known.label], draft)
            _cell(stage, role).update(rank=rank, wording=cell)
            said = f"{stage['name']}, {role['name']}: {cell} ({RANK_NAMES[rank].lower()})"
            yield Said(row.line, said)


def _rank(stage: str, role: dict[str, Any], cell: str, line: int, draft: Draft) -> int | None:
    if (known := told_rank(key(cell))) is not None:
        return known
    chosen = draft.decide(
        f"rank:{key(stage)}:{role['slug']}",
        line,
        f"{stage}, {role['name']}: how strong is “{cell}”?",
        tuple((str(rank), name) for rank, name in RANK_NAMES.items()),
    )
    return int(chosen) if chosen else None


def _labelled(part: str, name: str, draft: Draft) -> dict[str, Any]:
    found = draft.named(part, name)
    if found is None:
        found = {"slug": draft.slug(name, draft.data[part]), "name": name, "cells": []}
        draft.data[part].append(found)
    return found


def _cell(row: dict[str, Any], role: dict[str, Any]) -> dict[str, Any]:
    found = next((cell for cell in row["cells"] if cell["role"] == role["slug"]), None)
    if found is None:
        found = {"role": role["slug"]}
        row["cells"].append(found)
    return found


def _preferences(table: Table, known: Columns, row: Row, draft: Draft) -> Iterator[Said]:
    text = row.cells[known.label]
    role = draft.role(row.cells[known.role or 0], row.line)
    if role is None or not text:
        return
    statements = draft.data["fit_statements"]
    statement = next((one for one in statements if _wish(one["text"]) == _wish(text)), None)
    if statement is None:
        statement = {"slug": draft.slug(text, statements), "text": text, "weights": []}
        statements.append(statement)
    weight = next((one for one in statement["weights"] if one["role"] == role["slug"]), None)
    if weight is None:
        weight = {"role": role["slug"], "weight": MAX_FIT_WEIGHT}
        statement["weights"].append(weight)
    yield Said(row.line, f"“{text}” pulls towards {role['name']}, weight {weight['weight']}")


def _wish(text: str) -> str:
    """ "I enjoy data" is "Enjoy data"."""
    return re.sub(r"^(?:i am|i'm|i’m|i|you are|you) ", "", key(text))


def _faq(table: Table, known: Columns, row: Row, draft: Draft) -> Iterator[Said]:
    answer = row.cells[known.value or 0]
    yield from lay_question(Question(row.line, row.cells[known.label], answer), draft)


def lay_question(question: Question, draft: Draft) -> Iterator[Said]:
    if not question.answer:
        draft.leave(question.line, question.question, "No answer follows the question.")
        return
    found = draft.named("faq", question.question, "question")
    if found is None:
        found = {"slug": draft.slug(question.question, draft.data["faq"])}
        draft.data["faq"].append(found | {"question": question.question})
        found = draft.data["faq"][-1]
    found["answer"] = question.answer
    yield Said(question.line, question.question)


LAY: Final[dict[Kind, Callable[[Table, Columns, Row, Draft], Iterator[Said]]]] = {
    "focus": _focus,
    "tasks": _tasks,
    "tools": _tools,
    "stages": _stages,
    "aspects": _aspects,
    "preferences": _preferences,
    "faq": _faq,
}
