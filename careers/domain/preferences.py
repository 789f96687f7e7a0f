"""Statements about what a person likes, and the role that each pulls towards most."""

from collections.abc import Sequence
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue, FitStatement, Role


@dataclass(frozen=True)
class Preference:
    text: str
    role: Role


def of(catalogue: Catalogue, roles: Sequence[Role]) -> tuple[Preference, ...]:
    """The statements that pull to one of `roles` more than to any other of them."""
    pulled = ((row.text, _favourite(row, roles)) for row in catalogue.fit_statements)
    return tuple(Preference(text, role) for text, role in pulled if role)


def _favourite(statement: FitStatement, roles: Sequence[Role]) -> Role | None:
    weights = statement.weights
    ranked = sorted(roles, key=lambda role: weights.get(role.slug, 0), reverse=True)
    if not ranked or not weights.get(ranked[0].slug):
        return None
    tied = len(ranked) > 1 and weights.get(ranked[1].slug) == weights[ranked[0].slug]
    return None if tied else ranked[0]
