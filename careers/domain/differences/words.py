"""Two texts, word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final, Literal, NamedTuple, get_args

Mark = Literal["kept", "removed", "added"]

MOST_EDITS: Final = 120
"""Words removed and added, at most; beyond it two texts are told one after the other. The
work grows with the number of edits times the number of words, so this bounds it."""
LEAST_KEPT: Final = 1 / 3
"""Below this share of kept characters the spans would be confetti."""
AROUND: Final = 120
"""Characters of kept text shown on either side of a change."""


class Span(NamedTuple):
    mark: Mark
    text: str


def spans(before: str, after: str) -> tuple[Span, ...]:
    """`before` and `after` at once: kept and removed spans spell the one, kept and added
    spans the other. Whole words only."""
    if not before or not after:
        return _whole(before, after)
    one, other = _words(before), _words(after)
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    middle = _edits(one[start : len(one) - end], other[start : len(other) - end])
    if middle is None:
        return _whole(before, after)
    kept = [Span("kept", word) for word in one]
    found = _joined([*kept[:start], *middle, *kept[len(one) - end :]])
    same = sum(len(span.text) for span in found if span.mark == "kept")
    return found if same >= LEAST_KEPT * max(len(before), len(after)) else _whole(before, after)


def excerpt(whole: Iterable[Span]) -> tuple[Span, ...]:
    """`whole` with the middle of long kept spans left out."""
    return tuple(
        Span("kept", f"{span.text[:AROUND]} … {span.text[-AROUND:]}")
        if span.mark == "kept" and len(span.text) > 3 * AROUND
        else span
        for span in whole
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _whole(before: str, after: str) -> tuple[Span, ...]:
    spoken: tuple[Span, ...] = (Span("removed", before), Span("added", after))
    return tuple(span for span in spoken if span.text)


def _edits(one: Sequence[str], other: Sequence[str]) -> list[Span] | None:
    """The fewest edits from `one` to `other`, or None where there are more than MOST_EDITS.

    Myers, "An O(ND) difference algorithm and its variations" (1986): `furthest` has, for
    each diagonal, how far into `one` so many edits lead.
    """
    furthest, trace = {1: 0}, []
    for edits in range(MOST_EDITS + 1):
        trace.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            at = furthest[_before(furthest, diagonal, edits)]
            at += not _down(furthest, diagonal, edits)
            at += _alike_from(one, at, other, at - diagonal)
            furthest[diagonal] = at
            if at >= len(one) and at - diagonal >= len(other):
                return _walked_back(one, other, trace)
    return None


def _down(furthest: dict[int, int], diagonal: int, edits: int) -> bool:
    """Whether the best way onto `diagonal` adds a word rather than removes one."""
    if diagonal in {-edits, edits}:
        return diagonal == -edits
    return furthest[diagonal - 1] < furthest[diagonal + 1]


def _before(furthest: dict[int, int], diagonal: int, edits: int) -> int:
    return diagonal + (1 if _down(furthest, diagonal, edits) else -1)


def _alike_from(one: Sequence[str], at: int, other: Sequence[str], place: int) -> int:
    count = 0
    while at + count < len(one) and place + count < len(other):
        if one[at + count] != other[place + count]:
            break
        count += 1
    return count


def _walked_back(
    one: Sequence[str], other: Sequence[str], trace: Sequence[dict[int, int]]
) -> list[Span]:
    found: list[Span] = []
    at, place = len(one), len(other)
    for edits in range(len(trace) - 1, -1, -1):
        furthest, diagonal = trace[edits], at - place
        origin = _before(furthest, diagonal, edits)
        start = furthest[origin] if edits else 0
        edited = _down(furthest, diagonal, edits)
        while at > start + (edits > 0 and not edited):
            found.append(Span("kept", one[at - 1]))
            at, place = at - 1, place - 1
        if edits:
            found.append(
                Span("added", other[place - 1]) if edited else Span("removed", one[at - 1])
            )
            at, place = start, start - origin
    return found[::-1]


def _joined(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Runs of one mark as one span; what was removed before what was added."""
    found = []
    for _, run in groupby(_bridged(pieces), key=lambda piece: piece.mark == "kept"):
        own = list(run)
        for mark in get_args(Mark):
            text = "".join(piece.text for piece in own if piece.mark == mark)
            found += [Span(mark, text)] if text else []
    return tuple(found)


def _bridged(pieces: Sequence[Span]) -> Iterator[Span]:
    """A space between two changes belongs to both of them."""
    for at, piece in enumerate(pieces):
        near = [*pieces[max(at - 1, 0) : at], *pieces[at + 1 : at + 2]]
        inside = len(near) == 2 and all(span.mark != "kept" for span in near)
        if piece.mark == "kept" and piece.text.isspace() and inside:
            yield from (Span("removed", piece.text), Span("added", piece.text))
        else:
            yield piece
