"""Everything that can be said of the code without running its tests."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import locks
from scripts.machine import ROOT, say

PYTHON = sys.executable
MANAGE = (PYTHON, "manage.py")
PRODUCTION = {
    "CROSSWALK_PRODUCTION": "1",
    "CROSSWALK_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "CROSSWALK_ALLOWED_HOSTS": "crosswalk.example.org",
    "CROSSWALK_SITE_URL": "https://crosswalk.example.org",
    "CROSSWALK_EMAIL_URL": "smtps://user:password@mail.example.org",
    "CROSSWALK_TRUSTED_PROXIES": "1",
    "CROSSWALK_EMAIL_FROM": "Crosswalk <crosswalk@example.org>",
}
CHECKS: dict[str, tuple[str, ...]] = {
    "format": (PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."),
    "lint": (PYTHON, "-m", "ruff", "check", "--quiet", "."),
    "templates": (PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"),
    "types": (PYTHON, "-m", "mypy", "--no-error-summary"),
    "migrations complete": (*MANAGE, "makemigrations", "--check", "--dry-run", "--verbosity=0"),
    "system check": (*MANAGE, "check", "--fail-level", "WARNING"),
    "deploy settings": (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"),
    "default catalogue": (*MANAGE, "check_catalogue", "fixtures/catalogue.json"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        failed = [name for name, command in CHECKS.items() if not _passes(name, command, folder)]
    if found := locks.faults():
        failed.append("lock files")
    _report("lock files", "\n".join(found))
    if failed:
        raise SystemExit(f"\nNot right yet: {', '.join(failed)}.")
    say("\nAll checks passed.")


def _passes(name: str, command: tuple[str, ...], folder: str) -> bool:
    environment = {key: value for key, value in os.environ.items() if not _ours(key)}
    environment["CROSSWALK_DATA_DIR"] = folder
    if name == "deploy settings":
        environment |= PRODUCTION
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    _report(name, done.stdout if done.returncode else "")
    return done.returncode == 0


def _ours(variable: str) -> bool:
    return variable.startswith("CROSSWALK_") or variable == "DJANGO_SETTINGS_MODULE"


def _report(name: str, complaint: str) -> None:
    say(f"{name:.<24} {'FAILED' if complaint else 'ok'}")
    if complaint:
        say(complaint.strip())


if __name__ == "__main__":
    main()
