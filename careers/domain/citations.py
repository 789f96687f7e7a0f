"""Which sources the catalogue leans on, and for what."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from careers.domain import document as doc
from careers.domain.catalogue import Catalogue, Requirement

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True)
class Citation:
    """A source and the number of facts that name it."""

    source: doc.Source
    facts: int


@dataclass(frozen=True)
class Backing:
    """A fact behind a requirement, and where it is from."""

    text: str
    source: doc.Source


def backing(catalogue: Catalogue, requirement: Requirement) -> tuple[Backing, ...]:
    return tuple(Backing(fact.text, catalogue.source(fact.source)) for fact in requirement.findings)


def citations(catalogue: Catalogue) -> tuple[Citation, ...]:
    """Every source in catalogue order, cited or not."""
    counted = Counter(_named(catalogue))
    return tuple(Citation(source, counted[source.slug]) for source in catalogue.sources)


def labelled(name: str, references: Iterable[doc.Reference]) -> tuple[tuple[str, str], ...]:
    """What to call each reference of what is called `name`, and its address: "O*NET-SOC
    15-2051.00". A UUID, which nobody reads, gives way to the name: "SQL in ESCO", and to a
    number: "SQL in ESCO (2)"."""
    seen: Counter[str] = Counter()
    found = []
    for reference in references:
        label = f"{reference.scheme} {reference.code}"
        if _UUID.fullmatch(reference.code):
            seen[reference.scheme] += 1
            number = seen[reference.scheme]
            label = f"{name} in {reference.scheme}{'' if number == 1 else f' ({number})'}"
        found.append((label, reference.url))
    return tuple(found)


def _named(catalogue: Catalogue) -> Iterator[str]:
    """The source of each finding, demand figure and prerequisite."""
    for role in catalogue.roles:
        yield from (row.source for row in role.demand)
        for requirement in role.requirements:
            yield from (finding.source for finding in requirement.findings)
    for skill in catalogue.skills:
        yield from (row.source for row in skill.requires if row.source)
