"""The files of the project, and what can be read out of them without running them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("accounts", "careers", "config")


def python(*folders):
    """Every Python file below `folders`, migrations left out: Django writes those."""
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


PRODUCT = python(*PACKAGES)
CODE = [*PRODUCT, *python("scripts", "benchmarks")]
TESTS = python("tests")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))


def name(path):
    return str(path.relative_to(ROOT))


@cache
def text(path):
    return path.read_text(encoding="utf-8")


def lines(path):
    return len(text(path).splitlines())


@cache
def nodes(path):
    return tuple(ast.walk(ast.parse(text(path))))


def functions(path):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in nodes(path) if isinstance(node, kinds)]


def calls(path):
    """The dotted name of every call, such as "timezone.now"."""
    return [ast.unparse(node.func) for node in nodes(path) if isinstance(node, ast.Call)]


def imports(path):
    """The dotted name of everything imported, such as "django.db.models"."""
    found = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def words(path):
    """Every string in the code that a person could read: docstrings and comments are not."""
    documents = {
        id(node.value)
        for node in nodes(path)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documents
    ]
