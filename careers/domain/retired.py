"""Skills and roles that left the catalogue and stay as rows: none may come back unasked."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Gone:
    """`names` are further ways of writing it; `into` is the name of the skill that took over
    from a merged one, or ""."""

    name: str
    names: tuple[str, ...] = ()
    into: str = ""

    @property
    def told(self) -> str:
        """What became of it and what to do, as one clause for an editor."""
        if self.into:
            return f"{self.name} is merged into {self.into}; use that"
        return f"{self.name} is retired; bring it back first"


@dataclass(frozen=True, slots=True)
class Retired:
    """By slug."""

    skills: Mapping[str, Gone] = field(default_factory=dict)
    roles: Mapping[str, Gone] = field(default_factory=dict)
