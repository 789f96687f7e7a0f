"""The effect of an edit counted the slow way: each member judged twice by `assess`."""

from datetime import UTC, datetime
from fractions import Fraction
from math import ceil

from careers.domain.effect import PERCENTILES, Counts
from careers.domain.holdings import holdings, levels
from careers.domain.readiness import assess

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def recount(slug, before, after, rows):
    """`Counts`, the slow way."""
    judged, by_member = [], {}
    for member, *said in rows:
        by_member.setdefault(member, []).append(said)
    for own in by_member.values():
        sides = [(_asked(slug, side), levels(holdings(own, side))) for side in (before, after)]
        if any(option in held for asked, held in sides for row in asked for option in row.any_of):
            judged.append(tuple(assess(asked, held) for asked, held in sides))
    changed = [pair for pair in judged if _facts(pair[0]) != _facts(pair[1])]
    moves = sorted(_move(*pair) for pair in changed)
    return Counts(
        members=len(judged),
        changed=len(changed),
        up=sum(move > 0 for move in moves),
        down=sum(move < 0 for move in moves),
        gained=sum(not _ready(old) and _ready(new) for old, new in judged),
        lost=sum(_ready(old) and not _ready(new) for old, new in judged),
        spread=tuple(
            moves[ceil(len(moves) * share / 100) - 1] if moves else Fraction(0)
            for share in PERCENTILES
        ),
    )


def _asked(slug, side):
    return side.role(slug).requirements if side.has_role(slug) else ()


def _facts(readiness):
    return readiness and (readiness.low, readiness.high, readiness.verdict)


def _move(old, new):
    return new.low - old.low if old and new else Fraction(0)


def _ready(readiness):
    return readiness is not None and readiness.verdict == "ready"
