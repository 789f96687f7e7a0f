"""JSON text measured before anything is built from it: its size, its depth, its keys."""

import json
import re
from collections.abc import Iterator
from typing import Final

LARGEST: Final = 8_000_000
"""Characters. The default catalogue has about 210,000."""
DEEPEST: Final = 40
"""Brackets within brackets. A catalogue has eight."""
MOST_VALUES: Final = 100_000
"""Values in all lists and objects. The default catalogue has about 6,000."""

# A string that never ends is one token as well, so that each character is looked at once.
TOKEN: Final = re.compile(
    r'"(?:[^"\\]+|\\.)*+\\?(?:"|\Z)|[][{},:]|-?Infinity|NaN|[0-9]{20,}', re.DOTALL
)


class Refused(ValueError):
    """Text that is not to be read: `where` that begins to be so ("" for its length), and why."""

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(reason)
        self.where = where


def measure(text: str, most_values: int = MOST_VALUES) -> None:
    """Raises Refused, with the line and column, for text that is too long, too deep or has too
    many values, for an object with a key twice, and for numbers that are none or endless.
    Linear in time; whether the text is JSON at all is for `json.loads` to say."""
    if len(text) > LARGEST:
        raise Refused(f"the document is longer than {LARGEST:,} characters")
    for place, reason in _faults(text, most_values):
        raise Refused(reason, position(text, place))


def position(text: str, place: int) -> str:
    """ "line 3, column 14" of the character at `place`, both counted from 1."""
    line = text.count("\n", 0, place) + 1
    return f"line {line}, column {place - text.rfind(chr(10), 0, place)}"


def _faults(text: str, most_values: int) -> Iterator[tuple[int, str]]:
    held: list[set[str]] = []
    values, key = 0, ("", 0)
    for match in TOKEN.finditer(text):
        mark, place = match[0], match.start()
        if mark[0] == '"':
            key = (mark, place)
        elif mark == ":":
            yield from _twice(held, *key)
        else:
            values += mark in ",{["
            if mark in "{[":
                held.append(set())
            elif mark in "}]":
                del held[-1:]
            yield from ((place, reason) for reason in _beyond(mark, len(held), values, most_values))


def _beyond(mark: str, depth: int, values: int, most_values: int) -> Iterator[str]:
    if depth > DEEPEST:
        yield f"the document is nested too deeply (more than {DEEPEST} brackets)"
    if values > most_values:
        yield f"the document has more than {most_values:,} values"
    if mark not in "{}[],":
        yield f"{mark[:20]} is not a number that a document may hold"


def _twice(held: list[set[str]], key: str, place: int) -> Iterator[tuple[int, str]]:
    if held and (plain := _plain(key)) in held[-1]:
        yield place, f"the key {key} stands twice in one object"
    elif held:
        held[-1].add(plain)


def _plain(key: str) -> str:
    """The same key may be spelt in two ways, one of them with escapes."""
    try:
        return str(json.loads(key)) if "\\" in key else key[1:-1]
    except ValueError:
        return key  # not JSON, which reading it will say
