"""Where this machine serves Crosswalk just now, for the commands of another terminal.

There is a file for each port, locked by its server: the system drops the lock when the server
ends, however it ends, so that what is read here is never about a server that is gone. Where
files cannot be locked so (Windows, some network folders) nothing is known, and the usual
address stands.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

USUAL: Final = "http://localhost:8000"
"""Where a server begins unless told otherwise."""


def announce(folder: Path, port: int) -> None:
    """Say that this process serves `port`, as long as it lives, also as another program."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(folder / str(port), os.O_WRONLY | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.utime(handle)
        os.set_inheritable(handle, True)  # noqa: FBT003 it takes no keyword


def address(folder: Path) -> str:
    """Of the server that began last of those that run, or "" where none is known."""
    with suppress(OSError):
        files = folder.iterdir() if folder.is_dir() else ()
        newest_first = sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)
        return next((f"http://localhost:{file.name}" for file in newest_first if _locked(file)), "")
    return ""


def _locked(path: Path) -> bool:
    if sys.platform == "win32":
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
