"""The scales, thresholds and limits of Crosswalk, each written once.

Names of levels are content (a catalogue can rename "Working"); their numbers are not.
The scale is that of the UK Government Digital and Data framework with a zero below it.
"""

from fractions import Fraction
from typing import Final, Literal, get_args

MIN_LEVEL: Final = 0
MAX_LEVEL: Final = 4
LEVELS: Final = range(MIN_LEVEL, MAX_LEVEL + 1)
ASKABLE_LEVELS: Final = range(1, MAX_LEVEL + 1)
"""What a requirement may ask for and what a can-do may anchor: 0 asks for nothing."""

MIN_WEIGHT: Final = 1
MAX_WEIGHT: Final = 5
MAX_FIT_WEIGHT: Final = 3
MAX_OPTIONS: Final = 12
"""Of how many skills any one may meet a requirement, at most."""

LEADS: Final = 3
SHARES: Final = 2
HELPS: Final = 1
IF_NEEDED: Final = 0
RANKS: Final = (IF_NEEDED, HELPS, SHARES, LEADS)
"""How strongly a role is involved in a lifecycle stage, beside the catalogue's wording."""
RANK_NAMES: Final = {
    LEADS: "Leads",
    SHARES: "Shares or collaborates",
    HELPS: "Supports or assists",
    IF_NEEDED: "If needed",
}

Verdict = Literal["ready", "nearly_ready", "building", "starting", "unrated"]

READY_FROM: Final = Fraction(85, 100)
NEARLY_READY_FROM: Final = Fraction(60, 100)
BUILDING_FROM: Final = Fraction(25, 100)
VERDICT_FROM: Final[dict[Verdict, Fraction]] = {
    "starting": Fraction(0),
    "building": BUILDING_FROM,
    "nearly_ready": NEARLY_READY_FROM,
    "ready": READY_FROM,
}
"""Where each verdict begins, the lowest first; Ready asks for every must-have as well."""

VERDICT_NAMES: Final[dict[Verdict, str]] = {
    "ready": "Ready",
    "nearly_ready": "Nearly ready",
    "building": "Building",
    "starting": "Starting",
    "unrated": "Unrated",
}
VERDICT_STRIPES: Final[dict[Verdict, int]] = {
    "ready": 4,
    "nearly_ready": 3,
    "building": 2,
    "starting": 1,
    "unrated": 0,
}
"""How many of the four slanted stripes a verdict fills."""

Glyph = Literal[
    "circle", "square", "triangle", "diamond", "hexagon", "cross",
    "star", "pentagon", "ring", "bar", "chevron", "drop",
]  # fmt: skip
GLYPHS: Final[tuple[Glyph, ...]] = get_args(Glyph)
ACCENTS: Final = range(1, 7)
"""Six accents with a light and a dark value each; roles beyond the sixth share one."""

FEWEST: Final = 5
"""The smallest count of members that an editor is shown, beside 0."""

MAX_NAME: Final = 120
MAX_SENTENCE: Final = 600
MAX_TEXT: Final = 20_000
MAX_HOURS: Final = 2_000
"""Longest stretch of hours one level of one skill may take: a working year."""

SAME_FROM: Final = 10
"""So many ratings, all of one level, are worth a second look."""
STALE_AFTER_DAYS: Final = {"tool": 183, "knowledge": 365}
"""By kind of skill: after so many days a rating is asked for again. Tools age sooner."""

START_SLUG: Final = "start"
"""The reserved `from` of a transition that begins at no role."""

FIT_ANSWERS: Final = range(-2, 3)
"""Strongly disagree to strongly agree; unanswered is 0."""
FIT_PULLS_FROM: Final = Fraction(1, 4)
"""A highest score below this: no role pulls."""
FIT_APART: Final = Fraction(1, 4)
"""A lead above this names one role; whoever is within it of the highest is named too."""
FIT_SUITS_FROM: Final = Fraction(1, 2)
"""Several named roles all suit where each reaches this; otherwise it is too close to call."""

MIN_HOURS_A_WEEK: Final = 1
MAX_HOURS_A_WEEK: Final = 60
USUAL_HOURS_A_WEEK: Final = 6
"""What a member's dates are counted with: at least, at most, and until they say."""
MAX_WEEKS_OFF: Final = 30
FARTHEST_YEARS: Final = 20
"""How far ahead a member may plan a start, a target or a week off."""

MAX_EVIDENCE: Final = 500
"""Pieces of evidence that one member may attach."""
ENDS_SOON_DAYS: Final = 60
"""How many days ahead the end of a piece of evidence is announced."""
EARLIEST_YEAR: Final = 1950
"""From when on evidence may be dated: a year with a digit too few is a slip."""
