"""How strongly a wording says that a role takes part in a stage."""

import re
from typing import Final

from careers.domain.levels import HELPS, IF_NEEDED, LEADS, SHARES

RANK_WORDS: Final = (
    ("if needed", IF_NEEDED),
    ("lead", LEADS),
    ("own", LEADS),
    ("share", SHARES),
    ("collaborat", SHARES),
    ("support", HELPS),
    ("assist", HELPS),
)
"""What a word that begins so says of a rank (design: leads 3; shares or collaborates 2;
supports or assists 1; if needed 0, which weakens whatever else is said)."""
DENIALS: Final = re.compile(r"\b(?:not?|never|nobody|without|n't)\b|n[’']t\b")


def told_rank(words: str) -> int | None:
    """None where the words say no rank, several, or what is not the case."""
    found = {rank for word, rank in RANK_WORDS if re.search(rf"\b{word}", words)}
    if IF_NEEDED in found and len(found) < 3:
        found = {IF_NEEDED}
    return found.pop() if len(found) == 1 and not DENIALS.search(words) else None
