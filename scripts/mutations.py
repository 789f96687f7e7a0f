"""Faults to plant in what keeps people apart: one owner filter or permission taken away each.

Found in the syntax tree of everything that answers requests, so that no list of them can be
out of date. Standard library only; nothing here is run by the product.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

PACKAGES: Final = ("accounts", "careers", "config")
LOOKUPS: Final = {"filter", "get", "get_object_or_404", "get_or_create", "aget", "exclude"}
OWNERS: Final = {"member", "user", "owner"}
"""Fields that say whose a row is, with whatever follows "__" or "_id"."""
OWN_KEYS: Final = ("request.user.pk", "member.pk", "user.pk", "member_id", "user_id", "owner.pk")
"""Values that are the key of whoever asks, where the row is the person's own."""
GUARDS: Final = {"has_perm", "has_perms", "has_module_perms"}
DOORS: Final = {"admin_view", "desk_page"}
MIDDLEWARE: Final = "accounts.middleware.SignInRequired"


class Mutant(NamedTuple):
    """A file of the project, and its text after the fault. `words` help to find its tests."""

    file: str
    line: int
    what: str
    text: str
    words: tuple[str, ...]


class Fault(NamedTuple):
    """`node` of the tree becomes the source `instead`."""

    node: ast.expr
    instead: str
    what: str


def mutants(root: Path) -> list[Mutant]:
    """All of them, in the order of files and lines."""
    files = [
        path
        for package in PACKAGES
        for path in sorted((root / package).rglob("*.py"))
        if not {"migrations", "management"} & set(path.parts)
    ]
    return [mutant for path in files for mutant in _of_file(path, root)]


def _of_file(path: Path, root: Path) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    for scope, fault in sorted(_faults(ast.parse(text)), key=_place):
        changed = _replaced(text, fault.node, fault.instead)
        ast.parse(changed)
        words = (*scope, path.stem, *(_names(fault.node)))
        name = str(path.relative_to(root))
        yield Mutant(name, fault.node.lineno, fault.what, changed, tuple(dict.fromkeys(words)))


def _place(found: tuple[tuple[str, ...], Fault]) -> tuple[int, int]:
    return found[1].node.lineno, found[1].node.col_offset


def _faults(tree: ast.Module) -> Iterator[tuple[tuple[str, ...], Fault]]:
    """With the names of the functions and classes around each."""
    waiting: list[tuple[tuple[str, ...], ast.AST]] = [((), tree)]
    while waiting:
        scope, node = waiting.pop()
        for fault in _of_node(node):
            yield scope, fault
        named = isinstance(node, ast.FunctionDef | ast.ClassDef)
        within = (*scope, node.name) if named else scope  # type: ignore[attr-defined]
        waiting += [(within, child) for child in ast.iter_child_nodes(node)]


def _of_node(node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.Call):
        yield from _of_call(node)
    elif isinstance(node, ast.FunctionDef):
        yield from _of_decorators(node)
        if node.name.startswith("has_") and node.name.endswith("_permission"):
            yield from _of_right(node)
    elif isinstance(node, ast.If) and _refuses(node):
        yield Fault(node.test, "False", f"nobody is refused by {ast.unparse(node.test)}")
    elif isinstance(node, ast.Constant) and node.value == MIDDLEWARE:
        yield Fault(node, "'django.middleware.common.CommonMiddleware'", "no sign-in required")


def _of_call(call: ast.Call) -> Iterator[Fault]:
    name = _called(call)
    if name in LOOKUPS:
        for keyword in call.keywords:
            if _is_owner(keyword):
                kept = [other for other in call.keywords if other is not keyword]
                instead = ast.unparse(ast.Call(call.func, call.args, kept))
                yield Fault(call, instead, f"without {ast.unparse(keyword)}")
    elif name in GUARDS:
        yield Fault(call, "True", f"{ast.unparse(call)} is True")
    elif name == "admin_view" and call.args:
        yield Fault(call, ast.unparse(call.args[0]), f"without {name}")


def _is_owner(keyword: ast.keyword) -> bool:
    first = (keyword.arg or "").partition("__")[0].removesuffix("_id")
    own_key = keyword.arg in {"pk", "id"} and ast.unparse(keyword.value) in OWN_KEYS
    return first in OWNERS or own_key


def _of_decorators(function: ast.FunctionDef) -> Iterator[Fault]:
    """Whatever must be so before the function is entered; "@a" becomes one that changes
    nothing. A method or form that is required keeps nobody out."""
    for decorator in function.decorator_list:
        named = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = ast.unparse(named).rpartition(".")[2]
        required = name.endswith(("_required", "_test")) and "login_not" not in name
        if isinstance(decorator, ast.Call) and name in DOORS and decorator.args:
            yield Fault(decorator, f"{ast.unparse(named)}()", f"{name} asks for no right")
        elif required:
            yield Fault(decorator, "(lambda view: view)", f"without {name}")


def _of_right(function: ast.FunctionDef) -> Iterator[Fault]:
    """An admin's own answer to who may do what, given to everybody."""
    for node in ast.walk(function):
        value = node.value if isinstance(node, ast.Return) else None
        if value is not None and ast.unparse(value) != "True":
            yield Fault(value, "True", f"{function.name} is True")


def _refuses(node: ast.If) -> bool:
    """ "if not ...: raise PermissionDenied"."""
    first = node.body[0]
    if not isinstance(first, ast.Raise) or first.exc is None:
        return False
    return ast.unparse(first.exc).partition("(")[0].endswith("PermissionDenied")


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _names(node: ast.AST) -> list[str]:
    """Of models and fields: what a test of this line is likely to mention."""
    found = [child.id for child in ast.walk(node) if isinstance(child, ast.Name)]
    return [name for name in found if name[:1].isupper()]


def _replaced(text: str, node: ast.expr, instead: str) -> str:
    """Columns of the tree are counted in bytes."""
    lines = text.encode().splitlines(keepends=True)
    end = node.end_lineno or node.lineno
    head = b"".join(lines[: node.lineno - 1]) + lines[node.lineno - 1][: node.col_offset]
    tail = lines[end - 1][node.end_col_offset :] + b"".join(lines[end:])
    return (head + instead.encode() + tail).decode()
