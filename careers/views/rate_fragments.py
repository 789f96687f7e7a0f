"""The pieces of the rating page, rendered once a process and shared by all members.

Each depends on the release (whose key is its identity), a skill, its level and a few short
words only, so nothing kept here can be stale.
"""

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careers.domain import picker, rating_page
from careers.domain.rating_page import Selection, Shelf
from careers.pieces import piece
from careers.releases import Published


@piece
def strip(published: Published, slug: str, level: int | None, was: int | None) -> SafeString:
    """The heading and the five choices, `level` chosen, of a skill stored at `was`."""
    catalogue = published.catalogue
    skill = catalogue.skill(slug)
    context = {
        "skill": skill,
        "rungs": picker.rungs(catalogue, skill),
        "level": level,
        "was": was,
        "asking": asking(published, slug, was),
    }
    return render_to_string("careers/_picker.html", context)


@piece
def plain_strip(
    published: Published, slug: str, level: int | None, leave: str, was: int | None = None
) -> SafeString:
    """The heading and the five choices, `level` chosen, in a form that is saved as a whole;
    `leave` says what choosing none of them means, which leaves the skill at `was`."""
    catalogue = published.catalogue
    skill = catalogue.skill(slug)
    context = {
        "skill": skill,
        "rungs": picker.rungs(catalogue, skill),
        "level": level,
        "was": was,
        "asking": asking(published, slug, level if was is None else was),
        "leave": leave,
    }
    return render_to_string("careers/_picker_plain.html", context)


@piece
def asking(published: Published, slug: str, level: int | None) -> SafeString:
    """The line below the heading: who asks for the skill, seen from `level`."""
    catalogue = published.catalogue
    rows = picker.asking(catalogue, catalogue.skill(slug), level)
    return render_to_string("careers/_picker_asking.html", {"asking": rows})


@piece
def at_rest(
    published: Published, slug: str, level: int | None, day: str, role: str, points: str
) -> SafeString:
    """The state of a skill that nobody just changed: since which `day`; if unrated, by how
    many `points` that keeps the range of `role` (a name) wider, "" for not at all."""
    context = _named(published, slug, level) | {"day": day, "role": role, "points": points}
    return render_to_string("careers/_picker_state.html", context)


@piece
def choice(published: Published, selection: Selection | None) -> SafeString:
    """The select field of what can be shown; no selection stands for a search."""
    options = rating_page.options(published.catalogue, selection)
    return render_to_string(
        "careers/_rate_choice.html", {"options": options, "selection": selection}
    )


def shelves(
    published: Published, selection: Selection, rated: Mapping[str, int]
) -> list[SafeString]:
    """The side list of everything that can be shown."""
    rows = rating_page.shelves(published.catalogue, selection, rated)
    return [_shelf(published, row) for row in rows]


@piece
def _shelf(published: Published, row: Shelf) -> SafeString:
    """One line of the side list."""
    return render_to_string("careers/_rate_shelf.html", {"shelf": row})


def carried(selection: Selection, goal: str) -> SafeString:
    """The hidden fields that say which page a form stands on."""
    name, value = selection.parameter
    return render_to_string(
        "careers/_rate_carried.html", {"name": name, "value": value, "goal": goal}
    )


def saved(
    published: Published, slug: str, level: int | None, context: dict[str, object]
) -> SafeString:
    """What a save changed, with the way back."""
    return render_to_string("careers/_picker_saved.html", _named(published, slug, level) | context)


def stale(published: Published, slug: str, stored: int | None, wanted: int | None) -> SafeString:
    """Both values, and a button for each."""
    context = _named(published, slug, stored) | {
        "wanted": wanted,
        "wanted_name": _level_name(published, wanted),
    }
    return render_to_string("careers/_picker_stale.html", context)


def problem(sentence: str) -> SafeString:
    """Why nothing was saved."""
    return render_to_string("careers/_picker_problem.html", {"problem": sentence})


def _named(published: Published, slug: str, level: int | None) -> dict[str, object]:
    return {
        "skill": published.catalogue.skill(slug),
        "level": level,
        "level_name": _level_name(published, level),
    }


def _level_name(published: Published, level: int | None) -> str:
    return "" if level is None else published.catalogue.level_name(level)
