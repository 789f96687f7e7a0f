"""The statement that counts the effect of publishing, for SQLite and PostgreSQL alike.

It reads each rating once and makes one row of each member. Its text depends on how many roles
change and how many of their requirements have several options, and on nothing else: all values
are parameters, tables of them as JSON. `careers.domain.effect.Plan` says what they are.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from django.db import connection

from careers.domain.effect import PERCENTILES
from careers.domain.effect_plan import Plan
from careers.models import Rating

Parameters = list[int | str]
Piece = tuple[str, Parameters]

SIDES: Final = (0, 1)
ROLE: Final = ("weight", "radix", "ready", "nearly", "building", "musts")
INTEGER: Final = 2**31
"""From here on PostgreSQL needs bigint, which it adds up more slowly."""

NEWEST: Final = """
    UNION ALL
    SELECT member_id, 8 * holding + level FROM (
        SELECT rating.member_id, merged.holding, rating.level, row_number() OVER (
            PARTITION BY rating.member_id, merged.holding
            ORDER BY rating.rated_at DESC, merged.rank DESC
        ) AS place
        FROM merged JOIN {rating} rating ON rating.skill_id = merged.skill
    ) ranked
    WHERE place = 1"""

STATEMENT: Final = """
WITH {tables},
-- Ratings; where skills are merged, the newest one. What was cleared has no level.
held (member, held) AS (
    SELECT member_id, 8 * skill_id + level FROM {rating}{newest}
),
-- What each member earns by single skills, and what they hold of each pool of several.
summed AS (
    SELECT {sums} FROM held JOIN worth ON worth.held = held.held GROUP BY member
),
total AS (SELECT {totals} FROM summed),
-- Members who earn the same are judged together.
earned (role, earned_0, earned_1, members) AS (
    SELECT role, {earned}, count(*) FROM total CROSS JOIN role GROUP BY 1, 2, 3
),
score AS (
    SELECT role.*, members, earned_0, earned_1,
        earned_0 %% radix_0 AS low_0, earned_1 %% radix_1 AS low_1,
        earned_0 / radix_0 %% radix_0 AS lost_0, earned_1 / radix_1 %% radix_1 AS lost_1,
        earned_0 / radix_0 / radix_0 %% (musts_0 + 1) AS met_0,
        earned_1 / radix_1 / radix_1 %% (musts_1 + 1) AS met_1
    FROM earned JOIN role ON role.role = earned.role
    -- Asked of what was grouped, or PostgreSQL would work out both twice for each member.
    WHERE CASE WHEN members > 0 THEN earned_0 + earned_1 END > 0
),
-- Verdicts as numbers: 0 is Unrated, 4 is Ready.
judged AS (
    SELECT role, members,
        low_1 * weight_0 - low_0 * weight_1 AS low_change,
        lost_1 * weight_0 - lost_0 * weight_1 AS lost_change,
        CASE WHEN earned_0 = 0 THEN 0 WHEN low_0 >= ready_0 AND met_0 = musts_0 THEN 4
            WHEN low_0 >= nearly_0 THEN 3 WHEN low_0 >= building_0 THEN 2 ELSE 1
        END AS verdict_0,
        CASE WHEN earned_1 = 0 THEN 0 WHEN low_1 >= ready_1 AND met_1 = musts_1 THEN 4
            WHEN low_1 >= nearly_1 THEN 3 WHEN low_1 >= building_1 THEN 2 ELSE 1
        END AS verdict_1
    FROM score
),
marked AS (
    SELECT role, low_change, members,
        CASE WHEN low_change = 0 AND lost_change = 0 AND verdict_0 = verdict_1 THEN 0
            ELSE members END AS changed,
        CASE WHEN verdict_0 < 4 AND verdict_1 = 4 THEN members ELSE 0 END AS gained,
        CASE WHEN verdict_0 = 4 AND verdict_1 < 4 THEN members ELSE 0 END AS lost
    FROM judged
),
-- One row a role and size of change; `running` counts those changed up to it.
spread AS (
    SELECT role, low_change, sum(members) AS members, sum(changed) AS changed,
        sum(gained) AS gained, sum(lost) AS lost,
        sum(sum(changed)) OVER (PARTITION BY role ORDER BY low_change) AS running,
        sum(sum(changed)) OVER (PARTITION BY role) AS total
    FROM marked GROUP BY role, low_change
)
SELECT role, sum(members), sum(changed),
    sum(CASE WHEN low_change > 0 THEN members ELSE 0 END),
    sum(CASE WHEN low_change < 0 THEN members ELSE 0 END),
    sum(gained), sum(lost), {percentiles}
FROM spread GROUP BY role
"""
PERCENTILE: Final = "min(CASE WHEN changed > 0 AND 100 * running >= %s * total THEN low_change END)"


def statement(plan: Plan) -> Piece:
    """One row a role that anybody rated an option of: its number, the first six of `Counts`
    and the percentiles, in the integers of `Change.unit` (None where nobody changes)."""
    pieces = {
        "tables": _tables(plan),
        "sums": _listed([*_sums(plan), *_bests(plan)]),
        "totals": _listed(_totals(plan)),
        "earned": _listed(_earned(plan)),
        "percentiles": _listed((PERCENTILE, [share]) for share in PERCENTILES),
    }
    rating = connection.ops.quote_name(Rating._meta.db_table)
    newest = NEWEST.format(rating=rating) if plan.merged else ""
    texts = {name: text for name, (text, _) in pieces.items()}
    parameters = [value for _, values in pieces.values() for value in values]
    return STATEMENT.format(**texts, rating=rating, newest=newest), parameters


def _tables(plan: Plan) -> Piece:
    role = ("role", *(f"{name}_{side}" for side in SIDES for name in ROLE))
    chosen = [f"chosen_{place}" for place in range(len(plan.options))]
    tables = [
        _table("role", role, plan.roles),
        _table("worth", ("held", *chosen, *_columns("alone", plan)), plan.worth),
    ]
    if plan.merged:
        tables.append(_table("merged", ("holding", "skill", "rank"), plan.merged))
    return _listed(tables)


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[int | None]]) -> Piece:
    """DISTINCT, so that a database reads the JSON once and not again for each member."""
    kind = "integer" if all((cell or 0) < INTEGER for row in rows for cell in row) else "bigint"
    if connection.vendor == "postgresql":
        cell, source = f"CAST(value ->> {{}} AS {kind})", "json_array_elements(CAST(%s AS json))"
    else:
        cell, source = "json_extract(value, '$[{}]')", "json_each(%s)"
    cells = ", ".join(cell.format(place) for place in range(len(columns)))
    text = f"{name} ({', '.join(columns)}) AS (SELECT DISTINCT {cells} FROM {source})"  # noqa: S608
    return text, [json.dumps(rows)]


def _columns(name: str, plan: Plan) -> list[str]:
    return [f"{name}_{role}_{side}" for role, side in product(_roles(plan), SIDES)]


def _roles(plan: Plan) -> list[int]:
    return [row[0] for row in plan.roles]


def _sums(plan: Plan) -> Iterable[Piece]:
    return ((f"sum({column}) AS {column}", []) for column in _columns("alone", plan))


def _bests(plan: Plan) -> Iterable[Piece]:
    for place, options in enumerate(plan.options):
        chosen = f"chosen_{place}"
        unrated = f"CASE WHEN count({chosen}) < %s THEN 1 ELSE 0 END"
        yield f"2 * max({chosen}) + {unrated} AS best_{place}", [options]


def _totals(plan: Plan) -> Iterable[Piece]:
    for role, side in product(_roles(plan), SIDES):
        text = f"alone_{role}_{side}"
        values: Parameters = []
        for place in range(len(plan.options)):
            worth = plan.earned.get((role, side, place), ())
            if worth:
                cases = " ".join(f"WHEN {held} THEN %s" for held in range(len(worth)))
                text += f" + CASE best_{place} {cases} ELSE 0 END"
                values.extend(worth)
        yield f"{text} AS total_{role}_{side}", values


def _earned(plan: Plan) -> Iterable[Piece]:
    for side in SIDES:
        cases = " ".join(f"WHEN {role} THEN total_{role}_{side}" for role in _roles(plan))
        yield f"CASE role {cases} END", []


def _listed(pieces: Iterable[Piece]) -> Piece:
    texts, values = zip(*pieces, strict=True)
    return ",\n    ".join(texts), [value for part in values for value in part]
