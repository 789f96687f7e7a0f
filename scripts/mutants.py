"""Take away each owner filter and each permission in turn: the tests must fail every time.

Usage: .venv/bin/python scripts/mutants.py [--only words of a file or fault]

Each fault is planted in a copy of the project. The test files that speak of its code run
first; what survives them meets every test that needs no browser. A table is printed, and the
number of faults beside the number of routes.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.machine import ROOT, say, stop
from scripts.mutations import Mutant, mutants

FIRST: Final = 8
"""So many test files are tried before all of them."""
AT_ONCE: Final = max(1, min(4, os.cpu_count() or 1))
FAILED: Final = 1
"""What pytest ends with when a test failed, and only then."""
LEFT_OUT: Final = {"browser", "house", "vendor"}
ACCESS: Final = "tests/routes/test_access.py"
COUNT_ROUTES: Final = (
    "import django; django.setup(); from tests.routes.walk import routes; print(len(routes()))"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="faults whose file or words hold this")
    only = parser.parse_args().only
    found = [one for one in mutants(ROOT) if only in f"{one.file} {one.what}"]
    texts = {path: path.read_text(encoding="utf-8") for path in _test_files()}
    with tempfile.TemporaryDirectory() as folder:
        copies = [_copy(Path(folder) / str(number)) for number in range(AT_ONCE)]
        say(f"{len(found)} faults to plant. First the tests as they are ...")
        if _pytest(copies[0], [ACCESS] if only else _all_tests()) != 0:
            stop("The tests fail without any fault. Mend them first.")
        survivors = _hunt(found, texts, copies)
    routes = _number_of_routes()
    say(f"\n{len(found)} faults over {routes} routes: {len(found) - len(survivors)} found")
    raise SystemExit(1 if survivors else 0)


def _hunt(found: list[Mutant], texts: dict[Path, str], copies: list[Path]) -> list[Mutant]:
    """The mutants that no test noticed."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def first(mutant: Mutant) -> bool:
        copy = free.get()
        try:
            noticed = _planted(copy, mutant, _likely(mutant, texts))
        finally:
            free.put(copy)
        say(f"{'found' if noticed else '...':<6} {mutant.file}:{mutant.line} {mutant.what}")
        return noticed

    with ThreadPoolExecutor(len(copies)) as pool:
        noticed = list(pool.map(first, found))
    left = [mutant for mutant, was in zip(found, noticed, strict=True) if not was]
    survivors = [one for one in left if not _planted(copies[0], one, _all_tests())]
    for one in left:
        told = "SURVIVED" if one in survivors else "found"
        say(f"{told:<6} {one.file}:{one.line} {one.what} (all tests)")
    return survivors


def _planted(copy: Path, mutant: Mutant, tests: list[str]) -> bool:
    """Whether `tests` fail once the fault is in."""
    path = copy / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        return _pytest(copy, tests) == FAILED
    finally:
        path.write_text(sound, encoding="utf-8")


def _likely(mutant: Mutant, texts: dict[Path, str]) -> list[str]:
    """The test files that mention what the fault is in most, and those of who may do what."""

    def mentions(path: Path) -> int:
        named = sum(4 for word in mutant.words if word in path.stem)
        return named + sum(min(3, texts[path].count(word)) for word in mutant.words)

    best = sorted(texts, key=mentions, reverse=True)[:FIRST]
    return [*(str(path.relative_to(ROOT)) for path in best), ACCESS]


def _test_files() -> list[Path]:
    return [
        path
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if not LEFT_OUT & set(path.parts)
    ]


def _all_tests() -> list[str]:
    folders = sorted(path for path in (ROOT / "tests").iterdir() if list(path.glob("test_*.py")))
    kept = [f"tests/{path.name}" for path in folders if path.name not in LEFT_OUT]
    return ["-n", str(AT_ONCE), *kept]


def _pytest(copy: Path, arguments: Iterable[str]) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly"]
    command += ["-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        command, cwd=copy, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode


def _copy(folder: Path) -> Path:
    """What git knows of the project, as it lies here."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def _number_of_routes() -> int:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", COUNT_ROUTES]
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return int(answer.stdout.split()[-1])


if __name__ == "__main__":
    main()
