"""A badge: one of the two numbers of one role in one line, for pages elsewhere.

It is an image of its own, so that its letters cannot be measured beforehand: each half is as
wide as its text is reckoned to be, and the image asks for exactly that width of its text.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final, Literal, get_args

from careers.domain import wording
from careers.domain.levels import VERDICT_NAMES
from careers.domain.shared import ReadinessShown

Number = Literal["self-rated", "evidenced"]
NUMBERS: Final[tuple[Number, ...]] = get_args(Number)
NAMES: Final[dict[Number, str]] = {"self-rated": "Self-rated", "evidenced": "Evidenced"}

HEIGHT: Final = 28
SIZE: Final = 13
"""Of the letters, in pixels."""
PAD: Final = 10
NARROW, USUAL, CAPITAL, BROAD, FULL = 0.34, 0.6, 0.7, 0.92, 1.0
"""Widths of letters of a usual sans-serif face, in parts of their size."""


@dataclass(frozen=True, slots=True)
class Half:
    """`text` begins at `x` and is `width` wide, of whole pixels from the left of the image."""

    text: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Badge:
    """`split` is where the first half ends; `told` is what the image says, for those who do
    not see it."""

    left: Half
    right: Half
    split: int
    width: int
    height: int
    told: str

    @property
    def inner(self) -> int:
        """The width without the line around it."""
        return self.width - 2


def badge(shown: ReadinessShown, number: Number) -> Badge:
    """Of the role's two numbers only the one asked for, and which it is."""
    name, says = shown.role.name, f"{NAMES[number]}: {_said(shown, number)}"
    left = Half(name, PAD, text_width(name))
    split = left.width + 2 * PAD
    right = Half(says, split + PAD, text_width(says))
    width = split + right.width + 2 * PAD
    return Badge(left, right, split, width, HEIGHT, f"{name}. {says}.")


def _said(shown: ReadinessShown, number: Number) -> str:
    """ "nearly ready, 70-84 %"."""
    ends = shown.self_rated if number == "self-rated" else shown.evidenced
    if ends.verdict == "unrated":
        return "not rated yet"
    return f"{VERDICT_NAMES[ends.verdict].lower()}, {wording.range_text(ends)}"


def text_width(text: str) -> int:
    """Whole pixels, rounded up."""
    return -int(-sum(map(_share, text)) * SIZE // 1)


def _share(letter: str) -> float:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return FULL
    if letter in " .,:;'!|()[]/-ijltfr\N{NO-BREAK SPACE}":
        return NARROW
    if letter in "mwMW%@&":
        return BROAD
    return CAPITAL if letter.isupper() else USUAL
