"""A member's way to a role: ordered, dated steps, the soonest way to Ready first.

    catalogue + ratings -> building -> graph of steps -> choosing -> ordering -> dated steps

`graph` explains the arithmetic, `choosing` which steps are taken, `ordering` in which order.
"""

from careers.domain.roadmap.by_hand import Cost, cost
from careers.domain.roadmap.planning import plan
from careers.domain.roadmap.shapes import (
    CircularPrerequisites,
    Lean,
    Pin,
    Reason,
    Roadmap,
    Step,
    StepKey,
    Target,
)

__all__ = [
    "CircularPrerequisites",
    "Cost",
    "Lean",
    "Pin",
    "Reason",
    "Roadmap",
    "Step",
    "StepKey",
    "Target",
    "cost",
    "plan",
]
