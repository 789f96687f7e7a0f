"""What a rule of the linter is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from careers.domain.document import Document
from careers.domain.faults import Fault, Severity

Told = Iterator[tuple[str, str]]
"""(path, message) of each place that breaks a rule."""


class Rule(NamedTuple):
    """`purpose` says in a sentence what the rule is for; `find` where a document breaks it.

    An error is what would make a page wrong or empty. Anything that an editor may mean so
    is a warning.
    """

    name: str
    severity: Severity
    purpose: str
    find: Callable[[Document], Told]

    def faults(self, document: Document) -> Iterator[Fault]:
        for path, message in self.find(document):
            yield Fault(path, message, self.severity, self.name)
