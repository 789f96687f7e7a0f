"""A pasted text as its tables, headings and passages, each with the line it begins on.

Tables are Markdown's (a row of dashes below the head) or tab-separated, as word processors
and spreadsheets paste them (two lines or more with a tab).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from careers.domain.search import fold

_HEADING: Final = re.compile(r"(#{1,6})\s")
_BOLD: Final = re.compile(r"^(?:\*\*|__)(.+?)(?:\*\*|__):?$")
_BOLD_LEVEL: Final = 7
"""A line all in bold is a heading below the real ones."""
_DASHES: Final = re.compile(r":?-{2,}:?")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_MARKS: Final = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ITEM: Final = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+")


class Row(NamedTuple):
    """`cells` are as many as the table's head has."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    line: int
    headings: tuple[str, ...]
    """What it stands under, outermost first."""
    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading (`level` 1-7) or other text (0), which keeps its Markdown."""

    line: int
    headings: tuple[str, ...]
    text: str
    level: int = 0


Block = Table | Passage


def blocks(text: str) -> Iterator[Block]:
    """Everything in `text` but blank lines, from top to bottom."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    above: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        headings = tuple(heading for _, heading in above)
        if end := _table_end(lines, at):
            yield _table(lines, at, end, headings)
        elif found := _heading(lines[at]):
            end = at + 1
            above = [(level, heading) for level, heading in above if level < found[0]] + [found]
            yield Passage(end, headings, found[1], found[0])
        else:
            end = _passage_end(lines, at)
            if said := "\n".join(lines[at:end]).strip():
                yield Passage(at + 1, headings, said)
        at = end


def plain(text: str) -> str:
    """Without emphasis and doubled spaces; a line break within a cell becomes a dot."""
    bare = _MARKS.sub("", _BREAK.sub(" · ", text))
    return " ".join("".join(char if char.isprintable() else " " for char in bare).split())


def key(text: str) -> str:
    """What two ways of writing the same name have in common."""
    return " ".join(fold(plain(text)).strip(" .:").split())


def items(cell: str) -> tuple[str, ...]:
    """The entries of a cell that lists several: between dots, semicolons or commas that
    stand in no brackets."""
    found, depth, entry = [], 0, ""
    for char in cell:
        depth += (char in "([") - (char in ")]")
        if char in "·•;,|" and depth <= 0:
            found.append(entry)
            entry = ""
        else:
            entry += char
    return tuple(word for part in (*found, entry) if (word := part.strip().rstrip(".")))


def _heading(line: str) -> tuple[int, str] | None:
    if found := _HEADING.match(line.strip()):
        return len(found[1]), plain(line.strip()[found.end() :].strip().rstrip("#"))
    if found := _BOLD.match(line.strip()):
        return _BOLD_LEVEL, plain(found[1])
    return None


def _table_end(lines: Sequence[str], at: int) -> int:
    """The line after the table that begins at `at`, 0 where none does."""
    if "|" in lines[at] and at + 1 < len(lines) and _is_rule(lines[at + 1]):
        return _run(lines, at + 2, "|")
    end = _run(lines, at, "\t")
    return end if end > at + 1 else 0


def _is_rule(line: str) -> bool:
    """The row of dashes below a table's head. Cell by cell, because one pattern for all of it
    takes the square of a hostile line's length."""
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return all(_DASHES.fullmatch(cell.strip()) for cell in cells)


def _run(lines: Sequence[str], at: int, mark: str) -> int:
    while at < len(lines) and mark in lines[at].strip(" ") and lines[at].strip():
        at += 1
    return at


def _table(lines: Sequence[str], at: int, end: int, headings: tuple[str, ...]) -> Table:
    has_dashes = "|" in lines[at] and _is_rule(lines[at + 1])
    split = _piped if has_dashes else _tabbed
    head = split(lines[at])
    first = at + 2 if has_dashes else at + 1
    rows = [Row(number + 1, split(lines[number])) for number in range(first, end)]
    return Table(at + 1, headings, head, tuple(_fitted(row, len(head)) for row in rows))


def _fitted(row: Row, width: int) -> Row:
    return Row(row.line, (*row.cells, *[""] * width)[: max(width, len(row.cells))])


def _piped(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner if inner.endswith(r"\|") else inner.removesuffix("|")
    return tuple(plain(cell.replace(r"\|", "|")) for cell in _PIPE.split(inner))


def _tabbed(line: str) -> tuple[str, ...]:
    return tuple(plain(cell) for cell in line.split("\t"))


def _passage_end(lines: Sequence[str], at: int) -> int:
    """A passage ends where a blank line, a heading, a table or the next list item begins."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _begins(lines, end):
        end += 1
    return end


def _begins(lines: Sequence[str], at: int) -> bool:
    return bool(_heading(lines[at]) or _ITEM.match(lines[at]) or _table_end(lines, at))


def without_bullet(text: str) -> str:
    return _ITEM.sub("", text, count=1)
