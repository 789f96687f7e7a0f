"""One piece of evidence: what was said of it, and what it is good for on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from careers.domain import dates
from careers.domain.evidence import OF_MEMBERS, Item, Kind
from careers.domain.fingerprints import fingerprint
from careers.domain.levels import ENDS_SOON_DAYS

State = Literal["counts", "soon", "ended"]


@dataclass(frozen=True, slots=True)
class Attached:
    """What a member, a trial task or a review says: this shows the can-do of `level` (1-4).
    It counts through `expires_on`; None: for good. `link` is "" or begins with http(s)."""

    level: int
    kind: Kind
    title: str
    dated_on: date
    expires_on: date | None = None
    link: str = ""
    note: str = ""


class Piece(NamedTuple):
    """A stored one. `skill` is the slug that it was attached to and `name` what that is called
    in the working copy; `declined` says that the member did not want to be rated by it."""

    pk: int
    skill: str
    name: str
    said: Attached
    declined: bool

    @property
    def item(self) -> Item:
        return Item(self.skill, self.said.level, self.said.expires_on)

    @property
    def is_members(self) -> bool:
        """Whether the member wrote it; what came of a task or a review can only be taken back."""
        return self.said.kind in OF_MEMBERS

    @property
    def mark(self) -> str:
        """Another one says that it is no longer what a form was made from."""
        return fingerprint(self.said)


def state(piece: Piece, today: date) -> State:
    ends = piece.said.expires_on
    if not piece.item.counts(today):
        return "ended"
    return "soon" if ends and ends - today <= timedelta(ENDS_SOON_DAYS) else "counts"


def end_told(piece: Piece, today: date) -> str:
    """ "Ended 3 May 2026 and no longer counts.", "" where it never ends."""
    ends = piece.said.expires_on
    if ends is None:
        return ""
    if not piece.item.counts(today):
        return f"Ended on {dates.day(ends)}. It has not counted since."
    if ends == today:
        return "Counts through today."
    left = f", {_days((ends - today).days)} from now" if state(piece, today) == "soon" else ""
    return f"Counts through {dates.day(ends)}{left}."


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
