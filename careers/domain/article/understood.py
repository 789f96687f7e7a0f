"""A pasted article laid over a catalogue document, table by table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from careers.domain.article import questions, rows
from careers.domain.article.blocks import Block, Passage, Table, blocks
from careers.domain.article.draft import Draft, Left, Open, Said, draft
from careers.domain.article.kinds import TITLES, Columns, columns
from careers.domain.document import Document
from careers.domain.faults import Fault, from_validation
from careers.domain.retired import Retired

MAX_ARTICLE: Final = 100_000
"""Characters of an article that is read at all: about thirty pages."""
MAX_ROWS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Part:
    """One table, or the questions of one section, and what was understood of it."""

    title: str
    line: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """`document` is the whole catalogue with everything that was understood and decided;
    None where that makes no document, for the reasons in `faults`."""

    parts: tuple[Part, ...]
    opens: tuple[Open, ...]
    left: tuple[Left, ...]
    document: Document | None
    faults: tuple[Fault, ...] = ()


def read(text: str, document: Document, decisions: Mapping[str, str], retired: Retired) -> Reading:
    """What `text` says that `document` (the working copy, without what is `retired`) does not
    yet. What the catalogue has and the article does not stays. `decisions` maps the names of
    `Open`s to choices.

    Raises ValueError for a text above MAX_ARTICLE characters or with over MAX_ROWS rows.
    """
    if len(text) > MAX_ARTICLE:
        raise ValueError(f"The text is longer than {MAX_ARTICLE:,} characters.")
    found = list(blocks(text))
    if sum(len(block.rows) for block in found if isinstance(block, Table)) > MAX_ROWS:
        raise ValueError(f"The tables have more than {MAX_ROWS:,} rows.")
    target = draft(document, decisions, retired)
    parts = tuple(part for part in _parts(found, target) if part.said)
    opens, left = tuple(target.opens.values()), tuple(sorted(target.left))
    try:
        whole = Document.model_validate(target.data)
    except ValidationError as error:
        return Reading(parts, opens, left, None, from_validation(error))
    return Reading(parts, opens, left, whole)


def _parts(found: list[Block], target: Draft) -> Iterator[Part]:
    for block in found:
        if isinstance(block, Table):
            yield _table(block, target)
    asked, rest = questions.split([block for block in found if isinstance(block, Passage)])
    if asked:
        said = tuple(said for one in asked for said in rows.lay_question(one, target))
        yield Part(TITLES["faq"], asked[0].line, said)
    for passage in rest:
        target.leave(passage.line, passage.text, "It is text outside a table.")


def _table(table: Table, target: Draft) -> Part:
    known = columns(table)
    if known is None:
        named = ", ".join(name or "(without a name)" for name in table.head)
        why = f"No table of the catalogue has the columns {named}."
        target.leave(table.line, " | ".join(table.head), why)
        return Part("", table.line, ())
    _leave_columns(table, known, target)
    return Part(TITLES[known.kind], table.line, tuple(_said(table, known, target)))


def _leave_columns(table: Table, known: Columns, target: Draft) -> None:
    """What stands in columns that nothing is read from, and beyond the last one."""
    for at, name in enumerate(table.head):
        if at not in known.used and (name or any(row.cells[at] for row in table.rows)):
            target.leave(table.line, f"Column {name}", "Nothing is read from this column.")
    for row in table.rows:
        if more := " | ".join(filter(None, row.cells[len(table.head) :])):
            target.leave(row.line, more, "It stands beyond the last column of the head.")


def _said(table: Table, known: Columns, target: Draft) -> Iterator[Said]:
    for row in table.rows:
        yield from rows.LAY[known.kind](table, known, row, target)
