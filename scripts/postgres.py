"""A throw-away PostgreSQL cluster: made in a temporary folder, gone at the end.

PostgreSQL refuses to run as root, so root lends it to an ordinary user.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts import machine

ORDINARY_USERS = ("postgres", "nobody")
# The data is thrown away, so nothing has to survive a power cut.
SERVER_OPTIONS = (
    "-c listen_addresses= -c max_connections=60 "
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
)
DURABLE_OPTIONS = "-c listen_addresses= -c max_connections=60"


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """Yields the address of a running cluster's database `postgres`.

    `durable` keeps fsync on, for measuring. Raises machine.Missing where there is no
    PostgreSQL or it does not start.
    """
    binaries = machine.postgresql()
    if binaries is None:
        raise machine.Missing(
            "PostgreSQL's programs (initdb, postgres) were not found. On Debian and Ubuntu:\n"
            "    sudo apt-get install postgresql"
        )
    # Not the system's temporary folder: a socket's path may have 107 characters only.
    folder = Path(tempfile.mkdtemp(prefix="crosswalk-pg-", dir="/tmp"))
    try:
        owner = _ordinary_user(folder)
        binaries = _reachable(binaries, folder, owner)
        _start(binaries, folder, owner, DURABLE_OPTIONS if durable else SERVER_OPTIONS)
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            _run([binaries / "pg_ctl", "stop", "-m", "immediate", "-D", folder / "data"], owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ordinary_user(folder: Path) -> dict[str, Any]:
    """Arguments for subprocess: nothing, or for root an ordinary user who now owns `folder`."""
    if os.geteuid() != 0:
        return {}
    for name in ORDINARY_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise machine.Missing(
        "PostgreSQL does not run as root, and there is no user "
        f"{' or '.join(ORDINARY_USERS)} to run it as. Run this as an ordinary user."
    )


def _reachable(binaries: Path, folder: Path, owner: dict[str, Any]) -> Path:
    """`binaries`, or a copy where the ordinary user may not enter their folder: those of the
    wheel in root's own checkout, which look for libraries in a folder beside their package."""
    try:
        if _run([binaries / "postgres", "--version"], owner, folder).returncode == 0:
            return binaries
    except PermissionError:
        pass
    package = binaries.parents[1]
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / binaries.relative_to(package.parent)


def _start(binaries: Path, folder: Path, owner: dict[str, Any], options: str) -> None:
    log = folder / "log"
    data = folder / "data"
    make = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]
    made = _run([*make, "-E", "UTF8", "--locale=C"], owner, folder)
    if made.returncode:
        raise machine.Missing(f"PostgreSQL could not make a cluster:\n{made.stdout}")
    start = [binaries / "pg_ctl", "start", "-w", "-D", data, "-l", log]
    # pg_ctl's child keeps its output open: it must not be a pipe that somebody waits for.
    started = _run([*start, "-o", f"-k {folder} {options}"], owner, folder, subprocess.DEVNULL)
    if started.returncode:
        reason = log.read_text() if log.exists() else ""
        raise machine.Missing(f"PostgreSQL did not start:\n{reason}")


def _run(
    command: list[Any],
    owner: dict[str, Any],
    folder: Path = Path("/"),
    output: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C"}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        **owner,
    )
