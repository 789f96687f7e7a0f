"""Filters of the readiness components: a verdict and a range in words and in stripes."""

from django import template

from careers.domain import levels, wording
from careers.domain.fractions import percent

register = template.Library()

Stripes = tuple[tuple[int, bool], ...]

STRIPES = range(levels.MAX_LEVEL)
TICKS = tuple(
    (levels.VERDICT_NAMES[verdict].partition(" ")[0], percent(begins))
    for verdict, begins in levels.VERDICT_FROM.items()
    if begins
)


@register.filter
def verdict_name(verdict: levels.Verdict | None) -> str:
    """ "Nearly ready"; what there is to say where a role has no requirements."""
    return levels.VERDICT_NAMES[verdict] if verdict else wording.NO_REQUIREMENTS


@register.filter
def verdict_stripes(verdict: levels.Verdict) -> Stripes:
    """The four slanted stripes: how far each stands from the left, and whether it is filled."""
    return tuple((stripe * 12, stripe < levels.VERDICT_STRIPES[verdict]) for stripe in STRIPES)


@register.filter
def level_stripes(held: int | None) -> Stripes:
    """The four upright stripes of a skill level, likewise."""
    return tuple((stripe * 9, stripe < (held or 0)) for stripe in STRIPES)


@register.filter
def asked_width(level: int) -> int:
    """How long the line under the stripes of the level asked for is."""
    return level * 9 - 2


register.filter("range_text", wording.range_text)
register.filter("range_title", wording.range_title)


@register.filter
def unsure_width(readiness: wording.HasRange) -> int:
    """The hatched part of the range bar, in percent of its width."""
    return readiness.high_percent - readiness.low_percent


@register.simple_tag
def range_ticks() -> tuple[tuple[str, int], ...]:
    """Where each verdict begins: "Building" at 25, "Nearly" at 60, "Ready" at 85."""
    return TICKS
