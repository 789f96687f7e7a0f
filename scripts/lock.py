"""Write both lock files anew: the newest versions that requirements*.in allow, with hashes."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.machine import ROOT

COMMAND = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade"),
    # For all systems, as from the oldest Python: one file serves every machine.
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate"),
]
LOCKS = {
    "requirements.txt": ["requirements.in"],
    # The same versions as on the site, and then some.
    "requirements-dev.txt": ["requirements-dev.in", "--constraint", "requirements.txt"],
}


def main() -> None:
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    for lock, sources in LOCKS.items():
        command = [*COMMAND, *sources, "--output-file", lock]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
