"""Which tests pass by a place in the code, learned from one run of all of them.

In a copy of the project each function that holds such a place notes the test that runs it.
Only those tests can notice a fault there: the others need not be run.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

Place = tuple[str, int]
"""A file of the project and a line in it."""

MODULE: Final = "passing_by"
NOTES: Final = "passing-by"
"""A folder with a file for each process that ran tests."""
SOURCE: Final = '''
import os
from pathlib import Path

SEEN = set()
NOTES = Path(__file__).parent / "{notes}"
NOTES.mkdir(exist_ok=True)


def note(place):
    """A test is named without its parameters: one that passes by stands for all of them."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition("[")[0].partition(" (")[0]
    if test and (place, test) not in SEEN:
        SEEN.add((place, test))
        with (NOTES / str(os.getpid())).open("a") as file:
            file.write(place + "\\t" + test + "\\n")
'''


def plant(copy: Path, places: Iterable[Place]) -> None:
    """Have the functions of `copy` that hold `places` note who passes by."""
    (copy / f"{MODULE}.py").write_text(SOURCE.format(notes=NOTES), encoding="utf-8")
    lines: dict[str, set[int]] = defaultdict(set)
    for file, line in places:
        lines[file].add(line)
    for file, held in lines.items():
        text = (copy / file).read_text(encoding="utf-8")
        (copy / file).write_text(_noting(text, file, held), encoding="utf-8")


def read(copy: Path, places: Iterable[Place]) -> dict[Place, list[str]]:
    """The tests that passed by each place, after a run; none by what is in no function."""
    passed: Mapping[str, set[str]] = defaultdict(set)
    for notes in sorted((copy / NOTES).glob("*")):
        for row in notes.read_text(encoding="utf-8").splitlines():
            place, _, test = row.partition("\t")
            passed[place].add(test)
    return {(file, line): sorted(passed[_name(file, line)]) for file, line in places}


def _noting(text: str, file: str, held: set[int]) -> str:
    found: dict[int, list[int]] = defaultdict(list)
    tree = ast.parse(text)
    for line in sorted(held):
        if function := _around(tree, line):
            found[_first(function)].append(line)
    lines = text.splitlines(keepends=True)
    for at in sorted(found, reverse=True):
        indent = lines[at - 1][: len(lines[at - 1]) - len(lines[at - 1].lstrip())]
        notes = "; ".join(f"_by.note({_name(file, line)!r})" for line in found[at])
        lines.insert(at - 1, f"{indent}import {MODULE} as _by; {notes}\n")
    return "".join(lines)


def _around(tree: ast.Module, line: int) -> ast.FunctionDef | None:
    """The innermost function whose text, decorators included, holds the line."""
    holding = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and min([node.lineno, *(one.lineno for one in node.decorator_list)]) <= line
        and line <= (node.end_lineno or node.lineno)
    ]
    return max(holding, key=lambda node: node.lineno, default=None)


def _first(function: ast.FunctionDef) -> int:
    """The line of the first statement that is no docstring."""
    told = ast.get_docstring(function, clean=False) is not None
    first = function.body[1 if told and len(function.body) > 1 else 0]
    above: list[ast.expr] = getattr(first, "decorator_list", [])
    return min([first.lineno, *(one.lineno for one in above)])


def _name(file: str, line: int) -> str:
    return f"{file}:{line}"
