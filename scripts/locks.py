"""Whether the lock files are whole, hashed, and what requirements*.in ask for."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.machine import ROOT

PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)")
ASKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")


def faults(root: Path = ROOT) -> list[str]:
    """What is wrong with the lock files, a sentence each."""
    found = []
    for name in ("requirements", "requirements-dev"):
        lock = (root / f"{name}.txt").read_text(encoding="utf-8")
        pins = _pins(lock)
        found += [f"{name}.txt: {line} has no hash" for line in _without_hash(lock)]
        found += [
            f"{name}.in asks for {package}, which {name}.txt does not hold: run make lock"
            for package in _asked(root / f"{name}.in")
            if package not in pins
        ]
        found += [f"{name}.txt names an index: {line}" for line in _options(lock)]
    return found + _differences(root)


def _differences(root: Path) -> list[str]:
    """What runs the site and what is tested must be the same."""
    site = _pins((root / "requirements.txt").read_text(encoding="utf-8"))
    tested = _pins((root / "requirements-dev.txt").read_text(encoding="utf-8"))
    return [
        f"{package} is {version} in requirements.txt and {tested.get(package, 'absent')} in "
        "requirements-dev.txt: run make lock"
        for package, version in site.items()
        if tested.get(package) != version
    ]


def _pins(lock: str) -> dict[str, str]:
    matches = (PIN.match(line) for line in lock.splitlines())
    return {_plain(match[1]): match[2] for match in matches if match}


def _without_hash(lock: str) -> Iterator[str]:
    joined = lock.replace("\\\n", " ")
    for line in joined.splitlines():
        if PIN.match(line) and "--hash=sha256:" not in line:
            yield line.strip()


def _options(lock: str) -> Iterator[str]:
    return (line for line in lock.splitlines() if line.startswith("-"))


def _asked(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := ASKED.match(line):
            yield _plain(match[1])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
