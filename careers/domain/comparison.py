"""Roles side by side: the rows and cells of the comparison tables, ready to be looped over.

Cells always stand in the order of the roles that were asked for, one a role.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from careers.domain import document as doc
from careers.domain.catalogue import Catalogue, Role, any_of
from careers.domain.levels import HELPS, IF_NEEDED, LEADS, SHARES
from careers.domain.roles import Tool, headline_tools
from careers.domain.wording import NAMED_AT_MOST, capital, count, listed, with_article

STRENGTHS: Final = {LEADS: "leads", SHARES: "shares", HELPS: "helps", IF_NEEDED: "if-needed"}
"""How a rank is drawn."""

NO_PART: Final = "none"
"""How a role that a stage does not name is drawn."""


@dataclass(frozen=True)
class AspectRow:
    """One key difference. A cell is "" where nothing was written for the role."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class StageCell:
    """`strength` is one of STRENGTHS or NO_PART; `wording` is "" only for NO_PART."""

    role: Role
    strength: str
    wording: str


@dataclass(frozen=True)
class StageRow:
    name: str
    summary: str
    cells: tuple[StageCell, ...]


@dataclass(frozen=True)
class StageMatrix:
    """Stages from first to last, and what each role does in them."""

    roles: tuple[Role, ...]
    rows: tuple[StageRow, ...]

    @property
    def shape(self) -> str:
        """How bars lie: two roles meet on a centre line, many fill their cells."""
        return {1: "solo", 2: "pair"}.get(len(self.roles), "many")


@dataclass(frozen=True)
class DemandCell:
    """Share of the source's postings in whole percent, None where it was not counted."""

    role: Role
    percent: int | None


@dataclass(frozen=True)
class DemandRow:
    slug: str
    name: str
    cells: tuple[DemandCell, ...]


@dataclass(frozen=True)
class DemandTable:
    """What one source counted, most asked for first."""

    source: doc.Source
    rows: tuple[DemandRow, ...]


@dataclass(frozen=True)
class ToolRow:
    """One category across roles; a cell holds that role's tools, perhaps none."""

    category: str
    cells: tuple[tuple[Tool, ...], ...]


def question(roles: Sequence[Role]) -> str:
    """ "Data Scientist or Machine Learning Engineer?"; what a single role asks; "" for none."""
    if len(roles) == 1:
        return f"How ready are you to be {with_article(roles[0].name)}?"
    return f"{any_of(role.name for role in roles)}?" if roles else ""


def names(roles: Sequence[Role]) -> str:
    """ "Data Scientist and Machine Learning Engineer"; a number where they are many."""
    if len(roles) > NAMED_AT_MOST:
        return f"{capital(count(len(roles), 'role'))} side by side"
    return listed([role.name for role in roles]) if roles else ""


def aspects(catalogue: Catalogue, roles: Sequence[Role]) -> tuple[AspectRow, ...]:
    """Key differences. An aspect that says nothing of any of the roles is left out."""
    rows = (AspectRow(row.name, _texts(row, roles)) for row in catalogue.aspects)
    return tuple(row for row in rows if any(row.cells))


def stages(catalogue: Catalogue, roles: Sequence[Role]) -> StageMatrix:
    """Who leads which stage of the lifecycle."""
    return StageMatrix(
        tuple(roles),
        tuple(
            StageRow(stage.name, stage.summary, tuple(_part(stage, role) for role in roles))
            for stage in catalogue.stages
        ),
    )


def demand(catalogue: Catalogue, roles: Sequence[Role]) -> tuple[DemandTable, ...]:
    """What employers ask for, one table a source, in the order of the catalogue's sources."""
    tables = (
        DemandTable(source, _demand_rows(catalogue, roles, source.slug))
        for source in catalogue.sources
    )
    return tuple(table for table in tables if table.rows)


def tools_side_by_side(catalogue: Catalogue, roles: Sequence[Role]) -> tuple[ToolRow, ...]:
    """The headline requirements of `roles`, a row a category, in the catalogue's order."""
    found = [
        {group.category: group.tools for group in headline_tools(catalogue, role)} for role in roles
    ]
    return tuple(
        ToolRow(category.name, tuple(groups.get(category.name, ()) for groups in found))
        for category in catalogue.categories
        if any(category.name in groups for groups in found)
    )


def _texts(aspect: doc.Aspect, roles: Sequence[Role]) -> tuple[str, ...]:
    written = {cell.role: cell.text for cell in aspect.cells}
    return tuple(written.get(role.slug, "") for role in roles)


def _part(stage: doc.Stage, role: Role) -> StageCell:
    for cell in stage.cells:
        if cell.role == role.slug:
            return StageCell(role, STRENGTHS[cell.rank], cell.wording)
    return StageCell(role, NO_PART, "")


def _demand_rows(catalogue: Catalogue, roles: Sequence[Role], source: str) -> tuple[DemandRow, ...]:
    shares = {
        (role.slug, row.skill): row.percent
        for role in roles
        for row in role.demand
        if row.source == source
    }
    named = {skill for _, skill in shares}
    rows = (
        DemandRow(
            skill.slug,
            skill.name,
            tuple(DemandCell(role, shares.get((role.slug, skill.slug))) for role in roles),
        )
        for skill in catalogue.skills
        if skill.slug in named
    )
    return tuple(sorted(rows, key=_highest, reverse=True))


def _highest(row: DemandRow) -> int:
    return max(cell.percent or 0 for cell in row.cells)
