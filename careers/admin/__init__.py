"""The working copy in Django's admin, a module a noun. Members' ratings are not in it."""

from careers.admin import (
    comparison,
    crossing,
    effects,
    pages,
    releases,
    requirements,
    responsibilities,
    roles,
    scale,
    skills,
    trials,
)

__all__ = [
    "comparison",
    "crossing",
    "effects",
    "pages",
    "releases",
    "requirements",
    "responsibilities",
    "roles",
    "scale",
    "skills",
    "trials",
]
