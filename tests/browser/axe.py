"""Accessibility faults as axe-core finds them."""

from functools import cache
from pathlib import Path

VENDORED = Path(__file__).parent.parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What passed is left in the page: it is long. With `preload`, axe would load our stylesheets
# into style elements, which the content security policy forbids.
RUN = """async only => {
  const options = {runOnly: only, resultTypes: ["violations"], preload: false};
  const {violations} = await axe.run(document, options);
  return violations.map(
    ({id, help, nodes}) => [id, help, nodes.map((node) => node.target.join(" "))]
  );
}"""


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
    if not page.evaluate("'axe' in window"):
        # A script element would break the content security policy.
        page.evaluate(_source())
    return [
        f"{rule}: {fault} ({_first_few(elements)})"
        for rule, fault, elements in page.evaluate(RUN, only)
    ]


def _first_few(elements) -> str:
    more = [f"and {len(elements) - 5} more"] if elements[5:] else []
    return ", ".join(elements[:5] + more)
