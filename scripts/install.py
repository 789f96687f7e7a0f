"""Make .venv and install the locked packages, only if something changed since last time.

Usage: python3 scripts/install.py requirements.txt
"""

# Until the version is checked, this file must be readable for any Python 3.
import sys

if sys.version_info < (3, 11):
    sys.exit("\nCrosswalk needs Python 3.11 or newer; this is {}.{}. Install a newer one, or name "
             "it: make run PYTHON=python3.12".format(*sys.version_info))  # fmt: skip

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.machine import ROOT, say, stop

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NO_NETWORK = (
    "from versions: none", "Temporary failure in name resolution", "NewConnectionError",
    "Name or service not known",
    "nodename nor servname", "Network is unreachable", "Max retries exceeded", "ConnectTimeout",
)  # fmt: skip
NO_HEADERS = (
    "Python.h",
    "error: command 'gcc'",
    "error: command 'cc'",
    "Unable to find a compiler",
)


def main() -> None:
    requirements = ROOT / sys.argv[1]
    stamp = VENV / f".{requirements.name}.sha256"
    wanted = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not _works():
        _make()
    say(f"Installing what {requirements.name} lists (a minute or two the first time) ...")
    _install(requirements)
    stamp.write_text(wanted)


def _works() -> bool:
    """False as well where the Python that made the environment is gone."""
    try:
        return not subprocess.run(
            [PYTHON, "-m", "pip", "--version"], capture_output=True
        ).returncode
    except OSError:
        return False


def _make() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = "{}.{}".format(*sys.version_info)
        stop(
            "Python's venv module is missing. On Debian and Ubuntu install it with\n"
            f"    sudo apt-get install python{version}-venv\nand run the same command again."
        )
    say("Making the virtual environment .venv ...")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if made.returncode:
        stop(f"The virtual environment could not be made:\n{made.stdout}{made.stderr}")


def _install(requirements: Path) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--progress-bar", "off"]
    command += ["--disable-pip-version-check", "--no-input", "-r", str(requirements)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        stop(f"{done.stdout[-3000:]}\n{_reason(done.stdout)}")


def _reason(output: str) -> str:
    if any(sign in output for sign in NO_NETWORK):
        return (
            "The packages could not be fetched: the package index is out of reach. Connect to the\n"
            "network (or set pip's proxy, PIP_PROXY) and run the same command again."
        )
    if any(sign in output for sign in NO_HEADERS):
        return (
            "A package had to be compiled and this machine lacks a compiler or Python's headers.\n"
            "On Debian and Ubuntu: sudo apt-get install build-essential python3-dev. There is a\n"
            f"ready-made package for most machines; this is Python {platform.python_version()} on "
            f"{platform.machine()}."
        )
    return "The packages could not be installed; the lines above say why."


if __name__ == "__main__":
    main()
