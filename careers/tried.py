"""What a visitor rated without an account: in their session, and offered to one member only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

from careers.domain import trying
from careers.domain.catalogue import Catalogue
from careers.domain.holdings import Held

RATINGS: Final = "tried"
OFFERED_TO: Final = "tried_offered_to"
"""Who signed in first after trying. Django ends the session where somebody else signs in or
where they sign out, so nobody after them ever comes upon it."""


def of_visitor(session: SessionBase, catalogue: Catalogue) -> dict[str, Held]:
    """By skill slug. Reads nothing where there is no session."""
    return trying.held(session.get(RATINGS, {}), catalogue)


def begins(session: SessionBase, chosen: Mapping[str, int | None]) -> bool:
    """Whether keeping `chosen` would add a session to those that are kept. What a cookie says
    counts only if there is such a session, which reading from it tells."""
    goes_on = RATINGS in session or session.session_key is not None
    return not goes_on and any(level is not None for level in chosen.values())


def note(session: SessionBase, chosen: Mapping[str, int | None], now: datetime) -> None:
    """Keep what is `chosen`, None to forget a skill. Nothing chosen begins no session."""
    kept = session.get(RATINGS, {})
    found = trying.with_choices(kept, chosen, now)
    if found:
        session[RATINGS] = found
    elif kept:
        forget(session)


def forget(session: SessionBase) -> None:
    """A session that held nothing else ends, and takes its cookie with it."""
    session.pop(RATINGS, None)
    session.pop(OFFERED_TO, None)
    if not session.keys():
        session.flush()


def offer_to(session: SessionBase, member_id: int) -> None:
    """Whoever signs in just now may take it over."""
    if RATINGS in session:
        session[OFFERED_TO] = member_id


def waiting(session: SessionBase, member_id: int, catalogue: Catalogue) -> dict[str, Held]:
    """What this member may take over, by skill slug."""
    if session.get(OFFERED_TO) != member_id:
        return {}
    return of_visitor(session, catalogue)
