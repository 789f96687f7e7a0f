"""Text in the cells of a spreadsheet: nothing that would be computed, lists on one line."""

import re
from collections.abc import Iterable
from typing import Final

# Where a cell may begin: a spreadsheet that splits at another separator than the one that was
# written sees a cell begin behind each of these as well.
_BEGINNING: Final = r"""(?:^|(?<=[,;\t\r\n"]))"""
_PLAIN: Final = re.compile(rf"{_BEGINNING}(?='*[=+\-@])|^(?='*[\t\r\n])")
_GUARDED: Final = re.compile(rf"{_BEGINNING}'(?='*[=+\-@])|^'(?='*[\t\r\n])")
_BETWEEN: Final = re.compile(r"(?:[^\\|]|\\.|\\\Z)+", re.DOTALL)


def guard(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula: a ' before = + - @ TAB CR LF."""
    return _PLAIN.sub("'", text)


def unguard(cell: str) -> str:
    """What was guarded. `unguard(guard(text)) == text` for any text."""
    return _GUARDED.sub("", cell)


def joined(parts: Iterable[str]) -> str:
    """ "one | other"; a | or a \\ within a part gets a \\ before it."""
    return " | ".join(re.sub(r"([\\|])", r"\\\1", part) for part in parts)


def split(cell: str) -> tuple[str, ...]:
    """The parts that `joined` joined, without space around them and without empty ones."""
    parts = (
        re.sub(r"\\(.)", r"\1", part.strip(), flags=re.DOTALL) for part in _BETWEEN.findall(cell)
    )
    return tuple(part for part in parts if part)


def shortened(text: str) -> str:
    """As much of a cell as fits into a sentence about it."""
    return text if len(text) <= 60 else f"{text[:60]}…"
