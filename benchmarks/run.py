"""Measure the site as shipped, on a database of its own that is gone afterwards.

Usage: .venv/bin/python benchmarks/run.py [--db sqlite|postgres] [--seconds 2] [--rounds 3] [--keep]
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import report
from benchmarks.load import Measure, Site, WrongAnswer, measure
from benchmarks.targets import EFFECT_MEMBERS, Target, targets
from scripts import machine, postgres
from scripts.machine import ROOT, say, stop

# Pieces of pages that members share are rendered once per process: most of them by then.
WARM_UP = 2
PATIENCE = 60


def main() -> None:
    options = _options()
    database = postgres.cluster(durable=True) if options.db == "postgres" else nullcontext("")
    try:
        with tempfile.TemporaryDirectory() as folder, database as address:
            _measure(options, Path(folder), address)
    except (machine.Missing, WrongAnswer) as fault:
        stop(str(fault))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the pages.")
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--seconds", type=float, default=2, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="write benchmarks/results/<date>.md")
    return parser.parse_args()


def _measure(options: argparse.Namespace, folder: Path, address: str) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CROSSWALK_")}
    environment |= {
        "CROSSWALK_DATA_DIR": str(folder),
        "CROSSWALK_DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    conditions = report.machine(options.db, options.seconds, options.rounds)
    seed = [sys.executable, "benchmarks/seed.py"]
    seeded = subprocess.run(seed, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    facts = json.loads(seeded.stdout)
    measured = targets(facts["roles"][0], facts["skills"][0], options.db)
    with _server(environment) as port:
        keys = folder / "sessions"
        keys.write_text("\n".join(facts["sessions"]) + "\n")
        site = Site(port, facts["sessions"], keys)
        rounds = _rounds(site, measured, options.rounds, options.seconds)
    effect = _effect(options, environment)
    text = f"{report.table(measured, rounds)}\n\n{report.effect(effect)}\n\n{conditions}\n"
    say("\n" + text)
    if options.keep:
        _keep(text, options.db)
    if missed := report.missed(measured, rounds) + report.effect_missed(effect):
        raise SystemExit(f"Below the bar: {', '.join(missed)}.")


def _effect(options: argparse.Namespace, environment: dict[str, str]) -> report.Effect:
    """After the pages, which are measured with fewer members."""
    say("The effect of publishing ...")
    members = EFFECT_MEMBERS[options.db]
    command = [sys.executable, "benchmarks/effect.py", str(members), str(2 * options.rounds + 1)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return report.Effect(**json.loads(done.stdout))


def _rounds(
    site: Site, measured: list[Target], count: int, seconds: float
) -> dict[str, list[Measure]]:
    """Each round measures everything once, so that a slow minute slows it all alike."""
    for target in measured:
        measure(site, target, WARM_UP)
    found: dict[str, list[Measure]] = {target.name: [] for target in measured}
    for number in range(count):
        say(f"Round {number + 1} of {count} ...")
        for target in measured:
            found[target.name].append(measure(site, target, seconds))
    return found


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", "1"]
    command += ["--log-level", "warning", "config.wsgi:application"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    stop("The server did not start.")


def _keep(text: str, database: str) -> None:
    folder = ROOT / "benchmarks" / "results"
    folder.mkdir(exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y-%m-%d}-{database}.md"
    path.write_text(f"# Measured with `make bench DB={database}`\n\n{text}", encoding="utf-8")
    say(f"Written to {path.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
