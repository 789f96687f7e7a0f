"""What a catalogue must say before it may be published, and what an editor may want to know.

Each rule takes the document and tells the places that break it; RULES is all of them.
"""

from collections.abc import Iterable
from typing import Final

from careers.domain.document import Document
from careers.domain.faults import Fault
from careers.domain.linter import alike, crossings, roles, skills, tables, trials
from careers.domain.linter.rule import Rule
from careers.domain.references import broken

REFERENCES: Final = Rule(
    "Broken reference",
    "error",
    "What one thing names must be there, once, and nothing may lean on itself in a circle.",
    lambda document: ((fault.path, fault.message) for fault in broken(document)),
)
GAPS: Final = (
    *tables.RULES,
    *skills.RULES,
    *alike.RULES,
    *roles.RULES,
    *trials.RULES,
    *crossings.RULES,
)
RULES: Final = (REFERENCES, *GAPS)
BLOCKING: Final = tuple(rule for rule in GAPS if rule.severity == "error")
"""What keeps a document from being published, without what may take long to look for."""


def lint(document: Document, gaps: Iterable[Rule] = GAPS) -> tuple[Fault, ...]:
    """The faults of `document`; the gaps are looked for only when no reference is broken."""
    faults = tuple(REFERENCES.faults(document))
    return faults or tuple(fault for rule in gaps for fault in rule.faults(document))
