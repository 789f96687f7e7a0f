"""The figures as a table, in ratios of the same round."""

import os
import platform
import sqlite3
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import django
import granian

from benchmarks.load import CONNECTIONS, TOOL, Measure
from benchmarks.targets import EFFECT_AIM, EFFECT_MEMBERS, EFFECT_MUST, Target

Rounds = Mapping[str, Sequence[Measure]]


@dataclass(frozen=True)
class Effect:
    """Seconds of a sequential scan of the ratings and of counting an effect, in pairs."""

    members: int
    ratings: int
    pairs: Sequence[tuple[float, float]]

    @property
    def ratio(self) -> float:
        return statistics.median(effect / scan for scan, effect in self.pairs)

    @property
    def scan(self) -> float:
        return statistics.median(scan for scan, _ in self.pairs)

    @property
    def effect(self) -> float:
        return statistics.median(effect for _, effect in self.pairs)


def table(targets: Sequence[Target], rounds: Rounds) -> str:
    """One line a target; the ratio is the median of those of the single rounds."""
    rows: list[tuple[str, ...]] = [("", "requests/s", "p50 ms", "ratio", "must", "aim", "")]
    for target in targets:
        measures = rounds[target.name]
        rate = statistics.median(measure.rate for measure in measures)
        median = statistics.median(measure.median for measure in measures)
        ratio = _ratio(target, rounds)
        rows.append(
            (
                target.name,
                f"{rate:,.0f}",
                f"{median:.1f}",
                _share(ratio),
                _share(target.must),
                _share(target.aim),
                _verdict(target, ratio, measures),
            )
        )
    return "\n".join("| " + " | ".join(row) + " |" for row in _aligned(rows))


def missed(targets: Sequence[Target], rounds: Rounds) -> list[str]:
    """The targets below what they must reach, and those with wrong answers."""
    return [
        target.name
        for target in targets
        if any(measure.wrong for measure in rounds[target.name])
        or (target.must or 0) > (_ratio(target, rounds) or 1)
    ]


def effect(found: Effect) -> str:
    """In a sentence. Only PostgreSQL has to reach a bar: SQLite is for a few members."""
    bar = f" (must {EFFECT_MUST}, aim {EFFECT_AIM})" if _judged(found) else ""
    return (
        f"Effect of a changed requirement on {found.members:,} members with {found.ratings} "
        f"ratings each: {found.effect:.2f} s, a scan of the ratings {found.scan:.3f} s, "
        f"ratio {found.ratio:.1f}{bar}; medians of {len(found.pairs)} pairs."
    )


def effect_missed(found: Effect) -> list[str]:
    return ["effect of publishing"] if _judged(found) and found.ratio > EFFECT_MUST else []


def _judged(found: Effect) -> bool:
    return found.members == EFFECT_MEMBERS["postgres"]


def machine(database: str, seconds: float, rounds: int) -> str:
    """What the figures depend on, in words."""
    kept = "synchronous=FULL" if database == "sqlite" else "fsync on, unix socket"
    version = f" {sqlite3.sqlite_version}" if database == "sqlite" else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}; {os.cpu_count()} processors ({platform.machine()}), load "
        f"{os.getloadavg()[0]:.1f} at the start; Python {platform.python_version()}, Django "
        f"{django.__version__}, granian {granian.__version__} with 2 workers of 1 thread; "
        f"{database}{version}, {kept}; sessions in the database; 1,000 members with 20 ratings; "
        f"{CONNECTIONS} connections by {TOOL} on the same machine; {rounds} rounds of "
        f"{seconds:g} s each, interleaved."
    )


def _ratio(target: Target, rounds: Rounds) -> float | None:
    if not target.against:
        return None
    pairs = zip(rounds[target.name], rounds[target.against], strict=True)
    return statistics.median(mine.rate / base.rate for mine, base in pairs)


def _verdict(target: Target, ratio: float | None, measures: Sequence[Measure]) -> str:
    if wrong := sum(measure.wrong for measure in measures):
        return f"{wrong} WRONG ANSWERS"
    if ratio is None or target.must is None or target.aim is None:
        return ""
    return "aim met" if ratio >= target.aim else "must met" if ratio >= target.must else "MISSED"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _aligned(rows: list[tuple[str, ...]]) -> list[list[str]]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = [
        [
            cell.ljust(width) if place in {0, len(row) - 1} else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]
    return [padded[0], ["-" * width for width in widths], *padded[1:]]
