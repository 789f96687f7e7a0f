"""The whole suite on SQLite and again on PostgreSQL, with everything it needs.

Usage: .venv/bin/python scripts/test.py [--db both|sqlite|postgres] [-- pytest arguments]
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import machine, postgres
from scripts.machine import ROOT, say, stop

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
NOTHING_COLLECTED = 5


@dataclass
class Run:
    """One pytest run: its exit code, tests by outcome, and seconds."""

    name: str
    code: int
    tally: Counter[str]
    seconds: float

    def __str__(self) -> str:
        counts = ", ".join(f"{self.tally[key]} {key}" for key in ("passed", "failed", "skipped"))
        return f"{self.name:<11} {counts}, in {self.seconds:.0f} s"


def main() -> None:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        browser = _chromium()
        runs = [_test(which, browser, options.pytest) for which in options.databases]
    except machine.Missing as missing:
        stop(str(missing))
    except KeyboardInterrupt:
        stop("Stopped.")
    say("")
    for run in runs:
        say(str(run))
    raise SystemExit(max(run.code for run in runs))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run all tests.")
    parser.add_argument("--db", choices=("both", *NAMES), default="both")
    parser.add_argument("pytest", nargs="*", help="arguments for pytest, after --")
    options = parser.parse_args()
    options.databases = list(NAMES) if options.db == "both" else [options.db]
    return options


def _test(which: str, browser: str | None, arguments: list[str]) -> Run:
    say(f"\nThe tests on {NAMES[which]}\n")
    environment = {**os.environ}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    if browser:
        environment["CHROMIUM"] = browser
    if which == "sqlite":
        environment.pop("CROSSWALK_TEST_DATABASE_URL", None)
        return _pytest(which, environment, arguments)
    with postgres.cluster() as address:
        environment["CROSSWALK_TEST_DATABASE_URL"] = address
        return _pytest(which, environment, arguments)


def _pytest(which: str, environment: dict[str, str], arguments: list[str]) -> Run:
    # More processes than processors make journeys in the browser wait for each other.
    workers = max(2, min(4, os.cpu_count() or 2))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-n", str(workers), "--dist", "worksteal", "-q"]
        command += [f"--junit-xml={report}", *arguments]
        code = subprocess.run(command, cwd=ROOT, env=environment).returncode
        tally = _tally(report)
    if code == NOTHING_COLLECTED:
        say("No test matches.")
    return Run(NAMES[which], code, tally, time.monotonic() - began)


def _tally(report: Path) -> Counter[str]:
    tally: Counter[str] = Counter()
    if report.exists():
        for case in ET.parse(report).iter("testcase"):  # noqa: S314 - our own file
            outcomes = {child.tag for child in case}
            failed = outcomes & {"failure", "error"}
            tally["failed" if failed else "skipped" if "skipped" in outcomes else "passed"] += 1
    return tally


def _chromium() -> str | None:
    """The system's Chromium, or None for the one that Playwright keeps. Gets one if need be."""
    if path := machine.chromium():
        return path
    if _playwright_has_one():
        return None
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium by apt-get ...")
        _apt("update")
        if _apt("install", "--no-install-recommends", "chromium", "fonts-dejavu-core"):
            return machine.chromium()
    say("Fetching Chromium by Playwright ...")
    fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(fetch).returncode:
        raise machine.Missing(
            "The tests need a Chromium, and none could be fetched. On Debian and Ubuntu:\n"
            "    sudo apt-get install chromium\n"
            "or point the variable CHROMIUM at the program."
        )
    return None


def _playwright_has_one() -> bool:
    code = (
        "from pathlib import Path; from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: raise SystemExit(not Path(p.chromium.executable_path).exists())"
    )
    return subprocess.run([sys.executable, "-c", code]).returncode == 0


def _apt(*words: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-y", *words]
    return subprocess.run(command, env=environment).returncode == 0


if __name__ == "__main__":
    main()
