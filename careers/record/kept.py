"""A line of the inventory: see careers.record.inventory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

NUMBER: Final = "A number of our tables, which means nothing elsewhere."
YOURS: Final = "It names your account, and all of this record is yours."
CATALOGUE: Final = "Content of the catalogue, which is not about you."


@dataclass(frozen=True)
class Kept:
    """`model` as app.Model; `member` is the look-up from its rows to the person. `shown` maps
    keys of the section `at` to the fields they come from, `withheld` fields to the reason.
    `stays` says what is left of a row once the account is erased, and why; "": nothing, the
    row goes."""

    model: str
    member: str
    at: str
    shown: Mapping[str, str]
    withheld: Mapping[str, str]
    stays: str = ""
    only: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> set[str]:
        """Of the model, with a line here."""
        return {path.partition("__")[0] for path in self.shown.values()} | set(self.withheld)


MEMBERS_ROW: Final = {"id": NUMBER, "member": YOURS}
USERS_ROW: Final = {"id": NUMBER, "user": YOURS}
