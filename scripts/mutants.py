"""Take away each owner filter and each permission in turn: the tests must fail every time.

Usage: .venv/bin/python scripts/mutants.py [--only words of a file or fault] [--learned copy]

All tests run once, without a fault, to learn which of them pass by each place (or --learned
names a copy of the project in which they did). Then each fault is planted in a copy, and of
those tests some run first, then the files that they stand in; what survives meets every test
that needs no browser. A table is printed, and the number of faults beside that of routes.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import passing
from scripts.machine import ROOT, say, stop
from scripts.mutations import Mutant, mutants

FIRST: Final = 12
"""So many tests that pass by are tried first."""
FILES: Final = 6
"""And of so many files all tests, before all there are."""
AT_ONCE: Final = max(1, min(4, os.cpu_count() or 1))
FAILED: Final = 1
"""What pytest ends with when a test failed, and only then."""
LEFT_OUT: Final = {"browser", "house", "vendor"}
WALKS: Final = {"hostile", "routes"}
"""Folders of tests that go by every page, and last for minutes."""
ACCESS: Final = "tests/routes/test_access.py"
ASKS_AGAIN: Final = "tests/routes/test_asks_again.py"
"""Of whoever is refused for a session that is not fresh: they come by no place."""
NEIGHBOURS: Final = (
    "tests/accounts/test_only_ones_own.py",
    "tests/data/test_beside_a_neighbour.py",
)
"""Of one member beside another: what most owner filters are for."""
NO_RIGHTS: Final = "tests/admin/test_no_rights.py"
"""Of a member of the staff who may see and change nothing."""
ONE_ACTOR: Final = ("-k", "(reading or posting) and reviewer")
"""Who may see, and change nothing: what asks for no right any more opens to them first."""
ROUNDS: Final = 4
KEPT: Final = "kept-between-runs"
DATABASE: Final = "test.sqlite3"
UNTOUCHED: Final = "untouched.sqlite3"
MAKES_IT: Final = "tests/commands/test_setup.py"
"""Any test that needs the database."""
COUNT_ROUTES: Final = (
    "import django; django.setup(); from tests.routes.walk import routes; print(len(routes()))"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="faults whose file or words hold this")
    parser.add_argument("--learned", type=Path, help="a copy whose tests ran with notes")
    options = parser.parse_args()
    found = [one for one in mutants(ROOT) if options.only in f"{one.file} {one.what}"]
    places = [(one.file, one.line) for one in found]
    with tempfile.TemporaryDirectory() as folder:
        say(f"{len(found)} faults to plant. First the tests as they are ...")
        learned = options.learned or _learn(Path(folder) / "learning", places)
        passed = passing.read(learned, places)
        copies = [_prepared(Path(folder) / str(number)) for number in range(AT_ONCE)]
        survivors = _hunt(found, passed, copies)
    routes = _number_of_routes()
    say(f"\n{len(found)} faults over {routes} routes: {len(found) - len(survivors)} found")
    raise SystemExit(1 if survivors else 0)


def _learn(copy: Path, places: list[passing.Place]) -> Path:
    passing.plant(_copy(copy), places)
    if _pytest(copy, _all_tests()) != 0:
        stop("The tests fail without any fault. Mend them first.")
    return copy


def _hunt(
    found: list[Mutant], passed: dict[passing.Place, list[str]], copies: list[Path]
) -> list[Mutant]:
    """The mutants that no test noticed. Each round takes longer and has fewer of them."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)
    left = found
    for number in range(ROUNDS):
        noticed = _round(left, passed, free, number)
        left = [mutant for mutant, was in zip(left, noticed, strict=True) if not was]
    survivors = [one for one in left if not _planted(copies[0], one, _all_tests())]
    for one in left:
        told = "SURVIVED" if one in survivors else "found"
        say(f"{told:<6} {one.file}:{one.line} {one.what} (all tests)")
    return survivors


def _round(
    left: list[Mutant],
    passed: dict[passing.Place, list[str]],
    free: "SimpleQueue[Path]",
    number: int,
) -> list[bool]:
    def noticed(mutant: Mutant) -> bool:
        tests = _tests(mutant, passed[mutant.file, mutant.line], number)
        copy = free.get()
        try:
            was = bool(tests) and _planted(copy, mutant, tests)
        finally:
            free.put(copy)
        say(f"{'found' if was else '...':<6} {mutant.file}:{mutant.line} {mutant.what}")
        return was

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(noticed, left))


def _planted(copy: Path, mutant: Mutant, tests: list[str]) -> bool:
    """Whether `tests` fail once the fault is in."""
    path = copy / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        return _pytest(copy, tests) == FAILED
    finally:
        path.write_text(sound, encoding="utf-8")


def _tests(mutant: Mutant, passed: list[str], number: int) -> list[str]:
    """Of round `number`: some tests that pass by; the files that they stand in, because who is
    refused does not come by but is tested beside who does; what goes by every page, as one
    actor and then whole."""
    tests = [test for test in passed if not LEFT_OUT & set(Path(_file(test)).parts)]
    best = sorted(tests, key=lambda test: _likeness(mutant, test), reverse=True)
    quick = [test for test in best if _is_quick(test)]
    files = list(dict.fromkeys(map(_file, quick)))[:FILES]
    if "reauthentication_required" in mutant.what:
        quick.insert(0, ASKS_AGAIN)
    elif mutant.what.startswith("without"):
        quick[:0] = NEIGHBOURS
    else:
        quick.insert(0, NO_RIGHTS)
    walks = list(dict.fromkeys(_file(test) for test in best if not _is_quick(test)))
    whole = [ACCESS, *(one for one in walks if one != ACCESS)]
    return (quick[:FIRST], files, [ACCESS, *ONE_ACTOR], whole)[number]


def _likeness(mutant: Mutant, test: str) -> int:
    return sum(word.lower() in test.lower() for word in mutant.words)


def _is_quick(test: str) -> bool:
    return not WALKS & set(Path(test).parts)


def _file(test: str) -> str:
    return test.partition("::")[0]


def _all_tests() -> list[str]:
    folders = sorted(path for path in (ROOT / "tests").iterdir() if list(path.glob("test_*.py")))
    kept = [f"tests/{path.name}" for path in folders if path.name not in LEFT_OUT]
    return ["-n", str(AT_ONCE), *kept]


def _prepared(folder: Path) -> Path:
    """A copy with a database that is made once: to make it takes longer than most tests."""
    copy = _copy(folder)
    (copy / KEPT).mkdir()
    _pytest(copy, [MAKES_IT, "--reuse-db", "--create-db"])
    shutil.copy2(copy / KEPT / DATABASE, copy / KEPT / UNTOUCHED)
    return copy


def _pytest(copy: Path, arguments: list[str]) -> int:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("CROSSWALK_TEST_DATABASE_URL", None)
    if "-n" not in arguments and (copy / KEPT).is_dir():
        environment["CROSSWALK_TEST_FOLDER"] = str(copy / KEPT)
        if (copy / KEPT / UNTOUCHED).exists():
            for left in (copy / KEPT).glob(f"{DATABASE}*"):
                left.unlink()
            shutil.copy2(copy / KEPT / UNTOUCHED, copy / KEPT / DATABASE)
            arguments = ["--reuse-db", *arguments]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly"]
    command += ["-p", "no:cacheprovider", *arguments]
    quiet = subprocess.DEVNULL
    return subprocess.run(command, cwd=copy, env=environment, stdout=quiet, stderr=quiet).returncode


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
