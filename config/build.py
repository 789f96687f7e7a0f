"""Which code is running, as a short id that changes with any file a page is made of."""

import hashlib
from pathlib import Path

FOLDERS = ("accounts", "careers", "config", "static", "templates")


def build_id(base: Path, *facts: object) -> str:
    """Twelve hex digits over the names and bytes of all sources below `base`, and over the
    settings that pages speak of."""
    digest = hashlib.sha256(repr(facts).encode())
    for folder in FOLDERS:
        for path in sorted((base / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(base)).encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
