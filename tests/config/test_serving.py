"""Machines on which a server cannot say where it is: the usual address stands there."""

import subprocess
import sys

from django.conf import settings

from config import serving


def test_where_files_cannot_be_locked_nothing_is_known(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    (tmp_path / "8123").touch()
    monkeypatch.setattr(serving.fcntl, "flock", refuse)
    serving.announce(tmp_path / "own", 8123)
    assert serving.address(tmp_path) == ""


def test_windows_which_has_no_such_locks_starts_all_the_same(tmp_path):
    code = (
        "import os, pathlib, sys; sys.modules['fcntl'] = None; sys.platform = 'win32';"
        "from config import serving; here = pathlib.Path(sys.argv[1]);"
        "serving.announce(here, 8123); assert serving.address(here) == ''"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, check=False)
    assert done.returncode == 0
