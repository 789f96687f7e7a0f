"""A member's evidence as its page lists it: the two numbers, what to answer, skill by skill."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from careers.domain import dates, wording
from careers.domain.catalogue import Catalogue, Role
from careers.domain.evidence import KIND_NAMES, Lapsed, Standing, standing, supported
from careers.domain.evidence_pieces import Piece, State, end_told, state
from careers.domain.holdings import final

A_PAGE: Final = 60
"""Pieces on one page of the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """`shows` is the can-do, "" where the release has none; `host` says where the link leads;
    `was` names the skill it was attached to, where that is another one by now."""

    piece: Piece
    kind: str
    level: str
    shows: str
    state: State
    end: str
    host: str
    was: str


@dataclass(frozen=True, slots=True)
class Group:
    """The evidence for one skill. `level` is what it supports, 0-4; None where this release
    does not hold the skill, so that nothing of it counts."""

    slug: str
    name: str
    level: int | None
    level_name: str
    rated: int | None
    rated_name: str
    lines: tuple[Line, ...]


class Offer(NamedTuple):
    """A question: `level` (1-4) is what evidence shows, `rated` what the member said."""

    slug: str
    level: int
    rated: int | None
    sentence: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Page:
    """`standings` has the goal first. `soon` are sentences on what ends soon."""

    headline: str
    standings: tuple[tuple[Role, Standing], ...]
    offers: tuple[Offer, ...]
    soon: tuple[str, ...]
    groups: tuple[Group, ...]


def page(
    catalogue: Catalogue,
    pieces: Sequence[Piece],
    rated: Mapping[str, int],
    goal: str | None,
    today: date,
) -> Page:
    """From the levels that the member rated and the slug of their goal, if they have one."""
    backed = supported((piece.item for piece in pieces), catalogue, today)
    roles = sorted(catalogue.roles, key=lambda role: role.slug != goal)
    standings = tuple((role, standing(role, rated, backed)) for role in roles if role.requirements)
    return Page(
        headline=headline(pieces, standings),
        standings=standings,
        offers=offers(catalogue, pieces, rated, today),
        soon=soon(catalogue, pieces, today),
        groups=groups(catalogue, pieces, backed, rated, today),
    )


def headline(pieces: Sequence[Piece], standings: Sequence[tuple[Role, Standing]]) -> str:
    if not pieces:
        return "Nothing shows yet what you can do."
    for role, found in standings:
        if found.evidenced:
            share = wording.percent_text(found.evidenced.low_percent)
            return f"Your evidence supports {share} of what {role.name} asks."
    return "Your evidence is kept until a role asks for something."


def offers(
    catalogue: Catalogue, pieces: Iterable[Piece], rated: Mapping[str, int], today: date
) -> tuple[Offer, ...]:
    """Where evidence that counts is above the own rating, and the member has not said no to
    it: never raised unasked. In the order of the catalogue."""
    open_to = [piece.item for piece in pieces if not piece.declined]
    shown = supported(open_to, catalogue, today)
    return tuple(
        _offer(catalogue, slug, level, rated.get(slug))
        for slug, level in shown.items()
        if level > rated.get(slug, 0)
    )


def _offer(catalogue: Catalogue, slug: str, level: int, rated: int | None) -> Offer:
    name, to = catalogue.skill(slug).name, catalogue.level_name(level)
    shows = f"Your evidence shows {name} at {to}"
    if rated is None:
        question = f"{shows}; you have not rated it. Rate it {to}?"
        return Offer(slug, level, None, question, f"Rate it {to}", "Leave it unrated")
    now = catalogue.level_name(rated)
    question = f"{shows}; you rated {now}. Raise it to {to}?"
    return Offer(slug, level, rated, question, f"Raise to {to}", f"Stay at {now}")


def soon(catalogue: Catalogue, pieces: Iterable[Piece], today: date) -> tuple[str, ...]:
    """The first end comes first."""
    ending = [(piece.said.expires_on or today, piece) for piece in pieces if _ends(piece, today)]
    return tuple(
        f"“{piece.said.title}” for {name_of(catalogue, piece)}: {end_told(piece, today)}"
        for _, piece in sorted(ending)
        if catalogue.has_skill(final(piece.skill, catalogue.merged))
    )


def _ends(piece: Piece, today: date) -> bool:
    return state(piece, today) == "soon"


def groups(
    catalogue: Catalogue,
    pieces: Sequence[Piece],
    backed: Mapping[str, int],
    rated: Mapping[str, int],
    today: date,
) -> tuple[Group, ...]:
    """In the order of the catalogue, what this release does not hold last; in each what counts
    first, then the newest."""
    places = {skill.slug: place for place, skill in enumerate(catalogue.skills)}

    def order(piece: Piece) -> tuple[int, str, bool]:
        slug = final(piece.skill, catalogue.merged)
        return places.get(slug, len(places)), slug, state(piece, today) == "ended"

    newest = sorted(pieces, key=lambda piece: (piece.said.dated_on, piece.pk), reverse=True)
    return tuple(
        _group(catalogue, slug, tuple(found), backed, rated, today)
        for (_, slug), found in groupby(sorted(newest, key=order), lambda row: order(row)[:2])
    )


def _group(
    catalogue: Catalogue,
    slug: str,
    pieces: tuple[Piece, ...],
    backed: Mapping[str, int],
    rated: Mapping[str, int],
    today: date,
) -> Group:
    level, own = backed.get(slug), rated.get(slug)
    return Group(
        slug=slug,
        name=name_of(catalogue, pieces[0]),
        level=level,
        level_name="" if level is None else catalogue.level_name(level),
        rated=own,
        rated_name="" if own is None else catalogue.level_name(own),
        lines=tuple(line(catalogue, piece, today) for piece in pieces),
    )


def line(catalogue: Catalogue, piece: Piece, today: date) -> Line:
    slug = final(piece.skill, catalogue.merged)
    held = catalogue.has_skill(slug)
    said = piece.said
    return Line(
        piece=piece,
        kind=KIND_NAMES[said.kind],
        level=catalogue.level_name(said.level),
        shows=catalogue.skill(slug).can_do[said.level] if held else "",
        state=state(piece, today),
        end=end_told(piece, today),
        host=host(said.link),
        was=piece.name if held and slug != piece.skill else "",
    )


def name_of(catalogue: Catalogue, piece: Piece) -> str:
    slug = final(piece.skill, catalogue.merged)
    return catalogue.skill(slug).name if catalogue.has_skill(slug) else piece.name


def ended(catalogue: Catalogue, lapses: Iterable[Lapsed]) -> str:
    """ "SQL at Practitioner, through 3 May 2026; Docker ...", "" where nothing was lost."""
    return "; ".join(
        f"{catalogue.skill(lost.skill).name} at {catalogue.level_name(lost.level)}, "
        f"through {dates.day(lost.last_day)}"
        for lost in lapses
    )


def host(link: str) -> str:
    """ "example.org": where a link leads, for whoever is about to follow it. "" for what is
    none, such as "http://[", which an export written by hand may have brought."""
    try:
        return urlsplit(link).netloc.rpartition("@")[2]
    except ValueError:
        return ""


def part(groups: Iterable[Group], number: int) -> tuple[Group, ...]:
    """Page `number` (from 1) of the pieces; a group may go on over several."""
    flat = [(group, row) for group in groups for row in group.lines]
    shown = flat[A_PAGE * (number - 1) : A_PAGE * number]
    return tuple(
        replace(group, lines=tuple(row for _, row in pairs)) for group, pairs in _by_group(shown)
    )


def _by_group(shown: list[tuple[Group, Line]]) -> Iterator[tuple[Group, list[tuple[Group, Line]]]]:
    for _, found in groupby(shown, lambda pair: pair[0].slug):
        pairs = list(found)
        yield pairs[0][0], pairs
