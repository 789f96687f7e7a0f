"""Which characters no text may hold, whoever wrote it."""

import re

REFUSAL = "This holds a character that cannot be shown. Type it again."

_UNSHOWN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for new line and tab
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # what follows would be shown in the other direction
    "]"
)


def is_shown(text: str) -> bool:
    """Whether `text` reads as it is stored: it holds no control character (PostgreSQL takes no
    NUL, a terminal obeys the others) and none that turns the order of the letters after it.
    Marks that scripts and emoji need, such as the zero-width joiner, are welcome."""
    return not _UNSHOWN.search(text)


def is_shown_in_a_line(text: str) -> bool:
    """Whether `text` holds no new line and no tab either."""
    return is_shown(text) and not {"\n", "\t"} & set(text)
