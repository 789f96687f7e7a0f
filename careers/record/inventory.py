"""What every table holds of a member: where its fields stand in the document that a member
takes along or why they do not, and what is left once the account is erased.

A test walks every model that leads to a person and fails on a field without a line here, so
that neither the export nor erasing can forget one. A new model needs a `Kept` in
careers.record.of_members (or of_accounts), and for what it shows a part of the name that `at`
gives in careers.domain.record.document (or around).
"""

from typing import Final

from careers.record.kept import NUMBER, YOURS
from careers.record.of_accounts import ACCOUNT, EDITING
from careers.record.of_members import SAID

KEPT: Final = (*ACCOUNT, *SAID, *EDITING)


def withheld() -> dict[str, str]:
    """What no section of the document shows, and why, by "app.Model.field"."""
    return {
        f"{kept.model}.{name}": why
        for kept in KEPT
        for name, why in kept.withheld.items()
        if why not in {NUMBER, YOURS}
    }
