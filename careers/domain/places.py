"""Paths into a document (`roles[1].requirements[3].level`), read step by step."""

import re
from typing import Any, Final

STEP: Final = re.compile(r"([\w-]+)(?:\[(\d+)\])?")
OWN_KEYS: Final = ("from_role", "to_role", "at_level", "role", "skill", "source")
"""What tells a part that has no slug from the others beside it; failing that, its level."""


def steps(path: str) -> list[tuple[str, int | None]]:
    """[("roles", 1), ("requirements", 3), ("level", None)]"""
    return [(name, int(at) if at else None) for name, at in STEP.findall(path)]


def lasting(path: str, document: Any) -> tuple[str, ...]:
    """The path with slugs in place of numbers, so that it means the same thing in another
    document, whose parts may stand in another order."""
    told: list[str] = []
    value = document
    for name, at in steps(path):
        told.append(name)
        value = getattr(value, name, None)
        if at is not None and isinstance(value, tuple) and at < len(value):
            value = value[at]
            told.append(_key(value, at))
    return tuple(told)


def _key(part: Any, at: int) -> str:
    slug = getattr(part, "slug", None)
    if slug is not None:
        return str(slug)
    keys = [str(getattr(part, name)) for name in OWN_KEYS if hasattr(part, name)]
    return " ".join(keys) or str(getattr(part, "level", at))
