"""docs/data.md says what the inventory says."""

from careers.record.inventory import KEPT
from careers.record.kept import NUMBER, YOURS
from tests.house.sources import ROOT

PAPER = ROOT / "docs" / "data.md"
HEAD = "| what | in the export | withheld | once erased |\n|---|---|---|---|\n"


def table():
    return "".join(map(_line, KEPT))


def test_the_paper_has_the_table_as_it_is():
    told = PAPER.read_text(encoding="utf-8").partition(HEAD)[2]
    assert told == table(), (
        "Write the table of docs/data.md anew: print(HEAD + table()) of this test."
    )


def _line(kept):
    shown = f"`{kept.at}`: {', '.join(kept.shown)}"
    others = {name: why for name, why in kept.withheld.items() if why not in {NUMBER, YOURS}}
    held = " ".join(f"`{name}`: {why}" for name, why in others.items())
    return f"| {kept.model} | {shown} | {held} | {kept.stays or 'Gone.'} |\n"
