"""Reading settings from the environment, strictly: a bad value stops the start."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The value of CROSSWALK_`name`, or the content of the file CROSSWALK_`name`_FILE."""
    path = os.environ.get(f"CROSSWALK_{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"CROSSWALK_{name}_FILE: {error}") from error
    return os.environ.get(f"CROSSWALK_{name}", default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"CROSSWALK_{name} must be 1 or 0, not {value!r}.")
    return value in _TRUE


def number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        at_least = f" of at least {least}" if least else ""
        raise ImproperlyConfigured(
            f"CROSSWALK_{name} must be a whole number{at_least}, not {value!r}."
        )
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def address(name: str) -> SplitResult:
    """The parts of the URL in CROSSWALK_`name`."""
    try:
        parts = urlsplit(text(name))
        _ = parts.port
    except ValueError:
        # Without what Python says of it: that may be a piece of the password.
        raise ImproperlyConfigured(
            f"CROSSWALK_{name} cannot be read: its port must be a number up to 65535, and in a "
            "name or password / ? # @ and : must be written as %2F %3F %23 %40 and %3A."
        ) from None
    return parts


def folder(path: Path) -> Path:
    """`path`, made for its owner only where it is missing: what is kept in it is secret. A
    folder that exists keeps the rights that somebody gave it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def kept_secret(path: Path) -> str:
    """The secret in `path`, made at first use and readable by its owner only.

    It appears under its name whole, so that of two first starts at once both read the same.
    """
    if not path.exists():
        handle, made = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(64))
            with suppress(FileExistsError):
                os.link(made, path)
        finally:
            Path(made).unlink()
    return path.read_text(encoding="ascii")


SQLITE_OPTIONS: dict[str, Any] = {
    # A transaction takes the write lock when it begins: a read-then-write under DEFERRED
    # is refused as "database is locked" most of the time when two writers meet.
    "transaction_mode": "IMMEDIATE",
    # FULL, not NORMAL: a save that was answered with "Saved" survives a power cut.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;"
    ),
}


def database(url: SplitResult, sqlite_file: Path) -> dict[str, Any]:
    """Django's settings for `url` (postgresql://user:password@host:port/name?option=value),
    or for SQLite in `sqlite_file` where `url` is empty."""
    if not url.geturl():
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": sqlite_file,
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": None,
        }
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise ImproperlyConfigured(
            "CROSSWALK_DATABASE_URL must look like postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        # Opening a connection costs more than a page: keep it, and test it before use.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(url.query)),
    }
