"""What a member posts, read strictly: nothing is saved unless all of it can be understood."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict

from careers.actions.rate import Source, Wish
from careers.domain.catalogue import Catalogue
from careers.domain.levels import LEVELS, MAX_LEVEL, MIN_LEVEL

_BY_TEXT: Final[Mapping[str, int | None]] = {"": None} | {str(level): level for level in LEVELS}

LEVEL, WAS, UNDO = "level", "was", "undo"


class Refused(Exception):
    """`problems` are sentences by skill slug, for the pickers; `notice` is for the page."""

    def __init__(
        self, *, problems: Mapping[str, str] | None = None, notice: str = "", status: int = 400
    ) -> None:
        super().__init__(notice or problems)
        self.problems: Mapping[str, str] = problems or {}
        self.notice = notice
        self.status = status


def read_one(data: QueryDict, slug: str, catalogue: Catalogue) -> dict[str, Wish]:
    """The wish for the skill `slug`: `level` 0-4 or empty, or `undo` with the level to go
    back to, and `was`. Posted with a whole form, what else was changed there comes too.

    Raises Refused, with status 404 for a skill that the release does not hold.
    """
    if not catalogue.has_skill(slug):
        raise Refused(notice=_gone(slug), status=404)
    given = _only(data, slug, LEVEL, UNDO)
    if given is None:
        raise Refused(problems={slug: "No level was sent. Choose one, or clear the rating."})
    was = _only(data, slug, WAS if WAS in data else f"{WAS}-{slug}")
    wish = _wish(slug, given, was, "undo" if UNDO in data else "web")
    return {slug: wish} | {
        name: other for name, other in read_many(data, catalogue).items() if name != slug
    }


def read_many(data: QueryDict, catalogue: Catalogue) -> dict[str, Wish]:
    """What the fields `level-<slug>` ask to change, seen against `was-<slug>`.

    Raises Refused with every fault at once.
    """
    posted = _choices(data)
    gone = [slug for slug in posted if not catalogue.has_skill(slug)]
    if gone:
        raise Refused(notice=_gone(gone[0]))
    wishes: dict[str, Wish] = {}
    problems: dict[str, str] = {}
    for slug in posted:
        try:
            wish = _chosen_wish(data, slug)
        except Refused as refused:
            problems |= refused.problems
        else:
            if not wish.checked or wish.level != wish.was:
                wishes[slug] = wish
    if problems:
        raise Refused(problems=problems)
    return wishes


def read_confirmed(data: QueryDict, catalogue: Catalogue, only: str | None) -> dict[str, int]:
    """The levels 0-4 that the fields `was-<slug>` say are still true: of the skill `only`, or
    of every one. Raises Refused."""
    prefix = f"{WAS}-"
    slugs = [name.removeprefix(prefix) for name in data if name.startswith(prefix)]
    found: dict[str, int] = {}
    for slug in slugs if only is None else [only]:
        if not catalogue.has_skill(slug):
            raise Refused(notice=_gone(slug))
        given = _only(data, slug, prefix + slug) or ""
        level = _BY_TEXT.get(given)
        if level is None:
            raise Refused(notice=_not_a_level(given))
        found[slug] = level
    return found


def chosen(data: Mapping[str, str], catalogue: Catalogue) -> dict[str, int | None]:
    """What the fields `level-<slug>` say, as far as it can be shown again."""
    return {
        slug: _BY_TEXT[given]
        for slug, given in _choices(data).items()
        if given in _BY_TEXT and catalogue.has_skill(slug)
    }


def _choices(data: Mapping[str, str]) -> dict[str, str]:
    prefix = f"{LEVEL}-"
    return {name.removeprefix(prefix): data[name] for name in data if name.startswith(prefix)}


def _chosen_wish(data: QueryDict, slug: str) -> Wish:
    given = _only(data, slug, f"{LEVEL}-{slug}") or ""
    return _wish(slug, given, _only(data, slug, f"{WAS}-{slug}"))


def _only(data: QueryDict, slug: str, *names: str) -> str | None:
    """The one value of the fields `names`: which of several was meant, nobody can tell."""
    values = [value for name in names for value in data.getlist(name)]
    if len(values) > 1:
        raise Refused(problems={slug: "More than one level was sent. Choose one."})
    return values[0] if values else None


def _wish(slug: str, given: str, was: str | None, source: Source = "web") -> Wish:
    if given not in _BY_TEXT:
        raise Refused(problems={slug: _not_a_level(given)})
    if was is None:
        return Wish(_BY_TEXT[given], source=source)
    if was not in _BY_TEXT:
        raise Refused(problems={slug: "What the page showed before is not a level. Reload it."})
    return Wish(_BY_TEXT[given], _BY_TEXT[was], checked=True, source=source)


def _not_a_level(given: str) -> str:
    return f"A level is a number from {MIN_LEVEL} to {MAX_LEVEL}. You sent {_quoted(given)}."


def _gone(slug: str) -> str:
    return f"The catalogue holds no skill {_quoted(slug)}. Nothing was saved."


def _quoted(text: str) -> str:
    """Short, and without what no page can show."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return f"“{shown[:20]}{'…' if len(shown) > 20 else ''}”"
