"""Accessibility faults as axe-core finds them."""

from functools import cache
from pathlib import Path

VENDORED = Path(__file__).parent.parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _source() -> str:
    return VENDORED.read_text(encoding="utf-8")


def violations(page) -> list[str]:
    """ "rule: help (the first elements)" for each fault of the page as it stands."""
    return _run(page, {"type": "tag", "values": RULES})


def contrast_violations(page) -> list[str]:
    """Only what the colours decide."""
    return _run(page, {"type": "rule", "values": ["color-contrast"]})


def _run(page, only) -> list[str]:
    # A script element would break the content security policy, and so would the style elements
    # into which axe loads our stylesheets a second time unless it is told not to.
    page.evaluate(f"window.axe || (() => {{{_source()}}})()")
    found = page.evaluate(
        "only => axe.run(document, {runOnly: only, resultTypes: ['violations'], preload: false})",
        only,
    )
    return [
        f"{fault['id']}: {fault['help']} ({_first_few(fault['nodes'])})"
        for fault in found["violations"]
    ]


def _first_few(nodes) -> str:
    more = [f"and {len(nodes) - 5} more"] if nodes[5:] else []
    return ", ".join([str(node["target"]) for node in nodes[:5]] + more)
