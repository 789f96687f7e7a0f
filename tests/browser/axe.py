"""Accessibility faults as axe-core finds them."""

from functools import cache
from pathlib import Path

VENDORED = Path(__file__).parent.parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _source() -> str:
    return VENDORED.read_text(encoding="utf-8")


def violations(page) -> list[str]:
    """ "rule: help (the elements)" for each fault of the page as it stands."""
    page.evaluate(_source())  # a script element would break the content security policy
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{fault['id']}: {fault['help']} ({', '.join(str(node['target']) for node in fault['nodes'])})"
        for fault in found["violations"]
    ]
